"""There and back: nothing changes that nobody changed, and what was translated reads back as it was given."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import polib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.translate import Unit, units
from generator.translation import exported
from tests.projects.copies import TODAY
from tests.strategies import effort
from tests.translate.building import (
    ROOT,
    by_id,
    contents,
    edited_po,
    elaborate,
    given_back,
    loaded,
    only,
    put_back,
    real,
    rules,
    translated,
)

PIECES = [
    "a",
    "yes",
    "no",
    "51",
    "08",
    "~",
    "null",
    "2026-11-22",
    "1e3",
    ": ",
    "# ",
    " #",
    ":",
    "- ",
    "? ",
    "* ",
    "&a",
    "!t",
    "%",
    "@",
    "`",
    "'",
    '"',
    "\\",
    "\\n",
    "{x}",
    "{hotline}",
    "[a](page:slips)",
    "**b**",
    ",",
    "]",
    "}",
    "---",
    "...",
    "<b>",
    "<<",
    "=",
    ".inf",
    "\n",
    "\n\n",
    "\t",
    " ",
    "  ",
    "x\n- y",
    "1. ",
    "# h",
    "\n## h {: #h }",
    "> ",
    "אב",
    "ال",
    "🀀",
    "é",
    "余额",
    "\xa0",
    "{: .c }",
    "\n---\n",
    "&amp;",
    "✎ ",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from([*PIECES, "|"]), min_size=1, max_size=5).map("".join),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all examples: each of them puts back what it has changed."""
    return elaborate(tmp_path_factory.mktemp("there-and-back"))


@cache
def held(root: Path) -> tuple[dict[str, bytes], tuple[Unit, ...]]:
    """Every file of the project as it is before an example, and its texts."""
    return contents(root), units(loaded(root), "en")


def kept(text: str) -> str:
    """What is exported of a text: nothing of one that says of itself that it is still to be written."""
    return "" if text.startswith("✎") else text


def test_nothing_changes_in_the_real_project(tmp_path: Path):
    for name in ("trees", "content", "site_config"):
        shutil.copytree(ROOT / name, tmp_path / "project" / name)
    root = tmp_path / "project"
    before = contents(root)
    done = given_back(root, real()[1])
    assert (done.changes, done.report.problems, done.empty, done.fuzzy) == ((), (), 0, 0)
    assert done.unchanged > 6000
    assert contents(root) == before


def test_other_libraries_and_line_ends_change_nothing(root: Path):
    before = contents(root)
    for po in (edited_po(root, lambda po: None), exported(root, TODAY, "en").replace(b"\n", b"\r\n")):
        done = given_back(root, b"\xef\xbb\xbf" + po)
        assert (done.changes, done.report.problems) == ((), ())
    assert contents(root) == before


@pytest.mark.no_cover  # any content runs the same lines
@effort(50, on_disk=True)
@given(text=TEXTS, number=st.integers(0, 10_000))
@example("yes", 0)
@example("a: b # c\n\n--- ", 3)
def test_any_translation_reads_back_or_is_refused(project: Path, text: str, number: int):
    before, old = held(project)
    unit = old[number % len(old)]
    po = only(old, {unit.id: text})
    done = given_back(project, po)
    try:
        if text == unit.target.value:
            assert done.changes == ()
        elif done.report.problems:
            assert [problem.rule.startswith("po-") for problem in done.report.problems] == [True]
            assert unit.id in done.report.problems[0].message
            assert contents(project) == before
        else:
            now = {other.id: other.target.value for other in units(loaded(project), "en")}
            assert now == {other.id: other.target.value for other in old} | {unit.id: kept(text)}
            _only_the_text_changed(before, contents(project), unit.file)
            assert kept(text) == "" or given_back(project, po).changes == ()
    finally:
        put_back(project, before)


def _only_the_text_changed(before: dict[str, bytes], after: dict[str, bytes], file: str) -> None:
    """Whole lines before and after those of the text are what they were, and so are all other files."""
    assert {name for name in before if before[name] != after[name]} == {file}
    assert before.keys() == after.keys()
    old, new = before[file].split(b"\n"), after[file].split(b"\n")
    same = sum(1 for _ in _common(old, new))
    rest_old, rest_new = old[same:][::-1], new[same:][::-1]
    tail = sum(1 for _ in _common(rest_old, rest_new))
    assert len(old) - same - tail <= 4  # no text of the project has more lines
    changed = b"\n".join(old[same : len(old) - tail])
    assert changed.count(b"#") <= 1 + b"\n".join(new[same : len(new) - tail]).count(b"#")


def _common(one: list[bytes], other: list[bytes]):
    for first, second in zip(one, other, strict=False):
        if first != second:
            return
        yield first


@effort(12, on_disk=True)
@given(texts=st.dictionaries(st.integers(0, 200), TEXTS, min_size=2, max_size=30))
def test_many_at_once(project: Path, texts: dict[int, str]):
    before, old = held(project)
    wanted = {old[number % len(old)].id: text for number, text in texts.items()}
    done = given_back(project, only(old, wanted))
    try:
        refused = {id for id in wanted for problem in done.report.problems if f"`{id}`" in problem.message}
        now = {id: unit.target.value for id, unit in by_id(project).items()}
        for unit in old:
            expected = unit.target.value if unit.id in refused else wanted.get(unit.id, unit.target.value)
            assert now[unit.id] == kept(expected)
        assert len(done.report.problems) == len(refused)
    finally:
        put_back(project, before)


def test_export_after_an_import_is_what_was_imported(root: Path):
    po = translated(
        root, {"content/zh/slips.md: #keep.paragraph.1": "Keep them.", "site_config/site.yml: name": "No: 1"}
    )
    assert len(given_back(root, po).changes) == 2
    again = exported(root, TODAY, "en")
    expected = {entry.msgctxt: entry.msgstr for entry in polib.pofile(po.decode())}
    assert {entry.msgctxt: entry.msgstr for entry in polib.pofile(again.decode())} == expected
    assert given_back(root, again).changes == ()
    assert exported(root, TODAY, "en") == again


def test_line_ends_of_a_file_stay(root: Path):
    for name in ("content/en/slips.md", "site_config/brands/plain.yml"):
        file = root / name
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = contents(root)
    texts = {
        "content/zh/slips.md: top.paragraph.1": "One line,\nand another.",
        "content/zh/slips.md: title": "Slips: how to read",
        "site_config/brands/plain.yml: notes.printer.text": "It has no printer.",
    }
    assert len(given_back(root, translated(root, texts)).changes) == 3
    page = (root / "content/en/slips.md").read_bytes()
    assert b"\r\n\r\nOne line,\r\nand another.\r\n\r\n" in page
    assert page.count(b"\n") == page.count(b"\r\n") == before["content/en/slips.md"].count(b"\n")
    brand = (root / "site_config/brands/plain.yml").read_bytes()
    assert b'en: "It has no printer."\r\n\r\n    # A comment below' in brand or b'en: "It has no printer."' in brand
    assert brand.count(b"\n") == brand.count(b"\r\n")
    assert {id: by_id(root)[id].target.value for id in texts} == texts
    assert rules(given_back(root, exported(root, TODAY, "en"))) == []
