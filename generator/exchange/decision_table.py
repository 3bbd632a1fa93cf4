"""A decision table → a tree that asks its inputs in the table's order, and only those that still matter.

Rows that agree whatever an input says do not ask it, and equal parts of the tree are one part (a reduced ordered
decision diagram).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.exchange.draft import (
    Both,
    DraftAnswer,
    DraftNode,
    DraftOutcome,
    DraftQuestion,
    DraftStep,
    DraftTree,
    Target,
)
from generator.exchange.source import Source, Unreadable, shown
from generator.exchange.words import Ids, answer_slug, slug
from generator.model.text import Lang

MOST_INPUTS = 40
MOST_QUESTIONS = 500
_MOST_STATES = 50_000


class TableValue(NamedTuple):
    """What an input can be, or what the table decides."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Column:
    """An input of the table, or its outcome."""

    name: str
    definition: str
    values: tuple[TableValue, ...]

    @property
    def help(self) -> str:
        """What tells the values apart; empty where the table does not say."""
        told = (f"{value.name}: {value.definition}" for value in self.values if value.definition)
        return " ".join(filter(None, (self.definition, *told)))


class Row(NamedTuple):
    """A rule: the number of each input's value (None: any), and that of the decision."""

    inputs: tuple[int | None, ...]
    decision: int
    at: int


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table. Texts are literal, in one language."""

    lang: Lang
    title: str
    summary: str
    inputs: tuple[Column, ...]
    outcome: Column
    rows: tuple[Row, ...]


class _Ask(NamedTuple):
    """A question of the diagram: an input, and the node that each of its values leads to; None: no row says."""

    input: int
    leads: tuple[int | None, ...]


def tree_of_table(source: Source, table: Table) -> DraftTree:
    """The tree. Rows that contradict others, and combinations that no row decides, are told. Raises Unreadable."""
    if len(table.inputs) > MOST_INPUTS:
        raise Unreadable(f"the table has {len(table.inputs)} inputs; the limit is {MOST_INPUTS}")
    diagram = _Diagram(source, table)
    root = diagram.node(0, tuple(range(len(table.rows))))
    if root is None:
        raise Unreadable("the table has no row that decides anything")
    return _Drawn(source, table, diagram.asks).tree(root)


class _Diagram:
    """Nodes by number: those from 0 ask, the others decide: -1 is the first decision, -2 the second."""

    def __init__(self, source: Source, table: Table) -> None:
        self._source, self._table = source, table
        self.asks: list[_Ask] = []
        self._numbers: dict[_Ask, int] = {}
        self._known: dict[tuple[int, tuple[int, ...]], int | None] = {}

    def node(self, level: int, rows: tuple[int, ...]) -> int | None:
        """The node that decides by the inputs from `level` on; `rows` are those that the earlier ones leave."""
        if not rows:
            return None
        state = (level, rows)
        if state not in self._known:
            if len(self._known) >= _MOST_STATES:
                raise Unreadable("the table has too many combinations", self._table.rows[0].at)
            self._known[state] = self._made(level, rows)
        return self._known[state]

    def _made(self, level: int, rows: tuple[int, ...]) -> int | None:
        if level == len(self._table.inputs):
            return self._decision(rows)
        by_value: list[list[int]] = [[] for _ in self._table.inputs[level].values]
        for row in rows:
            value = self._table.rows[row].inputs[level]
            for number in range(len(by_value)) if value is None else (value,):
                by_value[number].append(row)
        leads = tuple(self.node(level + 1, tuple(left)) for left in by_value)
        if len(set(leads)) == 1:
            return leads[0]
        ask = _Ask(level, leads)
        if ask not in self._numbers:
            if len(self.asks) == MOST_QUESTIONS:
                raise Unreadable(f"the table needs more than {MOST_QUESTIONS} questions", self._table.rows[0].at)
            self._numbers[ask] = len(self.asks)
            self.asks.append(ask)
        return self._numbers[ask]

    def _decision(self, rows: Sequence[int]) -> int:
        first = self._table.rows[rows[0]]
        for other in (self._table.rows[row] for row in rows[1:]):
            if other.decision != first.decision:
                taken = shown(self._table.outcome.values[first.decision].name)
                self._source.tell("contradiction", f"an earlier row of the same inputs decides {taken}", other.at)
        return -1 - first.decision


class _Drawn:
    """A diagram with ids and words."""

    def __init__(self, source: Source, table: Table, asks: list[_Ask]) -> None:
        self._source, self._table, self._asks = source, table, asks
        self._ids: dict[int, str] = {}

    def tree(self, root: int) -> DraftTree:
        order = self._order(root)
        given = Ids()
        for node in order:
            column = self._table.inputs[self._asks[node].input]
            self._ids[node] = given.give(slug(column.name), f"question-{self._asks[node].input + 1}")
        decisions = [-1 - number for number in range(len(self._table.outcome.values))]
        used = {lead for node in order for lead in self._asks[node].leads} | {root}
        for node in decisions:
            value = self._table.outcome.values[-1 - node]
            if node in used:
                self._ids[node] = given.give(slug(value.name), f"outcome{node}")
            else:
                self._source.tell("undecided", f"no row decides {shown(value.name)}", self._table.rows[0].at)
        nodes: list[DraftNode] = [self._question(node) for node in order]
        nodes += [self._outcome(node) for node in decisions if node in used]
        lang = self._table.lang
        return DraftTree(
            Both.of(lang, self._table.title), self._ids[root], tuple(nodes), Both.of(lang, self._table.summary)
        )

    def _order(self, root: int) -> list[int]:
        """Questions as a reader meets them."""
        order: dict[int, None] = {}
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node >= 0 and node not in order:
                order[node] = None
                waiting.extend(lead for lead in reversed(self._asks[node].leads) if lead is not None)
        return list(order)

    def _question(self, node: int) -> DraftQuestion:
        lang, ask = self._table.lang, self._asks[node]
        column = self._table.inputs[ask.input]
        given = Ids()
        answers = []
        for number, (value, lead) in enumerate(zip(column.values, ask.leads, strict=True), 1):
            if lead is None:
                message = (
                    f"no row says what {shown(value.name)} of {shown(column.name)} leads to at `{self._ids[node]}`"
                )
                self._source.tell("undecided", message, self._table.rows[0].at)
                continue
            id = given.give(answer_slug(value.name), f"answer-{number}")
            answers.append(DraftAnswer(id, Both.of(lang, value.name), Target(None, self._ids[lead])))
        help = Both.of(lang, column.help) if column.help else None
        return DraftQuestion(self._ids[node], Both.of(lang, column.name), tuple(answers), help)

    def _outcome(self, node: int) -> DraftOutcome:
        lang, value = self._table.lang, self._table.outcome.values[-1 - node]
        steps = (DraftStep(Both.of(lang, value.definition)),) if value.definition else ()
        return DraftOutcome(self._ids[node], Both.of(lang, value.name), steps=steps)
