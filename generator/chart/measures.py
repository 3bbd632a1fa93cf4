"""The sizes of a medium: how wide sentences run, and how much room stands around them; in px unless said otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple


class Widths(NamedTuple):
    """Lengths of a line that holds about the same in every language."""

    dense: float
    """Where a character says as much as a word."""
    spaced: float

    def of(self, *, is_dense: bool) -> float:
        """The length in a language."""
        return self.dense if is_dense else self.spaced


@dataclass(frozen=True, slots=True)
class Measures:
    """What a medium needs, so that charts stay legible in it."""

    wrap: Widths
    """Longest line in a box, in em of `text_size`."""
    answer_wrap: Widths
    """Longest line of an answer, in em of `answer_size`."""
    text_size: float
    line_height: float
    heading_size: float
    """Words over the text: kind of an outcome, "Start", "Go to"."""
    heading_height: float
    """Of the stripe behind the heading of an outcome."""
    heading_line: float
    """Of a heading without a stripe."""
    answer_size: float
    answer_line_height: float
    side: float
    """Room left and right of the text in a box; at least 12."""
    above: float
    """Room over and under the text in a box."""
    point: float
    """How far the tip of a jump's box stands out."""
    answer_side: float
    answer_above: float
    landing: float
    """Kept free before and behind a box, so that lines reach and leave it straight; more than `arrow`."""
    answer_landing: float
    """The same for answers."""
    arrow: float
    """Length of an arrowhead."""
    between: float
    """Between neighbours."""
    ranks: float
    """Between one rank and the next, without the landings."""
    margin: float
    """Around the chart."""


WEB = Measures(
    wrap=Widths(12.0, 17.0),
    answer_wrap=Widths(7.0, 10.0),
    text_size=14,
    line_height=20,
    heading_size=12,
    heading_height=24,
    heading_line=18,
    answer_size=13,
    answer_line_height=17,
    side=15,
    above=11,
    point=14,
    answer_side=12,
    answer_above=5,
    landing=16,
    answer_landing=8,
    arrow=8,
    between=16,
    ranks=16,
    margin=12,
)

PRINT = Measures(
    wrap=Widths(9.0, 12.0),
    answer_wrap=Widths(5.0, 8.0),
    text_size=15,
    line_height=18,
    heading_size=13,
    heading_height=20,
    heading_line=16,
    answer_size=13.5,
    answer_line_height=16,
    side=12,
    above=7,
    point=12,
    answer_side=9,
    answer_above=2,
    landing=10,
    answer_landing=3,
    arrow=7,
    between=14,
    ranks=6,
    margin=15,
)
PAPER = (
    PRINT,
    replace(PRINT, wrap=Widths(12.0, 16.0), answer_wrap=Widths(6.0, 9.0)),
    replace(PRINT, wrap=Widths(7.0, 9.0), answer_wrap=Widths(5.0, 6.5)),
)
"""What is tried until a chart fits its sheet: lines of middle length first, then long ones, then short ones."""
