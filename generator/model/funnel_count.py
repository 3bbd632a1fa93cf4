"""Events, one after the other → how often each node was visited and left. Memory does not grow with their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.model.events import Arrived, Event, Move, Opened, Stepped
from generator.model.funnel import OTHERS, Funnel, Funnels, NodeFlow
from generator.model.tree import DecisionTree, Outcome, OutcomeKind, Question
from generator.model.walk import Place, Trees, edges, reading_order

MOST_VERSIONS = 20
"""Of one tree that are counted one by one, beside the present one."""
MOST_UNKNOWN = 100
"""Trees, nodes of a version and answers of a version that the project does not know and that are counted one by one.
More come from files that somebody has made up."""

Edge = tuple[str, str]
"""Question and answer."""
Id = TypeVar("Id", str, Edge)


@dataclass(slots=True)
class _Tally:
    """Counts of one version of a tree."""

    nodes: set[str]
    """Ids that are counted one by one."""
    answers: set[Edge]
    most_nodes: int
    most_answers: int
    opened: int = 0
    visits: Counter[str] = field(default_factory=Counter)
    entered: Counter[str] = field(default_factory=Counter)
    given: Counter[Edge] = field(default_factory=Counter)
    back: Counter[str] = field(default_factory=Counter)
    goto: Counter[str] = field(default_factory=Counter)
    calls: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds: dict[str, OutcomeKind] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: DecisionTree | None) -> _Tally:
        """An empty one, in which what `tree` has is always counted by itself."""
        nodes = set(tree.nodes) if tree else set()
        questions = tree.questions if tree else ()
        answers = {(question.id, answer.id) for question in questions for answer in question.answers}
        return cls(nodes, answers, len(nodes) + MOST_UNKNOWN, len(answers) + MOST_UNKNOWN)

    def add(self, event: Event) -> None:
        if isinstance(event, Stepped):
            self._step(event)
        elif isinstance(event, Opened):
            self.opened += 1
        elif isinstance(event, Arrived):
            self.kinds[self._node(event.node)] = OutcomeKind(event.kind)
        else:
            self.calls[event.to, event.why] += 1

    def _step(self, step: Stepped) -> None:
        node = self._node(step.node)
        if step.move is not Move.JUMP:
            self.visits[node] += 1
        if step.move is Move.START:
            self.entered[node] += 1
            return
        left = self._node(step.left)
        if step.move is Move.BACK:
            self.back[left] += 1
        elif not step.answer:
            self.goto[left] += 1
        else:
            self.given[self._edge(left, step.answer)] += 1

    def _node(self, id: str) -> str:
        return _counted(id, self.nodes, self.most_nodes, OTHERS)

    def _edge(self, question: str, answer: str) -> Edge:
        return _counted((question, answer), self.answers, self.most_answers, (question, OTHERS))


class FunnelCount:
    """The count of a file. `versions`: the present version of each of `trees`."""

    def __init__(self, trees: Trees, versions: Mapping[str, str]) -> None:
        self._trees = trees
        self._versions = versions
        self._tallies: dict[str, dict[str, _Tally]] = {}
        self._unknown: Counter[str] = Counter()

    def add(self, event: Event) -> None:
        """Count one event."""
        tree = self._trees.get(event.tree)
        if tree is None:
            room = event.tree in self._unknown or len(self._unknown) < MOST_UNKNOWN
            self._unknown[event.tree if room else OTHERS] += 1
            return
        of_tree = self._tallies.setdefault(tree.id, {})
        is_present = event.version == self._versions[tree.id]
        # One place is kept for the present version, however late it comes.
        room = is_present or event.version in of_tree or len(of_tree) < MOST_VERSIONS
        version = event.version if room else OTHERS
        tally = of_tree.get(version)
        if tally is None:
            tally = of_tree[version] = _Tally.of(tree if is_present else None)
        tally.add(event)

    def funnels(self, only: str = "") -> Funnels:
        """What was counted so far; with `only` of one tree."""
        jumped = self._jumped()
        found: list[Funnel] = []
        for id, tree in self._trees.items():
            if only not in ("", id) or id not in self._tallies:
                continue
            now = self._versions[id]
            older = [
                _older_funnel(id, version, tally) for version, tally in self._tallies[id].items() if version != now
            ]
            if now in self._tallies[id]:
                found.append(_present_funnel(tree, now, self._tallies[id][now], jumped))
            found.extend(sorted(older, key=lambda funnel: (funnel.version == OTHERS, -funnel.visits, funnel.version)))
        further = self._unknown[OTHERS]
        listed = {} if only else {id: self._unknown[id] for id in sorted(self._unknown) if id != OTHERS}
        return Funnels(tuple(found), listed, 0 if only else further)

    def _jumped(self) -> Counter[Place]:
        """Where the jumps of all present trees have led to."""
        jumped: Counter[Place] = Counter()
        for id, of_tree in self._tallies.items():
            tally, tree = of_tree.get(self._versions[id]), self._trees[id]
            for question in tree.questions if tally else ():
                for answer, to in edges(self._trees, tree, question):
                    if to.tree != id and tally:
                        jumped[to] += tally.given[question.id, answer.id]
        return jumped


def _counted(id: Id, known: set[Id], most: int, others: Id) -> Id:
    """`id` where it is counted by itself, else `others`."""
    if id not in known:
        if len(known) >= most:
            return others
        known.add(id)
    return id


def _present_funnel(tree: DecisionTree, version: str, tally: _Tally, jumped: Mapping[Place, int]) -> Funnel:
    order = reading_order(tree)
    flows = []
    for id in (*order, *sorted(_ids(tally) - set(order))):
        node = tree.nodes.get(id)
        known = [answer.id for answer in node.answers] if isinstance(node, Question) else []
        kind = node.kind if isinstance(node, Outcome) else None if node else _kind(tally, id)
        explained = tally.entered[id] if id == tree.start.value else jumped.get(Place(tree.id, id), 0)
        flows.append(_flow(tally, id, kind, known, explained, is_known=node is not None))
    return Funnel(
        tree.id, version, is_present=True, opened=tally.opened, nodes=tuple(flows),
        calls=_sorted(tally.calls), start=tree.start.value,
    )  # fmt: skip


def _older_funnel(tree: str, version: str, tally: _Tally) -> Funnel:
    """What the tree was is not known any more: which nodes were outcomes is told by their messages alone."""
    flows = [_flow(tally, id, _kind(tally, id), (), tally.entered[id], is_known=False) for id in _ids(tally)]
    flows.sort(key=lambda flow: (flow.node == OTHERS, -flow.visits, flow.node))
    return Funnel(
        tree, version, is_present=False, opened=tally.opened, nodes=tuple(flows), calls=_sorted(tally.calls), start=""
    )


def _kind(tally: _Tally, node: str) -> OutcomeKind | None:
    """Of a node that no tree tells about; one at which answers were given is a question, whatever else is claimed."""
    asks = any(question == node for question, _ in tally.given)
    return None if asks or node == OTHERS else tally.kinds.get(node)


def _ids(tally: _Tally) -> set[str]:
    return {*tally.visits, *tally.back, *tally.goto, *(question for question, _ in tally.given)}


def _flow(
    tally: _Tally, id: str, kind: OutcomeKind | None, known: Iterable[str], explained: int, *, is_known: bool
) -> NodeFlow:
    recorded = sorted(answer for question, answer in tally.given if question == id)
    return NodeFlow(
        node=id,
        is_known=is_known,
        kind=kind,
        visits=tally.visits[id],
        entered=tally.entered[id],
        entered_unexplained=max(0, tally.entered[id] - explained),
        answers={answer: tally.given[id, answer] for answer in dict.fromkeys((*known, *recorded))},
        back=tally.back[id],
        goto=tally.goto[id],
    )


def _sorted(calls: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    return {call: calls[call] for call in sorted(calls)}
