"""SVG text → what a test asks about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


class Frame(NamedTuple):
    """A rectangle in px."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float, slack: float = 0.6) -> bool:
        return self.left - slack <= x <= self.right + slack and self.top - slack <= y <= self.bottom + slack

    def overlaps(self, other: Frame) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def parsed(svg: str) -> ET.Element:
    """The root. Raises when the SVG is not well-formed."""
    return ET.fromstring(svg)  # noqa: S314  (our own output, and being well-formed is the question)


def elements(root: ET.Element, name: str, class_: str = "") -> Iterator[ET.Element]:
    """Elements called `name`, in order, with `class_` among their classes."""
    return (found for found in root.iter(SVG + name) if not class_ or class_ in found.get("class", "").split())


def words(element: ET.Element) -> str:
    """All text of `element` without spaces."""
    return "".join("".join(element.itertext()).split())


def frame(element: ET.Element) -> Frame:
    """Where a rect, or the path of a polygon, is."""
    if element.tag == SVG + "rect":
        x, y, width, height = (float(element.get(key, "nan")) for key in ("x", "y", "width", "height"))
        return Frame(x, y, x + width, y + height)
    return frame_of_path(element.get("d", ""))


def frame_of_path(path: str) -> Frame:
    """What holds all points that are named in path data with absolute commands."""
    points = corners(path)
    return Frame(
        min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)
    )


def corners(path: str) -> list[tuple[float, float]]:
    """All points that are named in path data with absolute commands."""
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path)]


def link_frames(root: ET.Element) -> dict[str, Frame]:
    """Frames of the boxes by the address that they link to."""
    return {
        link.get("href", ""): frame(next(found for found in link if "chart-box" in found.get("class", "")))
        for link in elements(root, "a")
    }


def answer_frames(root: ET.Element) -> list[Frame]:
    """Frames of the answers, in order."""
    return [frame(next(elements(answer, "rect"))) for answer in elements(root, "g", "chart-answer")]


def line_paths(root: ET.Element) -> list[str]:
    """Path data of the lines of all answers, in no particular order."""
    return [
        line.get("d", "")
        for group in elements(root, "g", "chart-lines")
        for line in elements(group, "path")
        if line.get("class") != "chart-arrowheads"
    ]


def points_along(path: str, step: float = 3.0) -> Iterator[tuple[float, float]]:
    """Points on path data of absolute M, L and Q, at most `step` px apart."""
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([MLQ])([^MLQ]*)", path):
        *control, (end_x, end_y) = corners(numbers)
        if command != "M":
            bend_x, bend_y = control[0] if control else ((x + end_x) / 2, (y + end_y) / 2)
            count = int((abs(end_x - x) + abs(end_y - y)) / step) + 1
            for part in (number / count for number in range(count + 1)):
                first, second, third = (1 - part) ** 2, 2 * part * (1 - part), part**2
                yield first * x + second * bend_x + third * end_x, first * y + second * bend_y + third * end_y
        x, y = end_x, end_y
