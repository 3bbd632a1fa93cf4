"""Edits: what stands between them stays, and their new places are told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.model.edit import Edit, edited
from generator.problem import Span
from tests.strategies import effort


def span(text: str, start: int, end: int) -> Span:
    places = [(text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1) for at in (start, end)]
    return Span("f", *places[0], *places[1])


def offset(text: str, line: int, column: int) -> int:
    return sum(len(before) + 1 for before in text.split("\n")[: line - 1]) + column - 1


WORDS = st.text("ab\n余", max_size=12)


@effort(80)
@given(parts=st.lists(st.tuples(WORDS, WORDS.filter(bool), WORDS), max_size=5), tail=WORDS, order=st.randoms())
def test_every_stretch_and_no_other(parts: list[tuple[str, str, str]], tail: str, order: object):
    text = "".join(kept + old for kept, old, _ in parts) + tail
    expected = "".join(kept + new for kept, _, new in parts) + tail
    edits, at = [], 0
    for kept, old, new in parts:
        edits.append(Edit(span(text, at + len(kept), at + len(kept) + len(old)), new))
        at += len(kept) + len(old)
    getattr(order, "shuffle")(edits)  # noqa: B009
    new, places = edited(text, edits)
    assert new == expected
    for edit, place in zip(edits, places, strict=True):
        found = new[offset(new, place.line, place.column) : offset(new, place.end_line, place.end_column)]
        assert found == edit.text


def test_nothing_to_do():
    assert edited("a\n", []) == ("a\n", ())


def test_inserting_at_both_ends():
    edits = [Edit(Span("f", 1, 1, 1, 1), "x\n"), Edit(Span("f", 2, 1, 2, 1), "y")]
    assert edited("a\n", edits) == ("x\na\ny", (Span("f", 1, 1, 2, 1), Span("f", 3, 1, 3, 2)))


def test_line_ends_are_those_of_the_file():
    new, places = edited("a\r\nb\r\n", [Edit(Span("f", 2, 1, 2, 2), "c\nd")])
    assert new == "a\r\nc\r\nd\r\n"
    assert places == (Span("f", 2, 1, 3, 2),)
