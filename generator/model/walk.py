"""The one resolver: where answers lead, which paths there are, what holds along them and how long they take.

Page, guide, chart, table, data and checks all ask here, so they cannot disagree. Everything is total: a target that
does not exist is simply no successor (a rule reports it).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from generator.model.tree import Answer, DecisionTree, Jump, Node, Outcome, Question

Trees = Mapping[str, DecisionTree]


class Place(NamedTuple):
    """A node of a tree."""

    tree: str
    node: str


class Edge(NamedTuple):
    """An answer and where it leads."""

    answer: Answer
    to: Place


class Choice(NamedTuple):
    """An answer given to a question."""

    question: Question
    answer: Answer


class Path(NamedTuple):
    """One way through a tree: a row of its table. It ends at an outcome here or with a jump to another tree."""

    choices: tuple[Choice, ...]
    end: Outcome | Place


def reading_order(tree: DecisionTree) -> tuple[str, ...]:
    """Ids of the nodes as every output shows them: the start first, then the rest in the author's order."""
    return (tree.start.value, *(id for id in tree.nodes if id != tree.start.value))


def node_numbers(tree: DecisionTree) -> dict[str, int]:
    """Number of each node, from 1: the same in every language, on pages, in charts and on paper."""
    return {id: number for number, id in enumerate(reading_order(tree), 1)}


def resolve(trees: Trees, tree: DecisionTree, jump: Jump) -> Place | None:
    """The node that `jump`, written in `tree`, means; None where there is no such node."""
    target = tree if jump.tree is None else trees.get(jump.tree)
    if target is None:
        return None
    node = target.start.value if jump.node is None else jump.node
    return Place(target.id, node) if node in target.nodes else None


def edges(trees: Trees, tree: DecisionTree, node: Node) -> list[Edge]:
    """Answers of `node` with the nodes that they lead to; none for an outcome."""
    if isinstance(node, Outcome):
        return []
    found = []
    for answer in node.answers:
        place = resolve(trees, tree, answer.to)
        if place is not None:
            found.append(Edge(answer, place))
    return found


def paths(trees: Trees, tree: DecisionTree) -> Iterator[Path]:
    """Every path from the start of `tree`, in the order of answers. `tree` must be free of cycles."""
    # A stack of our own: a tree may be deeper than Python lets functions call each other.
    stack: list[tuple[tuple[Choice, ...], Place]] = [((), Place(tree.id, tree.start.value))]
    while stack:
        choices, place = stack.pop()
        if place.tree != tree.id:
            yield Path(choices, place)
            continue
        node = tree.nodes[place.node]
        if isinstance(node, Outcome):
            yield Path(choices, node)
        else:
            further = [((*choices, Choice(node, answer)), to) for answer, to in edges(trees, tree, node)]
            stack.extend(reversed(further))


@dataclass(frozen=True, slots=True)
class Walk:
    """All trees as one graph, walked once."""

    trees: Trees
    edges: Mapping[Place, list[Edge]]
    order: tuple[Place, ...]
    """Every node, before all that it leads to; nodes on or before a cycle are left out."""
    cycles: tuple[tuple[Place, ...], ...]
    """Each a closed way, its first place repeated at the end; at most one for each node that closes one."""

    @classmethod
    def of(cls, trees: Trees) -> Walk:
        """Walk every node of every tree. Linear in nodes and answers; does not recurse."""
        leads = {
            Place(tree.id, id): edges(trees, tree, node) for tree in trees.values() for id, node in tree.nodes.items()
        }
        order, cycles = _depth_first(leads)
        return cls(trees, leads, order, cycles)

    def node(self, place: Place) -> Node:
        return self.trees[place.tree].nodes[place.node]

    def starts(self) -> Iterator[Place]:
        """The start of each tree: where a reader can come in."""
        return (Place(tree.id, tree.start.value) for tree in self.trees.values() if tree.start.value in tree.nodes)

    def reachable(self, tree: DecisionTree) -> Set[str]:
        """Ids of the nodes of `tree` that its own start leads to without leaving the tree."""
        seen: set[str] = set()
        waiting = [tree.start.value] if tree.start.value in tree.nodes else []
        while waiting:
            id = waiting.pop()
            if id not in seen:
                seen.add(id)
                waiting.extend(to.node for _, to in self.edges[Place(tree.id, id)] if to.tree == tree.id)
        return seen

    def facts(self) -> dict[Place, frozenset[str]]:
        """What holds at each node of `order` whichever way a reader came, entering at any start with nothing.

        A must-analysis: the intersection, over all ways in, of what held before and what the answer ensures.
        """
        nothing: frozenset[str] = frozenset()
        holds: dict[Place, frozenset[str]] = dict.fromkeys(self.starts(), nothing)
        for place in self.order:
            # A node that no start leads to is reported elsewhere; assume the worst about it.
            here = holds.setdefault(place, nothing)
            for answer, to in self.edges[place]:
                there = here.union(fact.value for fact in answer.ensures) if answer.ensures else here
                before = holds.get(to)
                holds[to] = there if before is None else before & there
        return holds

    def path_without(self, fact: str, goal: Place) -> tuple[tuple[Place, Answer], ...] | None:
        """The shortest way from any start to `goal` on which no answer ensures `fact`; None where there is none."""
        return self.way_to(goal, lambda _, answer: all(ensured.value != fact for ensured in answer.ensures))

    def way_to(self, goal: Place, may_pass: Callable[[Place, Answer], bool]) -> tuple[tuple[Place, Answer], ...] | None:
        """The shortest way from any start to `goal` along answers that `may_pass`; None where there is none."""
        came: dict[Place, tuple[Place, Answer] | None] = dict.fromkeys(self.starts())
        waiting = deque(came)
        while waiting:
            place = waiting.popleft()
            if place == goal:
                return _way_back(came, goal)
            for answer, to in self.edges[place]:
                if to not in came and may_pass(place, answer):
                    came[to] = (place, answer)
                    waiting.append(to)
        return None

    def waits(self, *, within_tree: bool) -> dict[Place, int]:
        """Seconds that a customer stands there at most from each node of `order` on.

        `within_tree` leaves out what follows a jump to another tree.
        """
        longest: dict[Place, int] = {}
        for place in reversed(self.order):
            node = self.node(place)
            if isinstance(node, Outcome):
                longest[place] = sum(step.seconds for step in node.steps) if node.customer_waits else 0
            else:
                further = (longest[to] for _, to in self.edges[place] if not within_tree or to.tree == place.tree)
                longest[place] = (node.seconds if node.customer_waits else 0) + max(further, default=0)
        return longest

    def path_counts(self) -> dict[Place, int]:
        """Number of paths from each node of `order` on, within its tree (a jump ends a path)."""
        counts: dict[Place, int] = {}
        for place in reversed(self.order):
            leads = self.edges[place]
            counts[place] = sum(counts[to] if to.tree == place.tree else 1 for _, to in leads) if leads else 1
        return counts


def _way_back(came: Mapping[Place, tuple[Place, Answer] | None], goal: Place) -> tuple[tuple[Place, Answer], ...]:
    way = []
    step = came[goal]
    while step is not None:
        way.append(step)
        step = came[step[0]]
    return tuple(reversed(way))


def _depth_first(
    leads: Mapping[Place, list[Edge]],
) -> tuple[tuple[Place, ...], tuple[tuple[Place, ...], ...]]:
    done: dict[Place, bool] = {}  # True: whatever it leads to ends
    finished: list[Place] = []
    cycles: list[tuple[Place, ...]] = []
    for root in leads:
        if root in done:
            continue
        trail: list[Place] = [root]
        on_trail = {root: 0}
        stack = [iter(leads[root])]
        ends = [True]
        while stack:
            edge = next(stack[-1], None)
            if edge is None:
                stack.pop()
                place = trail.pop()
                del on_trail[place]
                done[place] = ends.pop()
                if done[place]:
                    finished.append(place)
                elif ends:
                    ends[-1] = False
            elif edge.to in on_trail:
                cycles.append((*trail[on_trail[edge.to] :], edge.to))
                ends[-1] = False
            elif edge.to in done:
                ends[-1] &= done[edge.to]
            else:
                on_trail[edge.to] = len(trail)
                trail.append(edge.to)
                stack.append(iter(leads[edge.to]))
                ends.append(True)
    finished.reverse()
    return tuple(finished), tuple(cycles)
