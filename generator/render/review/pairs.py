"""A statement in every language → stretches of HTML beside each other, each with the place where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from markupsafe import Markup

from generator.model.page import Page
from generator.model.text import Lang, Localized, Text
from generator.problem import Span
from generator.render.escape import html_text
from generator.render.inline import inline_html
from generator.render.sheet import Sheet

Sheets = Mapping[Lang, Sheet]
"""The same page in each language of author text; whose chrome is used does not matter here."""

_CONTENT = "content/"


class Side(NamedTuple):
    """One language."""

    lang: str
    """BCP 47 tag."""
    html: Markup
    place: str
    """`card-expired.yml:12`; empty where it has none of its own."""


class Pair(NamedTuple):
    """A row: what it is, and every language."""

    label: Markup
    sides: tuple[Side, ...]


def pair(sheets: Sheets, label: Markup, text: Localized) -> Pair:
    """A row for a statement."""
    sides = (
        Side(sheet.edition.language.tag, sheet.html(text), place_of(text[lang].span)) for lang, sheet in sheets.items()
    )
    return Pair(label, tuple(sides))


def listed_pair(sheets: Sheets, label: Markup, words: Mapping[Lang, Iterable[Text]]) -> Pair:
    """A row for words that each language has its own of."""
    sides = []
    for lang, sheet in sheets.items():
        listed = list(words[lang])
        html = html_text(sheet.listed(word.value for word in listed))
        sides.append(Side(sheet.edition.language.tag, html, place_of(listed[0].span) if listed else ""))
    return Pair(label, tuple(sides))


def vocabulary_pair(sheets: Sheets, label: Markup, names: Iterable[Localized]) -> Pair:
    """A row for words of the site's vocabularies, which are written elsewhere."""
    listed = list(names)
    sides = (
        Side(sheet.edition.language.tag, html_text(sheet.listed(map(sheet.plain, listed))), "")
        for sheet in sheets.values()
    )
    return Pair(label, tuple(sides))


def prose_pairs(sheets: Sheets, pages: Mapping[Lang, Page]) -> list[Pair]:
    """A row a heading. `check` has seen to it that all languages have the same headings; what stands before the first
    one has a row without a label."""
    sections = [_sections(sheet, pages[lang]) for lang, sheet in sheets.items()]
    return [Pair(Markup(), sides) for sides in zip(*sections, strict=True) if any(side.html for side in sides)]


def _sections(sheet: Sheet, page: Page) -> list[Side]:
    lines = page.body.split("\n")
    starts = [heading.span.line - page.body_line for heading in page.headings]
    found = []
    titles = ["", *(heading.title for heading in page.headings)]
    for title, start, end in zip(titles, [-1, *starts], [*starts, len(lines)], strict=True):
        text = "\n".join(lines[start + 1 : end]).strip("\n")
        head = Markup("<b>{}</b>\n").format(inline_html(title, sheet.edition.fill, sheet.href)) if title else Markup()
        html = head + inline_html(text, sheet.edition.fill, sheet.href)
        found.append(Side(sheet.edition.language.tag, html, f"{_name(page.file)}:{page.body_line + max(start, 0)}"))
    return found


def place_of(span: Span) -> str:
    """Where a reviewer finds it: the name of the file, which is the only one of that name, and the line."""
    return f"{_name(span.file)}:{span.line}"


def _name(file: str) -> str:
    """Pages have the same name in all languages, so theirs begins with the language."""
    return file.removeprefix(_CONTENT) if file.startswith(_CONTENT) else file.rpartition("/")[2]
