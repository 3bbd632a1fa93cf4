"""A drawn flowchart of a tree in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from generator.model.text import Lang
from generator.model.tree import OutcomeKind

MARK = "\ue000{tree}\ue001"
"""Stands in a printed chart for the words over a way into another tree, which a manual knows: "Go to page 80".

Its characters are refused in author text.
"""

SMALLEST = 8.0
"""Size in pt below which nothing in a printed chart may be set."""


class Turn(StrEnum):
    """How a sheet of paper is held."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


ROOM: Mapping[Turn, tuple[float, float]] = MappingProxyType(
    {Turn.PORTRAIT: (527.0, 690.0), Turn.LANDSCAPE: (774.0, 452.0)}
)
"""Width and height in pt that a printed chart may take on A4: what margins, header, footer and its title leave."""


@dataclass(frozen=True, slots=True)
class PaperChart:
    """A printed chart, or a lettered part of one, that fits a sheet with nothing smaller than `SMALLEST`."""

    letter: str
    """A, B, …; empty where the chart is in one piece."""
    first: int
    """Number of the node with which it begins."""
    svg: str
    """Presentation attributes only; a `MARK` over each way into another tree."""
    turn: Turn
    width: float
    """In pt on the sheet."""
    height: float
    """In pt on the sheet."""


@dataclass(frozen=True, slots=True)
class PictureChart:
    """A chart that becomes a picture of its own."""

    svg: str
    """Presentation attributes only, in the light colours of the web."""
    width: float
    """In px, like `height`."""
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Finished SVG of one tree in one language, one per medium."""

    web: str
    """For pages: CSS variables, links, light and dark."""
    print: tuple[PaperChart, ...]
    """For paper; none where nothing is to be printed."""


Drawings = Mapping[tuple[str, Lang], Drawing]
"""By tree id and language."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words in one language. Patterns hold names in braces; unknown names stay as they are."""

    tag: str
    """BCP 47 tag of the language."""
    is_dense: bool
    """See `Script.is_dense`: lines are short."""
    title: str
    """Pattern of the chart's name, with `{tree}`: `Flowchart: {tree}`."""
    description: str
    """Pattern of one sentence that says how the chart reads, with `{questions}`, `{outcomes}` and `{jumps}`."""
    start: str
    """Marks the first question: `Start`."""
    go_to: str
    """Before the title of another tree: `Go to`."""
    go_to_page: str
    """Pattern of the same on paper, with `{page}`; the room for it is kept."""
    go_to_part: str
    """Pattern that sends a reader to another part of a printed chart, with `{letter}`: `Go to chart B`."""
    kinds: Mapping[OutcomeKind, str]
    """Name of each kind of outcome: `Solved`, `Call the acquirer`."""


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words in every language, and what the brand puts for placeholders in author text."""

    phrases: Mapping[Lang, Phrases]
    fill: Callable[[Lang, str], str]
    """Language and placeholder (`hotline`) → words."""
