"""A colour as it is written → how well it can be read, and the nearest colour that can be."""

from __future__ import annotations

from typing import NamedTuple

LEGIBLE = 4.5
"""Contrast that WCAG 2 asks of text."""
_STEPS = 50


class Colour(NamedTuple):
    """Shares of red, green and blue, each from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        """As CSS writes it: `#1a5fb4`."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


WHITE = Colour(255, 255, 255)
"""Also the sheet of the light scheme, and paper."""
BLACK = Colour(0, 0, 0)
DARK_SHEET = Colour(26, 29, 35)
"""Behind the text in the dark scheme; the style sheet has the same."""


def colour(written: str) -> Colour:
    """The colour that is written `#rrggbb`."""
    return Colour(int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16))


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(ground: Colour) -> Colour:
    """White or black, whichever is read better on `ground`: one of them always has a contrast of 4.58 or more."""
    return WHITE if contrast(WHITE, ground) >= contrast(BLACK, ground) else BLACK


def nearest_legible(wanted: Colour, sheet: Colour, least: float = LEGIBLE) -> Colour:
    """`wanted`, moved away from `sheet` only as far as it takes to have a contrast of `least` on it."""
    towards = ink_on(sheet)
    for step in range(_STEPS + 1):
        share = step / _STEPS
        moved = Colour(*(round(a + (b - a) * share) for a, b in zip(wanted, towards, strict=True)))
        if contrast(moved, sheet) >= least:
            return moved
    return towards


def _luminance(of: Colour) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (part / 255 for part in of)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
