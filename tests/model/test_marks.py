"""What a translation keeps, and how it is told where it does not."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.model.marks import MarkDifference, mark_difference, marks
from tests.strategies import any_text, effort


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("按 **确认**", "Press **OK**", None),
        ("{b} 和 {a}", "{a} and {b}", None),
        ("`余额`", "the balance", None),
        ("{a}", "a", ("placeholders", "a", "none")),
        ("`51`", "`15`", ("codes", "51", "15")),
        ("[x](page:a)", "[x](page:b)", ("links", "page:a", "page:b")),
        ("**a**", "a", ("bold spans", "1", "0")),
    ],
)
def test_differences(one: str, other: str, expected: tuple[str, str, str] | None):
    assert mark_difference(one, other) == (None if expected is None else MarkDifference(*expected))


@effort(100)
@given(text=any_text())
def test_total(text: str):
    assert mark_difference(text, text) is None
    assert marks(text).bold_spans >= 0
