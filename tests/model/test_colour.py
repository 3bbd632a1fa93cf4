"""Contrast as WCAG 2 defines it, and colours that are moved until they can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.colour import (
    BLACK,
    DARK_SHEET,
    LEGIBLE,
    WHITE,
    Colour,
    colour,
    contrast,
    ink_on,
    nearest_legible,
)
from tests.strategies import effort

SHARES = st.integers(0, 255)
COLOURS = st.builds(Colour, SHARES, SHARES, SHARES)


def test_contrast_is_computed_as_the_standard_says():
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == pytest.approx(1)
    assert contrast(colour("#767676"), WHITE) == pytest.approx(4.54, abs=0.01)


@effort(200)
@given(COLOURS)
def test_a_colour_is_written_as_it_is_read(any_colour: Colour):
    assert colour(str(any_colour)) == any_colour


@effort(200)
@given(COLOURS)
def test_words_on_any_ground_can_be_read(ground: Colour):
    assert contrast(ink_on(ground), ground) >= LEGIBLE


@effort(200)
@given(COLOURS, st.sampled_from([WHITE, DARK_SHEET]))
def test_what_is_moved_can_be_read_and_what_could_be_read_is_not_moved(wanted: Colour, sheet: Colour):
    moved = nearest_legible(wanted, sheet)
    assert contrast(moved, sheet) >= LEGIBLE
    if contrast(wanted, sheet) >= LEGIBLE:
        assert moved == wanted
