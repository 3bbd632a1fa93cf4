"""Trees and nodes that had another name, as their project remembers them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.text import Text
from generator.problem import Span


@dataclass(frozen=True, slots=True)
class MovedTree:
    """An id that was given up. Printed codes, bookmarks and portals still have it."""

    old: Text
    new: Text
    """The tree that took its place."""


@dataclass(frozen=True, slots=True)
class MovedNode:
    """The same of a question or an outcome, whose id ends addresses: `…/causes/<tree>/#<node>`."""

    tree: str
    """As it is called today."""
    old: str
    new: Text
    """The node of the same tree that took its place."""
    span: Span
    """Place of `tree#old`."""
