"""The body of a page → its blocks: headings, paragraphs, members of lists, rows of tables, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.model.page import Heading, Page
from generator.model.text import Text
from generator.problem import Span

_MEMBER = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_ROW = re.compile(r"[ \t]*\|")
_RULE_OF_TABLE = re.compile(r"[ \t]*\|[ \t:|-]*\Z")
_LINE = re.compile(r" {0,3}(?:=+|-+|\*{3,}|_{3,})[ \t]*\Z")
_HEADING = re.compile(r"(?:#{1,6}|[ \t]+#{1,6}(?=[ \t]))[ \t]*")


class PageBlock(NamedTuple):
    """A stretch of a page with one thing to say."""

    kind: str
    """heading, paragraph, member, row or quote; line: nothing to translate."""
    shape: str
    """What a translation has as the source has it: level, columns, numbered or not."""
    text: Text
    """Without the marks that it begins with. Lines after the first are without their indentation."""
    indent: str = ""
    """Begins every line but the first."""
    anchor: str = ""
    """The id of a heading."""


class _Open(NamedTuple):
    kind: str
    shape: str
    indent: str
    line: int
    column: int
    words: list[str]


def page_blocks(page: Page) -> Iterator[PageBlock]:
    """Every block of `page` in order, without the mark of an untranslated one. Total: what is nothing else is a
    paragraph."""
    headings = {heading.span.line: heading for heading in page.headings}
    mark = page.untranslated_mark
    lines = page.body.split("\n")
    opened: _Open | None = None
    for number, line in enumerate(lines, page.body_line):
        if mark and (number, 1) < (mark.end_line, mark.end_column):
            continue
        kind, shape, indent, column = _beginning(line)
        continues = opened is not None and (kind == "paragraph" or (kind == opened.kind == "quote" and not shape))
        if opened is not None and continues:
            opened.words.append(line[column:] if kind == "quote" else line.lstrip(" \t"))
            continue
        if opened is not None:
            yield _closed(opened, page, lines)
            opened = None
        if kind in ("paragraph", "member", "quote"):
            opened = _Open(kind, shape, indent, number, column, [line[column:]])
        elif kind == "heading":
            yield _heading(
                line, column, headings.get(number) if line[0] == "#" else None, Span(page.file, number, 1, number, 1)
            )
        elif kind:
            words = line[column:].rstrip()
            span = Span(page.file, number, column + 1, number, column + len(words) + 1)
            yield PageBlock(kind, shape, Text(words if kind == "row" else "", span))
    if opened is not None:
        yield _closed(opened, page, lines)


def _beginning(line: str) -> tuple[str, str, str, int]:
    """Kind, shape and further indentation of what `line` begins, and where its words begin; no kind: it is empty."""
    if not line.strip():
        return "", "", "", 0
    heading = _HEADING.match(line)
    if heading:
        return "heading", str(heading[0].count("#")), "", heading.end()
    if _ROW.match(line):
        column = line.index("|")
        columns = len(re.findall(r"(?<!\\)\|", re.sub(r"`[^`]*`", "", line)))
        kind = "line" if _RULE_OF_TABLE.match(line) else "row"
        return kind, f"table {columns}", "", column
    if _LINE.match(line):
        return "line", "line", "", 0
    member = _MEMBER.match(line)
    if member:
        shape = f"{'bullet' if member[2] in '-*+' else 'number'} {len(member[1].expandtabs(4)) // 2}"
        shape += _shape_inside(line[member.end() :])
        return "member", shape, " " * member.end(), member.end()
    quote = _QUOTE.match(line)
    if quote:
        return "quote", _shape_inside(line[quote.end() :]), "> ", quote.end()
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    return "paragraph", str(len(indent.expandtabs(4)) // 2), indent, len(indent)


def _shape_inside(words: str) -> str:
    """What a member of a list or a quotation begins with where it is not plain words: another list, a heading."""
    kind, shape, _, _ = _beginning(words)
    return "" if kind == "paragraph" else f" {kind} {shape}"


def _closed(opened: _Open, page: Page, lines: list[str]) -> PageBlock:
    words = "\n".join(opened.words).rstrip()
    last = opened.line + len(opened.words) - 1
    end = len(lines[last - page.body_line].rstrip()) + 1
    text = Text(words, Span(page.file, opened.line, opened.column + 1, last, end))
    return PageBlock(opened.kind, opened.shape, text, opened.indent)


def _heading(line: str, column: int, heading: Heading | None, place: Span) -> PageBlock:
    title = heading.title if heading else line[column:].rstrip()
    anchor = heading.id if heading else ""
    span = Span(place.file, place.line, column + 1, place.line, column + len(title) + 1)
    return PageBlock("heading", f"{line[:column].strip()} {anchor}", Text(title, span), "", anchor)
