"""Positions whose start is far from the corner where a page begins → their mirror image, where it is nearer.

Graphviz does not mind which side is which; a reader does, who sees the left and upper part of a large chart first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.chart.layout_dot import Direction
from generator.chart.positions import Point, Positions

SEEN_AT_ONCE = 560.0
"""How far from the corner a start may be, in px, to be seen in the column of a page without scrolling."""


def start_first(positions: Positions, direction: Direction) -> Positions:
    """`positions`, or their mirror image where the start (box 0) is then nearer and would else be out of sight."""
    start = positions.boxes[0]
    if direction is Direction.DOWN:
        if start.x <= max(SEEN_AT_ONCE, positions.width / 2):
            return positions
        return _mapped(positions, lambda point: Point(positions.width - point.x, point.y))
    if start.y <= max(SEEN_AT_ONCE, positions.height / 2):
        return positions
    return _mapped(positions, lambda point: Point(point.x, positions.height - point.y))


def _mapped(positions: Positions, to: Callable[[Point], Point]) -> Positions:
    return replace(
        positions,
        boxes=tuple(map(to, positions.boxes)),
        answers=tuple(map(to, positions.answers)),
        routes=tuple(tuple(map(to, route)) for route in positions.routes),
    )
