"""Names, attributes and text → XML elements: the only place where angle brackets are written."""

from __future__ import annotations

import math
from itertools import pairwise

from generator.chart.escape import escape
from generator.chart.positions import Point, Route

_SAME_PLACE = 0.5
"""Corners nearer than this, in px, are one."""

Attributes = dict[str, str | float | None]
"""Names and values; None leaves an attribute out."""


def element(name: str, attributes: Attributes, *content: str) -> str:
    """An element. `content` is markup already; attributes are escaped here."""
    written = "".join(
        f' {key}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def number(value: float) -> str:
    """`value` to a tenth, without idle zeros: the same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def line_path(route: Route, radius: float) -> str:
    """Path data of a line along `route`, its corners rounded by `radius` or as far as their sides allow."""
    corners = _without_repeats(route)
    parts = [f"M{_pair(corners[0])}"]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        bend = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        parts.append(f"L{_pair(_towards(corner, before, bend))}Q{_pair(corner)} {_pair(_towards(corner, after, bend))}")
    return "".join([*parts, f"L{_pair(corners[-1])}"])


def polygon_path(corners: Route) -> str:
    """Path data of a closed shape."""
    return f"M{'L'.join(map(_pair, corners))}z"


def _without_repeats(route: Route) -> Route:
    kept = [route[0]]
    kept.extend(point for before, point in pairwise(route) if _distance(before, point) > _SAME_PLACE)
    return tuple(kept)


def _distance(point: Point, other: Point) -> float:
    return math.hypot(point.x - other.x, point.y - other.y)


def _towards(point: Point, other: Point, distance: float) -> Point:
    """The point `distance` away from `point` on the way to `other`, which is somewhere else."""
    part = distance / _distance(point, other)
    return Point(point.x + (other.x - point.x) * part, point.y + (other.y - point.y) * part)


def _pair(point: Point) -> str:
    return f"{number(point.x)},{number(point.y)}"
