"""What two revisions of the content do differently: the vocabulary of `poshelp diff`.

`before` and `after` are the two sides everywhere; where one of them is empty, the thing is only on the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from generator.model.text import Lang


class Status(StrEnum):
    """What became of a tree or a page."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    """It has another id, and may have changed as well."""
    CHANGED = "changed"


class Change(NamedTuple):
    """A value on both sides; empty where there is none."""

    before: str
    after: str


Titles = tuple[tuple[Lang, str], ...]
"""A title by language, as its author wrote it."""


class End(NamedTuple):
    """Where a path ends: an outcome, or a node of another tree."""

    tree: str
    node: str
    titles: Titles
    """Of the outcome, or of the other tree."""


@dataclass(frozen=True, slots=True)
class PathChange:
    """A path that ends elsewhere, is new (no `before`) or vanished (no `after`)."""

    answers: tuple[tuple[str, str], ...]
    """(question, answer) by their ids; of the longer one where a question was added or removed on the way."""
    before: End | None
    after: End | None


@dataclass(frozen=True, slots=True)
class PathGroup:
    """Paths that a whole question, or an answer, added or removed: told as one."""

    question: str
    answer: str
    """Empty: the whole question."""
    behind: str
    """The question on whose answer it follows; empty: it begins the tree. Of an answer always empty."""
    is_added: bool
    paths: int
    """Of a question: the paths of the other side that are longer or shorter by it. Of an answer: its own."""


THERE = "there"
"""The value of a node that only one side has."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that is no sentence: the kind of an outcome, the tree that a code leads to."""

    where: str
    """Whose value it is, with ids between backticks."""
    change: Change


@dataclass(frozen=True, slots=True)
class TextChange:
    """A sentence."""

    where: str
    texts: Mapping[Lang, Change | None]
    """In each language; None where it is the same on both sides."""
    untouched: tuple[Lang, ...] = ()
    """The languages that were not touched while another one was."""

    def changes(self) -> Iterator[tuple[Lang, Change]]:
        """The changed languages in their order."""
        for lang, change in self.texts.items():
            if change:
                yield lang, change


@dataclass(frozen=True, slots=True)
class TreeDifference:
    """One tree."""

    id: str
    old_id: str
    """Empty unless it was renamed."""
    status: Status
    titles: Titles
    """Its title now, or the last one it had."""
    paths_there: int
    """Paths of an added or removed tree, which are not listed; 0 for the others, and where they cannot be counted."""
    notes: tuple[str, ...] = ()
    """Why something could not be compared, and where the addresses of a removed tree lead."""
    groups: tuple[PathGroup, ...] = ()
    paths: tuple[PathChange, ...] = ()
    waits: tuple[int, int] | None = None
    """Seconds that a customer stands there at most within this tree, before and after; None: the same."""
    values: tuple[ValueChange, ...] = ()
    texts: tuple[TextChange, ...] = ()


@dataclass(frozen=True, slots=True)
class TextGroup:
    """A page, or the texts of the interface, of a brand, of the facts."""

    kind: str
    """`page`, `messages`, `brand`, `site`, `family`, `code`, `fault`, `rule`, `hotline`, `term`, `manual` or
    `scheme words`."""
    id: str
    status: Status
    texts: tuple[TextChange, ...]
    untouched: tuple[Lang, ...] = ()
    """Of a page: the languages whose bodies were not touched while another one was."""


@dataclass(frozen=True, slots=True)
class LostAddress:
    """An address that readers may still have, and at which nothing is any more."""

    address: str
    """Below the folder of a language: `causes/card-expired/#slip`; the whole folder of a language or brand: below the
    site."""
    hint: str
    """How to lead it on."""
    section: str
    """The key of site_config/moved.yml under which that is told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that `after` does differently from `before`."""

    before: str
    """Names of the two sides."""
    after: str
    notes: tuple[str, ...]
    """What could not be read, and so was not compared."""
    trees: tuple[TreeDifference, ...]
    """In the order of the site; those that are no longer there stand last."""
    leads: tuple[ValueChange, ...]
    """Codes and faults: the tree that they lead to, and the advice."""
    texts: tuple[TextGroup, ...]
    lost: tuple[LostAddress, ...] = ()
    """Languages and brands first, then trees, their nodes and pages."""

    languages: Mapping[Lang, str] = field(default_factory=dict)
    """English names of the languages of both sides."""

    @property
    def is_empty(self) -> bool:
        return not (self.trees or self.leads or self.texts or self.lost)
