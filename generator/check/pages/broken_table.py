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


def check(subject: Subject) -> Iterator[Problem]:
    for page in subject.project.pages.values():
        if "|" in page.body:
            yield from _in_page(page)


def _in_page(page: Page) -> Iterator[Problem]:
    for first, words in paragraphs(page.body):
        if "|" not in words:
            continue
        written = words.split("\n")
        for start, lines in _between_headings(without_code(words).split("\n")):
            for number, message, hint in _in_paragraph(lines):
                line = page.body_line + first + start + number
                end = len(written[start + number]) + 1
                yield RULE.problem(message, Span(page.file, line, 1, line, end), hint)


def _between_headings(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Number of the first line, and the lines. A heading needs no empty line around it, but it ends no table."""
    start = 0
    for number, line in enumerate(lines):
        if line.startswith("#") and not _begins_table(lines[start : start + 2]):
            yield start, lines[start:number]
            start = number + 1
    yield start, lines[start:]


def _in_paragraph(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Number of a line, what is wrong with it, and what helps."""
    if not _begins_table(lines[:2]):
        rows = (
            number for number, line in enumerate(lines) if _ROW.match(line) or _begins_table(lines[number : number + 2])
        )
        row = next(rows, None)
        if row:
            yield row, "a table right below a text would be printed as text", "leave an empty line above it"
        elif row == 0:
            message = "a table without a line under its head would be printed as text"
            yield 0, message, f"write `{_line_below(lines[0])}` below it"
        return
    head = lines[0]
    columns = _cells(head, head)
    if _cells(lines[1], head) != columns:
        message = f"the line under the head of this table has {_count(_cells(lines[1], head))}, the head has {columns}"
        yield 1, f"{message}: it would be printed as text", f"write `{_line_below(head)}`"
        return
    text = next((number for number, line in enumerate(lines) if "|" not in line), None)
    if text is not None:
        yield text, "a text right below a table would be taken for a row of it", "leave an empty line above it"
    odd = [number for number, line in enumerate(lines[2:text], 2) if _cells(line, head) != columns]
    if odd:
        which = "this row" if len(odd) == 1 else f"this row, the first of {len(odd)},"
        message = f"{which} has {_count(_cells(lines[odd[0]], head))}, the head of the table has {columns}"
        yield odd[0], message, "each row has as many cells as the head; a bar within a text is written `\\|`"


def _begins_table(lines: list[str]) -> bool:
    """Whether two lines are the head of a table and the dashes below it."""
    return len(lines) == 2 and "|" in lines[0] and {"|", "-"} <= set(lines[1].strip()) <= _UNDER_HEAD


def _line_below(head: str) -> str:
    return f"{'| -- ' * _cells(head, head)}|"


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
