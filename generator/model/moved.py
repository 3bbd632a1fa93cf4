"""Trees that had another name, as their project remembers them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.text import Text


@dataclass(frozen=True, slots=True)
class MovedTree:
    """An id that was given up. Printed codes, bookmarks and portals still have it."""

    old: Text
    new: Text
    """The tree that took its place."""
