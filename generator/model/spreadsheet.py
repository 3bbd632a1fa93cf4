"""A cell of a CSV file → one that no spreadsheet computes."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""A spreadsheet takes a cell that begins so for a formula; in East Asia also where these are full-width."""


def defused(cell: object) -> object:
    """`cell`; a text that a spreadsheet would compute begins with an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
