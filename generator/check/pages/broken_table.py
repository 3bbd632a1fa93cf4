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
    start, in_table = 0, _begins_table(lines, 0)
    for number, line in enumerate(lines):
        if line.startswith("#") and not in_table:
            yield start, lines[start:number]
            start, in_table = number + 1, _begins_table(lines, number + 1)
    yield start, lines[start:]


def _in_paragraph(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Number of a line, what is wrong with it, and what helps."""
    rows = (number for number, line in enumerate(lines) if _ROW.match(line) or _begins_table(lines, number))
    row = next(rows, None)
    if row is None:
        return
    if row:
        yield row, "a table right below a text would be printed as text", "leave an empty line above it"
        return
    has_edges = lines[0].strip().startswith("|") or lines[0].strip().endswith("|")
    columns = _cells(lines[0], has_edges=has_edges)
    dashes = f"write `{'| -- ' * columns}|`"
    if not _begins_table(lines, 0):
        yield 0, "a table without a line under its head would be printed as text", f"{dashes} below it"
        return
    below = _cells(lines[1], has_edges=has_edges)
    if below != columns:
        message = f"the line under the head of this table has {_count(below)}, the head has {columns}"
        yield 1, f"{message}: it would be printed as text", dashes
        return
    text = next((number for number, line in enumerate(lines) if "|" not in line), None)
    if text is not None:
        yield text, "a text right below a table would be taken for a row of it", "leave an empty line above it"
    cells = ((number, _cells(line, has_edges=has_edges)) for number, line in enumerate(lines[2:text], 2))
    odd = [(number, found) for number, found in cells if found != columns]
    if odd:
        number, found = odd[0]
        which = "this row" if len(odd) == 1 else f"this row, the first of {len(odd)},"
        message = f"{which} has {_count(found)}, the head of the table has {columns}"
        yield number, message, "each row has as many cells as the head; a bar within a text is written `\\|`"


def _begins_table(lines: list[str], number: int) -> bool:
    """Whether line `number` is the head of a table, with the dashes below it."""
    head, *below = lines[number : number + 2] or [""]
    return "|" in head and bool(below) and {"|", "-"} <= set(below[0].strip()) <= _UNDER_HEAD


def _cells(line: str, *, has_edges: bool) -> int:
    """Cells of a row, as Markdown counts them; `has_edges`: the head of the table has a bar at one of its ends."""
    line = line.strip()
    if has_edges:
        line = line.removeprefix("|")
        line = line[:-1] if _BAR.match(line, len(line) - 1) else line
    return len(_BAR.findall(line)) + 1


def _count(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"
