"""Trees to and from files of other programs: `export` and `import`, by way of the pipeline and the exchange room."""

from __future__ import annotations

import stat
import sys
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from generator import __version__, outputs, pipeline
from generator.authoring import stale_schemas, tree_name, write_files
from generator.exchange import (
    MOST_BYTES,
    Import,
    ImportFormat,
    Known,
    Review,
    Unreadable,
    in_languages,
    read_import,
    tree_yaml,
    with_codes,
    write_tree,
)
from generator.load import NoContent, content_of
from generator.model.project import Project, Site
from generator.model.project_files import CODES_FILE
from generator.model.schema_places import modeline
from generator.model.settings import Brand
from generator.model.text import DEFAULT_LANGS, Lang, plain
from generator.model.tree import OutcomeKind
from generator.new_tree import REVIEW_DAYS, new_tree_files
from generator.pipeline import BuildFailed, Request, UnknownName, UnknownPlace
from generator.problem import Report, nearest
from generator.publish import PublishError, replace_files

__all__ = [
    "EXPORT_FORMATS",
    "SUFFIXES",
    "ExportFormat",
    "ImportFormat",
    "Imported",
    "NameNeeded",
    "export",
    "import_file",
    "known_of",
]

ExportFormat = Literal["mermaid", "dot", "json", "csv", "dmn"]
EXPORT_FORMATS: Mapping[ExportFormat, str] = {
    "json": ".json",
    "mermaid": ".mmd",
    "dot": ".dot",
    "csv": ".csv",
    "dmn": ".dmn",
}
"""Format → the suffix that a file of it gets."""
SUFFIXES: Mapping[str, ExportFormat] = {
    **{suffix: form for form, suffix in EXPORT_FORMATS.items()},
    ".mermaid": "mermaid",
    ".gv": "dot",
}
"""Suffix of a file → the format that it names."""

_MOST_TREE_BYTES = 256 * 1024
"""What is read of a tree file."""
_MOST_CODES_BYTES = 4 * 1024 * 1024
"""What is read of a list of facts."""


class NameNeeded(Exception):
    """A tree needs a name to be written under, and codes have none; the message says which."""


class Imported(NamedTuple):
    """What an import did. Nothing was written where `report` has errors."""

    report: Report
    written: tuple[Path, ...]
    codes: int | None
    """New codes; None: it was a tree."""


def export(request: Request, site: Site, trees: Sequence[str], form: ExportFormat, lang: Lang) -> dict[str, str]:
    """Tree id → the text of its file. Raises BuildFailed."""
    if form == "mermaid" or form == "dot":
        return {id: outputs.chart(request, site, id, lang, form) for id in trees}
    brand = pipeline.brand_of(site, request.brand)
    return {
        id: write_tree(
            site.trees, site.trees[id], form, lang, lambda lang, name: _words(brand, lang, name), __version__
        )
        for id in trees
    }


def import_file(request: Request, file: str, name: str, form: ImportFormat | None, *, force: bool) -> Imported:
    """Write what `file` holds (`-`: standard input): the files of a tree FAMILY/ID, or codes into the project's list.

    Raises UnknownName, UnknownPlace, NameNeeded and BuildFailed; then nothing is written.
    """
    project = pipeline.examine(request).project
    langs = project.langs if project else DEFAULT_LANGS
    place = tree_name(project, name) if name else None
    read = read_import("standard input" if file == "-" else file, _content(file), form, known_of(project))
    if read.report.errors:
        return Imported(read.report, (), None)
    if read.codes is not None:
        if place is not None:
            raise NameNeeded("codes go into the project's list: leave out --as")
        return Imported(read.report, _write_codes(request, read, langs), len(read.codes))
    if place is None:
        raise NameNeeded("a tree needs a name: add --as FAMILY/ID")
    return Imported(read.report, _write_tree(request, read, *place, langs, force=force), None)


def _write_tree(
    request: Request, read: Import, family: str, id: str, langs: tuple[Lang, ...], *, force: bool
) -> tuple[Path, ...]:
    assert read.tree is not None  # noqa: S101  a file without errors holds codes or a tree
    review = Review(request.today.isoformat(), (request.today + timedelta(days=REVIEW_DAYS)).isoformat())
    file = f"trees/{family}/{id}.yml"
    text = modeline("tree", file) + in_languages(tree_yaml(read.tree, review), langs)
    if len(text.encode()) > _MOST_TREE_BYTES:
        raise BuildFailed(f"the tree would have more than {_MOST_TREE_BYTES // 1024} KiB: divide the file")
    files = new_tree_files(family, id, request.today, langs=langs) | {file: text}
    contents = {request.root / path: text.encode() for path, text in files.items()}
    schemas = stale_schemas(request.root)
    return tuple(write_files(contents, force=force, within=request.root, generated=schemas))


def _write_codes(request: Request, read: Import, langs: tuple[Lang, ...]) -> tuple[Path, ...]:
    if not read.codes:
        return ()
    path = request.root / CODES_FILE
    try:
        before = content_of(path, _MOST_CODES_BYTES).bytes
        text = with_codes(before.decode(), read.codes, langs)
        replace_files({path: text.encode()}, {path: before}, within=request.root)
    except (NoContent, PublishError, UnicodeDecodeError) as error:
        raise BuildFailed(f"cannot change {path}: {error}") from error
    except Unreadable as error:
        raise BuildFailed(f"cannot change {path}: {error.message}; {error.hint}") from error
    return (path,)


def _content(file: str) -> bytes:
    """At most a byte more than may be read: that it is too large is told by the reader."""
    if file == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = Path(file)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnknownPlace(f"{file} is no file")
        with path.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        beside = [str(entry) for entry in path.parent.iterdir()] if path.parent.is_dir() else []
        raise UnknownName("file", file, nearest(str(path), beside)) from error


def known_of(project: Project | None) -> Known:
    """What an import may recognise of `project`."""
    if project is None:
        return Known()
    brand = project.brands.get(project.settings.brand)
    kinds = {
        _plain(brand, words, lang): str(kind)
        for lang in project.langs
        for kind in OutcomeKind
        if (words := project.messages[lang].get(f"outcome.{kind}"))
    }
    titles = {
        _plain(brand, tree.title.text(lang), lang): tree.id for tree in project.trees.values() for lang in project.langs
    }
    return Known(kinds, titles, project.codes)


def _plain(brand: Brand | None, text: str, lang: Lang) -> str:
    return " ".join(plain(text, lambda name: _words(brand, lang, name)).split())


def _words(brand: Brand | None, lang: Lang, placeholder: str) -> str:
    """What `brand` puts for a placeholder."""
    return brand.words[placeholder].text(lang) if brand and placeholder in brand.words else f"{{{placeholder}}}"
