"""The two colours of a brand → CSS variables for light and dark, each legible on what it stands on."""

from __future__ import annotations

from generator.dark_style import for_dark_systems
from generator.model.colour import DARK_SHEET, WHITE, Colour, colour, ink_on, nearest_legible
from generator.model.settings import Brand

_LIGHT_CONTRAST, _DARK_CONTRAST = 5.0, 7.0
"""More than `check` asks for: pages have tints too, and dark colours look dull on black."""


def brand_css(brand: Brand) -> str:
    """A style sheet with nothing but variables."""
    primary, accent = colour(brand.primary), colour(brand.accent)
    # Nobody knows the colours of an owner's logo: it stands on white, as on paper.
    mark = "--ph-mark-ground:#ffffff;--ph-mark-room:.15rem;" if brand.logo else ""
    return for_dark_systems(
        ":root{"
        f"--ph-primary:{primary};"
        f"--ph-on-primary:{ink_on(primary)};"
        f"--ph-link:{_on_light(primary)};"
        f"--ph-accent:{_on_light(accent)};"
        f"{mark}"
        "}"
        "[data-md-color-scheme=slate]{"
        f"--ph-link:{_on_dark(primary)};"
        f"--ph-accent:{_on_dark(accent)};"
        "}"
    )


def _on_light(wanted: Colour) -> Colour:
    return nearest_legible(wanted, WHITE, _LIGHT_CONTRAST)


def _on_dark(wanted: Colour) -> Colour:
    return nearest_legible(wanted, DARK_SHEET, _DARK_CONTRAST)
