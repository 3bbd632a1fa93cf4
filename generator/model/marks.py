"""A text → its marks: what a translation keeps, because it names a key, a screen, a place or a brand's word."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.text import Code, Link, Placeholder, Strong, walk


class Marks(NamedTuple):
    """Each kind in one order, whatever the order of the sentence is."""

    placeholders: tuple[str, ...]
    """Names that the brand fills in, each once."""
    codes: tuple[str, ...]
    """What a screen shows, without Chinese words, which are translated."""
    links: tuple[str, ...]
    """Kind and target of each link."""
    bold_spans: int
    """Keys, buttons and menu entries, whose names are translated."""


class MarkDifference(NamedTuple):
    """The first kind of marks that two texts do not have alike."""

    what: str
    """Words for the kind."""
    first: str
    """The marks of the first text, or "none"."""
    second: str


def marks(value: str) -> Marks:
    """The marks of `value`. Total, as its parser is."""
    parts = walk(value)
    return Marks(
        tuple(sorted({part.name for part in parts if isinstance(part, Placeholder)})),
        tuple(sorted({part.text for part in parts if isinstance(part, Code) and part.text.isascii()})),
        tuple(sorted({f"{part.kind}:{part.target}" for part in parts if isinstance(part, Link)})),
        sum(isinstance(part, Strong) for part in parts),
    )


def mark_difference(first: str, second: str) -> MarkDifference | None:
    """Where the marks of two texts in two languages differ; None: they say the same."""
    for what, ours, theirs in zip(Marks._fields, marks(first), marks(second), strict=True):
        if ours != theirs:
            return MarkDifference(what.replace("_", " "), _told(ours), _told(theirs))
    return None


def _told(found: object) -> str:
    return ", ".join(found) or "none" if isinstance(found, tuple) else str(found)
