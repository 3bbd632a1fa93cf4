"""HTML of a page → its sections as plain text, for search.

Material's own indexer knows headings only, and takes a fifth of a build. Ours also knows the guide's nodes,
`section#<node-id>`, so that a search leads to the outcome itself. The HTML is what Markdown and our own templates
write, which is well formed; it need not understand anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape

_TOKEN = re.compile(
    r"<(?:!--.*?(?:-->|\Z)|(/?)([a-zA-Z][a-zA-Z0-9]*+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>|)([^<]*)", re.DOTALL
)
"""A tag, a comment or a character that begins neither, and the text behind it."""
_ID = re.compile(r'\sid="([^"]*)"')
_INLINE = frozenset(("a", "abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "kbd", "label", "mark", "q", "samp"))
_INLINE |= {"small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
_APART = frozenset({"span", "small"})
"""Elements that a page sets apart with its style, where the text alone would run together."""
_HIDDEN = re.compile(r'\sdata-search-exclude(?=[\s=/]|\Z)|\saria-hidden="true"')
_SKIPPED = frozenset({"script", "style", "svg", "template", "nav"})
_BEGINNINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "section"})
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(slots=True)
class PageSection:
    """A stretch of a page that a search can lead to."""

    anchor: str
    """Id of its heading or node; empty for the beginning of the page."""
    title: str
    paragraphs: list[str] = field(default_factory=list)


def page_sections(title: str, html: str) -> list[PageSection]:
    """The sections of a page with this title, in order; those without any text are left out but for the first."""
    reader = _Reader(title)
    reader.read(html)
    return list(reader.sections())


class _Reader:
    """Where the reading of a page stands."""

    def __init__(self, title: str) -> None:
        self._found = [PageSection("", title)]
        self._words: list[str] = []
        self._heading = ""
        """Tag of the heading that is being read, or empty."""
        self._untitled = False
        """Whether a node has begun and its heading is still to come."""

    def read(self, html: str) -> None:
        """Take in a page."""
        words = self._words
        words.append(html.partition("<")[0])
        skipped, depth = "", 0
        for closing, written, attributes, text in _TOKEN.findall(html):
            tag = written.lower()
            if depth:
                depth += _step(closing, attributes) if tag == skipped else 0
            elif tag and self._begins_to_skip(tag, attributes, closing):
                skipped, depth = tag, 1
            if text and not depth:
                words.append(text)

    def _begins_to_skip(self, tag: str, attributes: str, closing: str) -> bool:
        """Take in a tag; whether its element is left out."""
        if tag not in _INLINE:
            if self._words:
                self._end_paragraph()
        elif tag in _APART:
            self._words.append(" ")
        if closing:
            if tag == self._heading:
                self._heading, self._untitled = "", False
            return False
        if tag in _SKIPPED or (attributes and tag not in _VOID and _HIDDEN.search(attributes)):
            return True
        if tag in _BEGINNINGS:
            self._begin(tag, attributes)
        # The page's title is the title of its first section already.
        return tag == "h1"

    def sections(self) -> Iterator[PageSection]:
        """What was read."""
        self._end_paragraph()
        for number, section in enumerate(self._found):
            if number == 0 or section.title or section.paragraphs:
                yield section

    def _begin(self, tag: str, attributes: str) -> None:
        """Take in the beginning of a heading or a node."""
        id = _ID.search(attributes)
        if tag == "section":
            if id:
                self._found.append(PageSection(unescape(id[1]), ""))
                self._untitled = True
        elif self._untitled:
            self._heading = tag
        elif id:
            self._found.append(PageSection(unescape(id[1]), ""))
            self._heading = tag

    def _end_paragraph(self) -> None:
        words = " ".join(unescape("".join(self._words)).split())
        self._words.clear()
        if not words:
            return
        if self._heading:
            self._found[-1].title = f"{self._found[-1].title} {words}".strip()
        else:
            self._found[-1].paragraphs.append(words)


def _step(closing: str, attributes: str) -> int:
    """How much deeper in elements of one kind a tag leads."""
    if attributes.endswith("/"):
        return 0
    return -1 if closing else 1


def as_html(paragraphs: list[str]) -> str:
    """Paragraphs as the search results show them: only those with a hit are shown, so each is marked as one."""
    return "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
