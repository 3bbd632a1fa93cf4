"""A table that would be printed as text, or lose a part of a row.

A table stands after an empty line. Under its head is a line of dashes, and each row has as many cells as the head: what
is more would be left out without a word. A bar that belongs to a text is written `\\|`.

**Wrong**: `| Code | Meaning |` above `| -- |`

**Right**: `| Code | Meaning |` above `| -- | -- |`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.pages.paragraphs import paragraphs, without_code
from generator.check.subject import Subject, rule
from generator.model.page import Page
from generator.problem import Group, Problem, Span

RULE = rule("broken-table", Group.PAGES, __doc__)

_ROW = re.compile(r" {0,3}\|")
_BAR = re.compile(r"(?<!\\)\|")
_UNDER_HEAD = frozenset("|:- ")
_HINT = "each row has as many cells as the head; a bar within a text is written `\\|`"


def check(subject: Subject) -> Iterator[Problem]:
    for page in subject.project.pages.values():
        if "|" in page.body:
            yield from _in_page(page)


def _in_page(page: Page) -> Iterator[Problem]:
    for first, words in paragraphs(page.body):
        if "|" not in words:
            continue
        lines = without_code(words).split("\n")
        start = 0
        while start < len(lines) and lines[start].startswith("#"):  # a heading needs no empty line below it
            start += 1
        for number, message, hint in _in_paragraph(lines[start:]):
            line = page.body_line + first + start + number
            shown = words.split("\n")[start + number]
            yield RULE.problem(message, Span(page.file, line, 1, line, len(shown) + 1), hint)


def _in_paragraph(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Number of a line, what is wrong with it, and what helps."""
    head, below = lines[0] if lines else "", lines[1].strip() if len(lines) > 1 else ""
    has_line_below = "|" in head and {"|", "-"} <= set(below) <= _UNDER_HEAD
    row = next((number for number, line in enumerate(lines) if _ROW.match(line)), None)
    if row is None and not has_line_below:
        return
    if row and not has_line_below:
        yield row, "a table right below a text would be printed as text", "leave an empty line above it"
        return
    columns = _cells(head, head)
    if not has_line_below:
        dashes = "| -- " * columns
        yield 0, "a table without a line under its head would be printed as text", f"write `{dashes}|` below it"
        return
    if _cells(below, head) != columns:
        message = f"the line under the head of this table has {_count(_cells(below, head))}, the head has {columns}"
        yield 1, f"{message}: it would be printed as text", f"write `{'| -- ' * columns}|`"
        return
    odd = [number for number, line in enumerate(lines[2:], 2) if _cells(line, head) != columns]
    if odd:
        which = "this row" if len(odd) == 1 else f"this row, the first of {len(odd)},"
        message = f"{which} has {_count(_cells(lines[odd[0]], head))}, the head of the table has {columns}"
        yield odd[0], message, _HINT if "|" in lines[odd[0]] else "leave an empty line below the table"


def _cells(line: str, head: str) -> int:
    """Cells of a row of the table with this head, as Markdown counts them."""
    line, head = line.strip(), head.strip()
    inner = line
    if head.startswith("|") or head.endswith("|"):
        inner = inner.removeprefix("|")
        inner = inner[:-1] if _BAR.match(inner, len(inner) - 1) else inner
    return len(_BAR.findall(inner)) + 1


def _count(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"
