"""The two colours of a brand → CSS variables for light and dark, each legible on what it stands on."""

from __future__ import annotations

from generator.model.settings import Brand

_WHITE = (255, 255, 255)
_BLACK = (0, 0, 0)
_DARK_SHEET = (26, 29, 35)
"""Behind the text in the dark scheme; the style sheet has the same."""
_CONTRAST = {_WHITE: 5.0, _DARK_SHEET: 7.0}
"""By sheet. More than the 4.5 that WCAG asks for, because there are tints too, and dark colours look dull on black."""
_STEPS = 50

Colour = tuple[int, int, int]


def brand_css(brand: Brand) -> str:
    """A style sheet with nothing but variables."""
    primary, accent = _parsed(brand.primary), _parsed(brand.accent)
    return (
        ":root{"
        f"--ph-primary:{_hex(primary)};"
        f"--ph-on-primary:{_hex(_legible_on(primary))};"
        f"--ph-link:{_hex(_moved(primary, _WHITE, _BLACK))};"
        f"--ph-accent:{_hex(_moved(accent, _WHITE, _BLACK))};"
        "}\n"
        "[data-md-color-scheme=slate]{"
        f"--ph-link:{_hex(_moved(primary, _DARK_SHEET, _WHITE))};"
        f"--ph-accent:{_hex(_moved(accent, _DARK_SHEET, _WHITE))};"
        "}\n"
    )


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _legible_on(colour: Colour) -> Colour:
    return _WHITE if contrast(_WHITE, colour) >= contrast(_BLACK, colour) else _BLACK


def _moved(colour: Colour, sheet: Colour, towards: Colour) -> Colour:
    """`colour`, moved `towards` black or white only as far as it takes to be read on `sheet`."""
    for step in range(_STEPS + 1):
        share = step / _STEPS
        red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, towards, strict=True))
        if contrast((red, green, blue), sheet) >= _CONTRAST[sheet]:
            return red, green, blue
    return towards


def _parsed(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
