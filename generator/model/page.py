"""Markdown pages for people, with the headings and links that other pages and the checker rely on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from generator.model.text import UNWRITTEN, Lang, Text
from generator.problem import Span

PROSE = "causes/"
"""Begins the id of a page that is the prose of a tree."""

UNTRANSLATED = f"{UNWRITTEN} This page is still to be translated."
"""First line of the copy of a page that `poshelp new language` leaves to translators. It is no part of its text."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its explicit anchor."""

    level: int
    title: str
    id: str
    """Empty: the author gave none."""
    span: Span


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link in a page; `kind` is page, tree, code, fault, term, or another scheme such as https."""

    kind: str
    """Empty: no scheme, which is refused."""
    target: str
    """Identity without the anchor."""
    anchor: str
    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file in one language."""

    id: str
    """Path below content/<lang> without .md: `slips`, `causes/card-expired`."""
    lang: Lang
    file: str
    span: Span
    """Its first line."""
    title: str
    """Empty for prose about a tree, whose title stands in the tree."""
    description: str
    sources: tuple[Text, ...]
    body: str
    """Markdown without front matter."""
    body_line: int
    """Line of the file on which the body begins, from 1."""
    headings: tuple[Heading, ...]
    links: tuple[PageLink, ...]
    translates: Text | None
    """Of an English page: the digest of the Chinese body that it says the same as; None: it names none."""
    title_span: Span | None = None
    """None: the page has no title of its own."""
    description_span: Span | None = None

    @property
    def digest(self) -> str:
        """Twelve characters that change when the words of the body change."""
        return hashlib.sha256(self.body.strip().encode()).hexdigest()[:12]

    @property
    def untranslated_mark(self) -> Span | None:
        """The line that says so with the empty one after it; None: it begins with another."""
        before, mark, after = self.body.partition(UNTRANSLATED)
        if not mark or before.strip("\n") or (after and after[0] != "\n"):
            return None
        line = self.body_line + len(before)
        ends = len(after) - len(after.removeprefix("\n").removeprefix("\n"))
        return Span(self.file, line, 1, line + ends, 1 if ends else len(mark) + 1)
