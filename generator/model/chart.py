"""A drawn flowchart of a tree in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.text import Lang
from generator.model.tree import OutcomeKind


@dataclass(frozen=True, slots=True)
class Drawing:
    """Finished SVG of one tree in one language, one per medium."""

    web: str
    """For pages: CSS variables, links, light and dark."""
    print: str
    """For paper: presentation attributes only."""


Drawings = Mapping[tuple[str, Lang], Drawing]
"""By tree id and language."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words in one language. Patterns hold names in braces; unknown names stay as they are."""

    title: str
    """Pattern of the chart's name, with `{tree}`: `Flowchart: {tree}`."""
    description: str
    """Pattern of one sentence that says how the chart reads, with `{questions}`, `{outcomes}` and `{jumps}`."""
    start: str
    """Marks the first question: `Start`."""
    go_to: str
    """Before the title of another tree: `Go to`."""
    kinds: Mapping[OutcomeKind, str]
    """Name of each kind of outcome: `Solved`, `Call the acquirer`."""


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words in every language, and what the brand puts for placeholders in author text."""

    phrases: Mapping[Lang, Phrases]
    fill: Callable[[Lang, str], str]
    """Language and placeholder (`hotline`) → words."""
