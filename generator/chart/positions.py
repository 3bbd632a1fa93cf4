"""Graphviz' JSON → where boxes, answers and lines go, checked: whatever it holds, only numbers come out."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class Point(NamedTuple):
    """A place in px, from the top left corner."""

    x: float
    y: float


Route = tuple[Point, ...]
"""Corners of a line, from its tail to its head."""


@dataclass(frozen=True, slots=True)
class Positions:
    """A finished layout."""

    width: float
    height: float
    boxes: tuple[Point, ...]
    """Centres."""
    answers: tuple[Point, ...]
    """Centres."""
    routes: tuple[Route, ...]
    """From each answer to where it leads."""


class UnusableLayout(ValueError):
    """The JSON is not the layout of the graph that was asked for."""


_LARGEST = 1_000_000.0


def positions_of(layout: str, box_count: int, answer_count: int) -> Positions:
    """Positions from the output of `dot -Tjson0` for the DOT of `layout_dot`.

    Raises UnusableLayout when anything is missing or is not a sensible number.
    """
    try:
        graph: Mapping[str, Any] = json.loads(layout)
        _, _, width, height = map(_number, graph["bb"].split(","))
        # Clusters come as objects too, but have no place of their own.
        nodes = {node["name"]: _place(node["pos"], height) for node in graph["objects"] if "pos" in node}
        # Edges do not come in the order in which they were sent.
        routes = {edge["id"]: _route(edge["pos"], height) for edge in graph.get("edges", ())}
        if len(nodes) != box_count + answer_count or len(routes) != 2 * answer_count:
            raise UnusableLayout(f"{len(nodes)} nodes and {len(routes)} edges came back")
        return Positions(
            width,
            height,
            tuple(nodes[f"n{number}"] for number in range(box_count)),
            tuple(nodes[f"a{number}"] for number in range(answer_count)),
            tuple(routes[f"h{number}"] for number in range(answer_count)),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnusableLayout(f"unusable layout: {error}") from error


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number) or abs(number) > _LARGEST:
        raise UnusableLayout(f"{text!r} is no place in a chart")
    return number


def _place(pair: str, height: float) -> Point:
    """Graphviz counts y upwards from the bottom."""
    x, y = map(_number, pair.split(","))
    return Point(x, height - y)


def _route(position: str, height: float) -> Route:
    """The corners of a polyline, which Graphviz writes as Bézier curves that are straight."""
    points = tuple(_place(pair, height) for pair in position.split())
    if len(points) < 4 or len(points) % 3 != 1:
        raise UnusableLayout(f"a line of {len(points)} points")
    return points[::3]
