"""Boxes and answers → their lines and sizes in a medium: all that the layout needs to know of them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.chart.caption import filled
from generator.chart.graph import Arrow, Box, Graph, JumpBox, OutcomeBox, PartBox
from generator.chart.measures import Measures
from generator.chart.wrapping import wrap
from generator.model.chart import Phrases
from generator.model.metrics import width

_LONGEST_PAGE = "000"
JUMP_SIGN = "→ "
"""Before the title of another tree."""
ICON_ROOM = 1.7
"""Room for the icon before a heading, in em of the heading."""
BADGE_ROOM = 0.7
"""Room in the badge of a number beside the number itself, in em."""
_GRID = 2
"""Sizes are whole multiples of it, so that centres are whole numbers."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A box or an answer with its text set."""

    lines: tuple[str, ...]
    heading: str
    """Over the lines; empty: none."""
    width: int
    """In px, the point of a jump included."""
    height: int


@dataclass(frozen=True, slots=True)
class SizedGraph:
    """Sizes of a graph's boxes and answers, in its order."""

    boxes: tuple[Sized, ...]
    answers: tuple[Sized, ...]


def sized(
    graph: Graph,
    phrases: Phrases,
    measures: Measures,
    keep_together: frozenset[str] = frozenset(),
    *,
    on_paper: bool = False,
) -> SizedGraph:
    """`graph` with its text set for the medium that `measures` describes."""
    limit, answer_limit = (width.of(is_dense=phrases.is_dense) for width in (measures.wrap, measures.answer_wrap))
    headings = [heading_of(box, phrases, is_list=graph.is_list, on_paper=on_paper) for box in graph.boxes]
    return SizedGraph(
        tuple(
            _box(box, heading, measures, limit, keep_together)
            for box, heading in zip(graph.boxes, headings, strict=True)
        ),
        tuple(_answer(arrow, measures, answer_limit, keep_together) for arrow in graph.arrows),
    )


def heading_of(box: Box, phrases: Phrases, *, is_list: bool, on_paper: bool = False) -> str:
    """The words over a box's text; on the web a list is long enough without telling again and again that one goes on.

    On paper the words over a jump are only the room for those of the manual.
    """
    if isinstance(box, OutcomeBox):
        return phrases.kinds[box.kind]
    if isinstance(box, PartBox):
        return filled(phrases.go_to_part, letter=box.letter)
    if isinstance(box, JumpBox):
        if on_paper:
            return max(filled(phrases.go_to_page, page=_LONGEST_PAGE), phrases.go_to, key=width)
        return "" if is_list else phrases.go_to
    return phrases.start if box.is_start else ""


def heading_room(box: Box, heading: str, measures: Measures) -> float:
    """Height that a box needs for its heading, in px."""
    if not heading:
        return 0.0
    return measures.heading_height if isinstance(box, OutcomeBox) else measures.heading_line


def _box(box: Box, heading: str, measures: Measures, limit: float, keep_together: frozenset[str]) -> Sized:
    text = JUMP_SIGN + box.text if isinstance(box, JumpBox) else box.text
    lines = wrap(text, limit, keep_together)
    text_width = max(map(width, lines), default=0.0) * measures.text_size
    heading_width = (width(heading) + ICON_ROOM) * measures.heading_size if heading else 0.0
    point = measures.point if isinstance(box, JumpBox | PartBox) else 0.0
    height = len(lines) * measures.line_height + 2 * measures.above + heading_room(box, heading, measures)
    return Sized(lines, heading, _even(max(text_width, heading_width) + 2 * measures.side + point), _even(height))


def _answer(arrow: Arrow, measures: Measures, limit: float, keep_together: frozenset[str]) -> Sized:
    lines = wrap(arrow.text, limit, keep_together)
    text_width = max(map(width, lines), default=0.0) * measures.answer_size
    height = len(lines) * measures.answer_line_height + 2 * measures.answer_above
    return Sized(lines, "", _even(text_width + 2 * measures.answer_side), _even(height))


def _even(length: float) -> int:
    return _GRID * -int(-length // _GRID)
