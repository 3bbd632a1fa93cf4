"""A drawn flowchart of a tree in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.text import Lang


@dataclass(frozen=True, slots=True)
class Drawing:
    """Finished SVG of one tree in one language, one per medium."""

    web: str
    """For pages: CSS variables, links, light and dark."""
    print: str
    """For paper: presentation attributes only."""


Drawings = Mapping[tuple[str, Lang], Drawing]
"""By tree id and language."""
