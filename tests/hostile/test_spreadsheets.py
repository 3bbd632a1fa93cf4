"""What an author writes is a text in a cell of a CSV file, and comes back from there as it was."""

from __future__ import annotations

import pytest

from generator.exchange.csv_places import _FORMULA
from generator.model.spreadsheet import defused

BEGINNINGS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_cell_is_no_formula(beginning: str):
    cell = f'{beginning}HYPERLINK("https://evil.example")'
    assert defused(cell) == f"'{cell}"
    assert _FORMULA.sub("", f"'{cell}", count=1) == cell
