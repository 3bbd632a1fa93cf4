"""Trees, nodes, pages, languages and brands that had another name, as their project remembers them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.text import Text
from generator.problem import Span


@dataclass(frozen=True, slots=True)
class MovedId:
    """An id of a tree, a language or a brand that was given up. Printed codes, bookmarks and portals still have it."""

    old: Text
    new: Text
    """The one of the same kind that took its place."""


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


class PageKind(StrEnum):
    """What the id in the address of a page is of, as links by identity call it."""

    CODE = "code"
    FAULT = "fault"
    FAMILY = "family"
    PAGE = "page"
    """A page of content/ that is no tree's prose."""
    TREE = "tree"
    """Only to lead to: trees that were given up are `MovedId`s, because frames and sign-offs follow them too."""


@dataclass(frozen=True, slots=True)
class MovedPage:
    """The same of a page that is no tree's. It may lead to a page of another kind."""

    kind: PageKind
    old: Text
    to: PageKind
    new: Text
    """The id alone, with the place of the whole value."""
