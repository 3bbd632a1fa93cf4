"""Positions → the lines of a chart as corners, and their arrowheads.

From a question to its answers nothing stands in the way, so their lines are the prongs of one fork. From an answer
onward a line takes the route that Graphviz found round what is between. The layout keeps a strip free before and behind
each box (`Measures.landing`), which lines cross upright, so that all arrowheads point the same way.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.chart.forks import fork_heights
from generator.chart.graph import Graph
from generator.chart.layout_dot import Direction
from generator.chart.measures import Measures
from generator.chart.positions import Point, Positions, Route
from generator.chart.sizing import Sized, SizedGraph

_NECK = 0.75
"""Where in the arrowhead its line ends, as a part of its length from the tip."""


@dataclass(frozen=True, slots=True)
class Line:
    """An answer's way through the chart."""

    to_answer: Route
    from_answer: Route
    tip: Point
    """Of the arrowhead."""


def lines_of(
    graph: Graph, sizes: SizedGraph, positions: Positions, measures: Measures, direction: Direction
) -> tuple[Line, ...]:
    """The line of each answer, in the graph's order."""

    # Reading to the right is reading down with the axes swapped, on the way in and on the way out.
    def turned(point: Point) -> Point:
        return point if direction is Direction.DOWN else Point(point.y, point.x)

    def half(sized: Sized) -> float:
        return (sized.height if direction is Direction.DOWN else sized.width) / 2

    boxes, answers = tuple(map(turned, positions.boxes)), tuple(map(turned, positions.answers))
    tops = [answer.y - half(size) for answer, size in zip(answers, sizes.answers, strict=True)]
    free = measures.landing + measures.ranks + measures.answer_landing
    heights = fork_heights([arrow.tail for arrow in graph.arrows], boxes, answers, tops, free)
    lines = []
    for number, (arrow, answer) in enumerate(zip(graph.arrows, answers, strict=True)):
        leaves = _below(boxes[arrow.tail], half(sizes.boxes[arrow.tail]))
        tip = _below(boxes[arrow.head], -half(sizes.boxes[arrow.head]))
        height = heights[number]
        fork = (leaves, Point(leaves.x, height), Point(answer.x, height), Point(answer.x, tops[number]))
        route = map(turned, positions.routes[number])
        onward = (_below(answer, half(sizes.answers[number])), *route, _below(tip, -_NECK * measures.arrow))
        lines.append(Line(tuple(map(turned, fork)), tuple(map(turned, onward)), turned(tip)))
    return tuple(lines)


def arrowhead(tip: Point, length: float, direction: Direction) -> Route:
    """The corners of an arrowhead at `tip`."""
    x, y = tip
    wing, neck = 0.45 * length, _NECK * length
    if direction is Direction.DOWN:
        return (tip, Point(x + wing, y - length), Point(x, y - neck), Point(x - wing, y - length))
    return (tip, Point(x - length, y + wing), Point(x - neck, y), Point(x - length, y - wing))


def _below(point: Point, distance: float) -> Point:
    return Point(point.x, point.y + distance)
