"""A tree as far as another program's file tells it: what the file does not have is empty, and left for the author."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.model.text import Lang

LANGS: tuple[Lang, ...] = ("zh", "en")
"""The languages that are looked for in files of other programs."""


class Both(NamedTuple):
    """A statement in both languages; empty where the source does not have it."""

    zh: str = ""
    en: str = ""

    @classmethod
    def of(cls, lang: Lang, text: str) -> Both:
        """A statement of a source in one language."""
        return cls(text, "") if lang == "zh" else cls("", text)


NOTHING = Both()
"""What the source does not have in either language."""


class Target(NamedTuple):
    """Where an answer leads: a node of this tree, or another tree, or a node there."""

    tree: str | None
    node: str | None


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """An answer and where it leads."""

    id: str
    label: Both
    to: Target
    ensures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A node that asks. None: the source does not say."""

    id: str
    ask: Both
    answers: tuple[DraftAnswer, ...]
    help: Both | None = None
    seconds: int | None = None
    customer_waits: bool | None = None


@dataclass(frozen=True, slots=True)
class DraftStep:
    """One action."""

    do: Both
    seconds: int | None = None
    needs: tuple[str, ...] = ()
    destroys: str | None = None


@dataclass(frozen=True, slots=True)
class DraftOutcome:
    """A node that ends the walk. None: the source does not say."""

    id: str
    title: Both
    kind: str | None = None
    who: str | None = None
    steps: tuple[DraftStep, ...] = ()
    say: Both = NOTHING
    disclose: bool | None = None
    note_down: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    customer_waits: bool = True


DraftNode = DraftQuestion | DraftOutcome


@dataclass(frozen=True, slots=True)
class DraftExample:
    """The author's own test."""

    name: str
    answers: tuple[str, ...]
    ends: Target


@dataclass(frozen=True, slots=True)
class DraftTree:
    """What a file tells of a tree. Ids are unique and have the form that the format asks for."""

    title: Both
    start: str
    nodes: tuple[DraftNode, ...]
    summary: Both = NOTHING
    codes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    words: Mapping[Lang, tuple[str, ...]] | None = None
    safety: tuple[Both, ...] = ()
    owner: str = ""
    reviewed: str = ""
    review_by: str = ""
    sources: tuple[str, ...] = ()
    examples: tuple[DraftExample, ...] = field(default=())
