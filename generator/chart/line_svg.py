"""Lines, arrowheads and answers → SVG: those of "I cannot tell" are paler and dashed, and lie below the others."""

from __future__ import annotations

from generator.chart.graph import Graph
from generator.chart.layout_dot import Direction
from generator.chart.lines import Line, arrowhead
from generator.chart.markup import Attributes, element, line_path, polygon_path
from generator.chart.positions import Point, Positions
from generator.chart.sizing import Sized, SizedGraph
from generator.chart.skin import Skin
from generator.chart.text_svg import TextStyle, text_svg

_LINE_WIDTH = 1.5
_DASHES = "5 4"
_FORK_BEND, _BEND = 7.0, 14.0
"""Radius of the corners of lines before and after an answer, in px."""
_ROUNDEST = 14.0
"""Largest corner radius of an answer, in px."""


def lines_svg(graph: Graph, lines: tuple[Line, ...], skin: Skin, direction: Direction) -> str:
    """All lines and arrowheads."""
    return "".join(
        _lines_of_one_sort(graph, lines, skin, direction, is_unsure=is_unsure) for is_unsure in (True, False)
    )


def answers_svg(graph: Graph, sizes: SizedGraph, positions: Positions, skin: Skin) -> str:
    """All answers, each on a field of its own that covers the line it stands on."""
    return "".join(
        _answer(sized, centre, skin, is_unsure=arrow.is_unsure)
        for arrow, sized, centre in zip(graph.arrows, sizes.answers, positions.answers, strict=True)
    )


def _lines_of_one_sort(
    graph: Graph, lines: tuple[Line, ...], skin: Skin, direction: Direction, *, is_unsure: bool
) -> str:
    chosen = [line for arrow, line in zip(graph.arrows, lines, strict=True) if arrow.is_unsure is is_unsure]
    colour = skin.paint("line-unsure" if is_unsure else "line")
    stroke: Attributes = {
        "class": skin.class_("lines", "unsure") if is_unsure else skin.class_("lines"),
        "fill": "none",
        "stroke": colour,
        "stroke-width": _LINE_WIDTH,
        "stroke-dasharray": _DASHES if is_unsure else None,
    }
    heads = "".join(polygon_path(arrowhead(line.tip, skin.measures.arrow, direction)) for line in chosen)
    if not chosen:
        return ""
    return element(
        "g",
        stroke,
        *(element("path", {"d": _path(line)}) for line in chosen),
        element("path", {"class": skin.class_("arrowheads"), "d": heads, "fill": colour, "stroke": "none"}),
    )


def _path(line: Line) -> str:
    return line_path(line.to_answer, _FORK_BEND) + line_path(line.from_answer, _BEND)


def _answer(sized: Sized, centre: Point, skin: Skin, *, is_unsure: bool) -> str:
    measures = skin.measures
    field: Attributes = {
        "x": centre.x - sized.width / 2,
        "y": centre.y - sized.height / 2,
        "width": sized.width,
        "height": sized.height,
        "rx": min(sized.height / 2, _ROUNDEST),
        "fill": skin.paint("answer-fill"),
        "stroke": skin.paint("answer-line"),
        "stroke-dasharray": "4 3" if is_unsure else None,
    }
    top = Point(centre.x, centre.y - sized.height / 2 + measures.answer_above)
    style = TextStyle(measures.answer_size, measures.answer_line_height, skin.paint("answer-text"), "middle")
    hook = skin.class_("answer", "unsure") if is_unsure else skin.class_("answer")
    return element("g", {"class": hook}, element("rect", field), text_svg(sized.lines, top, style))
