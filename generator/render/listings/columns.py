"""Rows of cells → columns for a terminal, in which a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

_GAP = "  "
_WITHOUT_WIDTH = ("Mn", "Me", "Cf")


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> str:
    """One line a row; columns in `right` stand flush right. All rows have the same number of cells."""
    flat = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(map(text_width, column)) for column in zip(*flat, strict=True)]
    return "".join(f"{_line(row, widths, right)}\n" for row in flat)


def _line(row: Sequence[str], widths: Sequence[int], right: Collection[int]) -> str:
    cells = []
    for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
        space = " " * (width - text_width(cell))
        cells.append(space + cell if column in right else cell + space)
    return _GAP.join(cells).rstrip()


def text_width(text: str) -> int:
    """Columns that `text` takes: two for a wide character, none for one that joins the character before it."""
    return sum(
        0
        if unicodedata.category(character) in _WITHOUT_WIDTH
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )
