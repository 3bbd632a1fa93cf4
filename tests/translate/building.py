"""A project with every way of writing a text, and what a translator gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import polib

from generator.load import load
from generator.model.project import Project
from generator.translate import Unit, po_file, units
from generator.translation import Imported, exported, imported
from tests.projects.copies import TODAY, overlaid

ROOT = Path(__file__).parents[2]
OVERLAY = Path(__file__).parent / "project"
GOLDEN = Path(__file__).parent / "golden"


def elaborate(folder: Path) -> Path:
    """The small project with `project/` laid over it."""
    return overlaid(folder, OVERLAY)


def loaded(root: Path) -> Project:
    project, report = load(root, TODAY)
    assert report.problems == ()
    assert project is not None
    return project


@cache
def real() -> tuple[Project, bytes]:
    """The project of this repository, and what it exports."""
    project = loaded(ROOT)
    return project, po_file(project, units(project, "en"), "en")


def by_id(root: Path) -> dict[str, Unit]:
    return {unit.id: unit for unit in units(loaded(root), "en")}


def contents(root: Path) -> dict[str, bytes]:
    """Every file of the project, hidden ones too."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def put_back(root: Path, before: Mapping[str, bytes]) -> None:
    """Make every file what it was."""
    for name, content in before.items():
        if (root / name).read_bytes() != content:
            (root / name).write_bytes(content)


def edited_po(root: Path, change: Callable[[polib.POFile], None]) -> bytes:
    """What the project exports, after a translator's work. Another library writes it than the one that we use."""
    po = polib.pofile(exported(root, TODAY, "en").decode())
    change(po)
    return str(po).encode("utf-8", "surrogatepass") + b"\n"


def translated(root: Path, texts: Mapping[str, str]) -> bytes:
    """What the project exports, with other translations for some texts."""

    def change(po: polib.POFile) -> None:
        entries = {entry.msgctxt: entry for entry in po}
        for id, text in texts.items():
            entries[id].msgstr = text

    return edited_po(root, change)


def only(units: Iterable[Unit], texts: Mapping[str, str]) -> bytes:
    """A PO file with nothing but translations for some of `units`."""
    po = polib.POFile()
    for unit in units:
        if unit.id in texts:
            po.append(polib.POEntry(msgctxt=unit.id, msgid=unit.source.value, msgstr=texts[unit.id]))
    return str(po).encode() + b"\n"


def given_back(root: Path, po: bytes, *, write: bool = True) -> Imported:
    """The import of `po`, which lies beside the project."""
    file = root.parent / "back.po"
    file.write_bytes(po)
    return imported(root, TODAY, file, "en", write=write)


def rules(done: Imported) -> list[str]:
    return [problem.rule for problem in done.report.problems]
