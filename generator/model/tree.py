"""Decision trees as authors write them: nodes, answers, outcomes and examples, every value with its place."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.model.text import Lang, Localized, Text
from generator.problem import Span

UNSURE = "unsure"
"""Id of the answer "I cannot tell", which every question has."""


class OutcomeKind(StrEnum):
    """What an outcome comes down to."""

    FIXED = "fixed"
    """Paid, or working again: nothing is left to do."""
    RETRY = "retry"
    """It is safe to try once more."""
    PAY_ANOTHER_WAY = "pay-another-way"
    """Another card, or another means."""
    CALL_ISSUER = "call-issuer"
    """The cardholder calls the bank that issued the card."""
    CALL_ACQUIRER = "call-acquirer"
    """The shop calls the institution that it takes cards through."""
    ASK_ADMIN = "ask-admin"
    """The shop's own administrator of the terminal mends it."""
    STOP = "stop"
    """Do nothing more with this card or terminal."""


class Who(StrEnum):
    """Who acts at an outcome."""

    CASHIER = "cashier"
    ADMIN = "admin"
    ACQUIRER = "acquirer"
    CARDHOLDER = "cardholder"


@dataclass(frozen=True, slots=True)
class Jump:
    """Where an answer leads: a node of this tree, another tree's start, or a node of another tree."""

    tree: str | None
    """None: the same tree."""
    node: str | None
    """None: the start of `tree`."""
    span: Span
    """Place of the tree's name, or of the node's where no tree is named."""
    node_span: Span | None = None
    """Place of the node's name beside a tree's."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An edge of the tree."""

    id: str
    span: Span
    """Place of the id."""
    label: Localized
    to: Jump
    ensures: tuple[Text, ...] = ()
    """Facts that whoever gives this answer knows or has brought about."""


@dataclass(frozen=True, slots=True)
class Question:
    """A node that asks."""

    id: str
    span: Span
    """Place of the id."""
    ask: Localized
    help: Localized | None
    seconds: int
    """Time that answering takes at the counter."""
    customer_waits: bool
    """A customer stands there meanwhile."""
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One action."""

    do: Localized
    seconds: int
    needs: tuple[Text, ...]
    """Facts that must hold before."""
    destroys: Text | None
    """What could be lost by it."""
    span: Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """A node that ends the walk: what to do, say and write down."""

    id: str
    span: Span
    """Place of the id."""
    kind: OutcomeKind
    kind_span: Span
    who: Who
    title: Localized
    steps: tuple[Step, ...]
    say: Localized
    """One sentence for the customer."""
    disclose: bool
    """False: only the site's one neutral sentence may be said."""
    note_down: tuple[Text, ...]
    sources: tuple[Text, ...]
    customer_waits: bool
    """A customer stands there during the steps."""


Node = Question | Outcome


@dataclass(frozen=True, slots=True)
class Example:
    """The author's own test: answers given, and where they must end."""

    name: str
    answers: tuple[Text, ...]
    ends: Jump
    span: Span


@dataclass(frozen=True, slots=True)
class DecisionTree:
    """One cause: how a reader gets from what is seen to what to do."""

    id: str
    family: str
    file: str
    span: Span
    """Where problems with the whole file are shown: its first line."""
    title: Localized
    summary: Localized
    codes: tuple[Text, ...]
    faults: tuple[Text, ...]
    words: Mapping[Lang, tuple[Text, ...]]
    safety: tuple[Localized, ...]
    """What must never be done here."""
    owner: Text
    reviewed: datetime.date
    review_by: datetime.date
    review_by_span: Span
    sources: tuple[Text, ...]
    start: Text
    nodes: Mapping[str, Node]
    """In the author's order."""
    examples: tuple[Example, ...]
    whole: bool
    """False: parts could not be read (and were reported), so what seems missing may only be unreadable."""

    @property
    def questions(self) -> Iterator[Question]:
        return (node for node in self.nodes.values() if isinstance(node, Question))

    @property
    def outcomes(self) -> Iterator[Outcome]:
        return (node for node in self.nodes.values() if isinstance(node, Outcome))

    def localized(self) -> Iterator[tuple[str, Localized]]:
        """Every sentence for readers, with words that say whose it is."""
        yield "title", self.title
        yield "summary", self.summary
        for number, sentence in enumerate(self.safety, 1):
            yield f"safety sentence {number}", sentence
        for node in self.nodes.values():
            if isinstance(node, Question):
                yield f"`ask` of question `{node.id}`", node.ask
                if node.help:
                    yield f"`help` of question `{node.id}`", node.help
                for answer in node.answers:
                    yield f"label of answer `{answer.id}` of question `{node.id}`", answer.label
            else:
                yield f"title of outcome `{node.id}`", node.title
                for number, step in enumerate(node.steps, 1):
                    yield f"step {number} of outcome `{node.id}`", step.do
                yield f"`say` of outcome `{node.id}`", node.say
