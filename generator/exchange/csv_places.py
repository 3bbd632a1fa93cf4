"""CSV text → rows of cells with their places (RFC 4180). Own reader: Python's forgets where a cell stood, and stops at
128 KiB."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.exchange.source import Unreadable

_DELIMITERS = (",", ";", "\t")
_ENDS = {delimiter: re.compile(f"[{delimiter}\n]|\\Z") for delimiter in _DELIMITERS}
_LINE_ENDS = re.compile(r"\n*")
_FORMULA = re.compile(r"'(?=[=+\-@＝＋－＠])")
"""What `export` writes before a text that a spreadsheet would compute."""


MOST_COLUMNS, MOST_ROWS = 200, 20_000


class Cell(NamedTuple):
    """A cell and the index in the text at which it begins."""

    text: str
    at: int


Row = tuple[Cell, ...]


def rows(text: str) -> list[Row]:
    """All rows that have something in them; the header is the first. Raises Unreadable.

    Cells are separated by commas, or by semicolons or tabs where the first line has no comma.
    """
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = next((mark for mark in _DELIMITERS if mark in first), ",")
    found: list[Row] = []
    cells: list[Cell] = []
    at = 0
    while True:
        if not cells and (blank := _LINE_ENDS.match(text, at)):
            at = blank.end()
        if at >= len(text) and not cells:
            break
        if len(cells) == MOST_COLUMNS or len(found) == MOST_ROWS:
            raise Unreadable(f"a table has at most {MOST_COLUMNS} columns and {MOST_ROWS:,} rows", at)
        cell, at = _cell(text, at, _ENDS[delimiter])
        cells.append(cell)
        ended = text[at : at + 1] != delimiter
        at += 1
        if ended:
            if any(cell.text.strip() for cell in cells):
                found.append(tuple(cells))
            cells = []
    if not found:
        raise Unreadable("the table is empty")
    return found


def _cell(text: str, at: int, ends: re.Pattern[str]) -> tuple[Cell, int]:
    """The cell that begins at `at`, and where what follows it begins."""
    if text[at : at + 1] != '"':
        match = ends.search(text, at)
        end = match.start() if match else len(text)
        return Cell(_restored(text[at:end].strip()), at), end
    parts, end = [], at + 1
    while True:
        close = text.find('"', end)
        if close < 0:
            raise Unreadable("the quotation marks that begin here are not closed", at)
        parts.append(text[end:close])
        end = close + 1
        if text[end : end + 1] != '"':
            break
        parts.append('"')
        end += 1
    if not ends.match(text, end):
        raise Unreadable("a quoted cell ends here, and something follows", end, "double the quotation marks inside it")
    return Cell(_restored("".join(parts)), at), end


def _restored(cell: str) -> str:
    return cell[1:] if _FORMULA.match(cell) else cell
