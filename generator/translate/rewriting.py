"""Translations that are taken → edits of pages, the values of scalars, and the digests of pages that were read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from generator.model.edit import Edit, edited
from generator.model.page import Page
from generator.model.project import Project
from generator.model.text import Lang
from generator.problem import Problem, Span
from generator.translate.intake import Intake, refusal
from generator.translate.pages import page_shapes, page_texts
from generator.translate.unit import BODY, WHOLE, Unit

ReadPage = Callable[[str, str, str, Lang], tuple[Page | None, list[Problem]]]
"""(text of the file, its path, id, language) → the page, None where its front matter cannot be read."""


class Rewriting(NamedTuple):
    """What is to be written into one file."""

    scalars: Mapping[Span, str]
    """New values of scalars of YAML, by their places."""
    edits: tuple[Edit, ...]
    """Of the body of a page, and what its front matter lacks."""


def rewritings(project: Project, intake: Intake, lang: Lang) -> dict[str, Rewriting]:
    """What is to be written, by file. Each edit or scalar has the span of its unit's target."""
    scalars: dict[str, dict[Span, str]] = {}
    edits: dict[str, list[Edit]] = {}
    for id in sorted(intake.read_pages):
        page = project.pages[lang, id]
        if mark := page.untranslated_mark:
            edits.setdefault(page.file, []).append(Edit(mark, ""))
    # Digests come first: an empty page gets its front matter and then its words, at one place.
    for id, digest in digests(project, intake, lang).items():
        page = project.pages[lang, id]
        if page.translates:
            scalars.setdefault(page.file, {})[page.translates.span] = digest
        else:
            edits.setdefault(page.file, []).append(_digest_edit(page, digest))
    for unit, entry in intake.taken:
        if unit.block is None:
            scalars.setdefault(unit.file, {})[unit.target.span] = entry.text
        else:
            edits.setdefault(unit.file, []).append(block_edit(unit, entry.text))
    files = sorted(scalars.keys() | edits.keys())
    return {file: Rewriting(scalars.get(file, {}), tuple(edits.get(file, ()))) for file in files}


def digests(project: Project, intake: Intake, lang: Lang) -> dict[str, str]:
    """Pages of which every text was read with its source → the digest that says so, where it says another."""
    found = {}
    for id in sorted(intake.read_pages):
        source, page = project.pages[project.source, id], project.pages[lang, id]
        if page.translates is None or page.translates.value != source.digest:
            found[id] = source.digest
    return found


def block_edit(unit: Unit, text: str) -> Edit:
    """The edit that puts `text` where the block `unit` stands."""
    span = unit.target.span
    is_nowhere = (span.line, span.column) == (span.end_line, span.end_column)
    return Edit(span, unit.lead * is_nowhere + text.replace("\n", f"\n{unit.indent}"))


def unfit_blocks(project: Project, intake: Intake, lang: Lang, file: str, read: ReadPage) -> dict[str, Problem]:
    """Why some translations of blocks cannot stand where they belong, by the ids of their units.

    Each alone is written into its page, which is read again: it must have the same blocks, and the translation as it
    was given. `file` is that of the entries.
    """
    found = {}
    for unit, entry in intake.taken:
        if unit.block is None:
            continue
        page = project.pages[lang, unit.page]
        text, _ = edited(project.files[unit.file], [block_edit(unit, entry.text)])
        changed, _ = read(text, unit.file, unit.page, lang)
        if changed is None or not _fits(unit, entry.text, page, changed):
            message = f"Markdown does not read the translation of `{unit.id}` as one {_noun(unit)}"
            found[unit.id] = refusal("po-unfit-block", entry, file, message, _hint(unit))
    return found


def _fits(unit: Unit, text: str, page: Page, changed: Page) -> bool:
    block = unit.block
    there = page_texts(changed).get(block) if block else None
    if block is None or there is None or there.value != text:
        return False
    return block == BODY or page_shapes(page, loose={block}) == page_shapes(changed, loose={block})


def _hint(unit: Unit) -> str:
    if _noun(unit) == "row":
        return "one line, which begins with | and has as many of them as the source"
    if unit.block and unit.block.number < 0:
        return "the same headings with the same ids, {: #id }, and no spaces or empty lines at the ends"
    return "no empty line, no space at the ends, and no line that begins as a heading, list, table or quote does"


def _noun(unit: Unit) -> str:
    if unit.block == BODY:
        return "page"
    if unit.block and unit.block.number == WHOLE:
        return "section"
    return unit.id.rpartition("#")[2].split(".")[1]


def _digest_edit(page: Page, digest: str) -> Edit:
    line = f'translates: "{digest}"\n'
    if page.body_line == 1:
        return Edit(Span(page.file, 1, 1, 1, 1), f"---\n{line}---\n")
    end = page.body_line - 1  # the second line ---
    return Edit(Span(page.file, end, 1, end, 1), line)
