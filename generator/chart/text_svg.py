"""Set lines → SVG text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.chart.escape import escape
from generator.chart.markup import Attributes, element
from generator.chart.positions import Point
from generator.model.metrics import FULL, hundredths

Anchor = Literal["start", "middle"]
"""Where lines stand against their place."""

_BASELINE = 0.36
"""From the middle of a line down to its baseline, in em: centres Han characters and capitals alike."""
_HALF_SPACE = 0.125
"""Half the width of a space in most fonts, in em."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How lines are set."""

    size: float
    line_height: float
    fill: str
    anchor: Anchor
    weight: str | None = None


def text_svg(lines: tuple[str, ...], top: Point, style: TextStyle, hook: str | None = None) -> str:
    """`lines` with the upper edge of the first at `top.y`, beginning at or centred on `top.x`.

    Between lines stands the space that was there before the text was broken, so that it reads and copies whole.
    """
    first = top.y + style.line_height / 2 + _BASELINE * style.size
    attributes: Attributes = {
        "class": hook,
        "font-size": style.size,
        "font-weight": style.weight,
        "text-anchor": None if style.anchor == "start" else style.anchor,
        "fill": style.fill,
    }
    spans = []
    for index, line in enumerate(lines):
        spaced = index + 1 < len(lines) and not _joins_without_space(line, lines[index + 1])
        shift = _HALF_SPACE * style.size if spaced and style.anchor == "middle" else 0.0
        place: Attributes = {"x": top.x + shift, "y": first + index * style.line_height}
        spans.append(element("tspan", place, escape(line) + " " * spaced))
    return element("text", attributes, *spans)


def _joins_without_space(line: str, following: str) -> bool:
    return hundredths(line[-1]) == FULL and hundredths(following[0]) == FULL
