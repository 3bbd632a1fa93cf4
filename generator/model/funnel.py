"""How readers went through a tree: visits of its nodes, what they answered there, and where they were lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.tree import OutcomeKind

OTHERS = "…"
"""Stands for ids beyond those that are counted one by one. It is no id."""


@dataclass(frozen=True, slots=True)
class NodeFlow:
    """What happened at one node."""

    node: str
    """Its id, as it was recorded."""
    is_known: bool
    """The tree as it is now has this node. Always false for another version of the tree."""
    kind: OutcomeKind | None
    """Of an outcome; None for a question, and for what nothing is known about."""
    visits: int
    """Steps that arrived here: starts, answers, ways back and ways across."""
    entered: int
    """Those of them that were starts."""
    entered_unexplained: int
    """Those of the starts that no jump from another tree and no start of the tree explains: a link into the middle, or
    a page that was loaded again, or in the other language. Whoever loads a page again is counted as lost by the page
    before."""
    answers: Mapping[str, int]
    """By answer id, jumps to other trees included; of a known question every answer, in the author's order, then
    answers that the tree does not know."""
    back: int
    """Departures to an earlier question."""
    goto: int
    """Departures to another node without an answer."""

    @property
    def left(self) -> int:
        """Steps that departed from here."""
        return sum(self.answers.values()) + self.back + self.goto

    @property
    def present(self) -> int:
        """Those who were here, as far as the file tells: a file that begins in the middle knows of departures whose
        arrival it has not. All shares are shares of it."""
        return max(self.visits, self.left)

    @property
    def unseen(self) -> int:
        """Departures whose arrival is not in the file."""
        return self.present - self.visits

    @property
    def stayed(self) -> int:
        """Visits after which nothing came: ends at an outcome, losses at a question."""
        return self.present - self.left

    @property
    def lost(self) -> int:
        """Readers who went no further, although this is no end."""
        return 0 if self.kind else self.stayed

    @property
    def ended(self) -> int:
        """Readers whose visit ended here as it should."""
        return self.stayed if self.kind else 0


@dataclass(frozen=True, slots=True)
class Funnel:
    """The visits of one version of a tree."""

    tree: str
    version: str
    """Twelve hex digits, or `OTHERS` for versions beyond those that are counted one by one."""
    is_present: bool
    """It is the version that the project has now."""
    opened: int
    """Pages loaded."""
    nodes: tuple[NodeFlow, ...]
    """In reading order with those never visited, then nodes that the tree does not know; of another version by number
    of visits, then by id."""
    calls: Mapping[tuple[str, str], int]
    """By whom (acquirer, issuer, admin) and why (outcome, tried): times that somebody was to be called."""
    start: str
    """Id of the first question; empty for another version."""

    @property
    def visits(self) -> int:
        """Visits that began."""
        return sum(flow.entered for flow in self.nodes)

    @property
    def at_start(self) -> int:
        """Those of them that began at the first question; of another version that cannot be told."""
        return sum(flow.entered for flow in self.nodes if flow.node == self.start)


@dataclass(frozen=True, slots=True)
class Funnels:
    """All that a file of events tells."""

    funnels: tuple[Funnel, ...]
    """Trees in the order of the project, the present version before others; only what there are events of."""
    unknown_trees: Mapping[str, int]
    """Number of events by tree id, in the order of ids, of trees that the project does not have."""
    further_unknown: int
    """Events of unknown trees beyond those that are listed."""


@dataclass(frozen=True, slots=True)
class FunnelPhrases:
    """The words of a chart with figures, in one language. Patterns hold names in braces."""

    visits: str
    """With `{count}`, in the box of a node."""
    lost: str
    """With `{count}` and `{share}`, on the badge of a question."""


def box_id(tree: str, number: int) -> str:
    """Id of the box of a node in the chart with figures, so that a table can lead to it."""
    return f"{tree}-box-{number}"


def percent(part: int, whole: int) -> str:
    """A share in whole percent; what is not nothing, or not all, is not rounded to it."""
    if not whole:
        return "–"
    rounded = (200 * part + whole) // (2 * whole)
    if part and not rounded:
        return "<1%"
    return ">99%" if part < whole and rounded == 100 else f"{rounded}%"
