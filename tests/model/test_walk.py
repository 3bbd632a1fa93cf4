"""The resolver against enumerations that are too slow for real trees and too simple to be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.tree import DecisionTree, Jump, Outcome
from generator.model.walk import Choice, Path, Place, Walk, edges, paths, resolve
from generator.problem import Span
from tests.strategies import GraphNode, GraphTree, decision_tree, effort, graphs

Leads = Mapping[Place, list[tuple[Place, frozenset[str]]]]
"""Place → where its answers lead and what they ensure, without those that lead nowhere."""
Way = tuple[tuple[Place, ...], tuple[frozenset[str], ...]]
"""Places from first to last, and what is ensured between them."""


def built(graph: Mapping[str, GraphTree]) -> dict[str, DecisionTree]:
    return {id: decision_tree(id, tree) for id, tree in graph.items()}


def leads_of(graph: Mapping[str, GraphTree]) -> Leads:
    leads: dict[Place, list[tuple[Place, frozenset[str]]]] = {}
    for id, tree in graph.items():
        for name, answers in tree.nodes.items():
            here = leads.setdefault(Place(id, name), [])
            for (to_tree, to_node), ensures in answers or []:
                target = to_tree or id
                node = to_node or (graph[target].start if target in graph else "")
                if target in graph and node in graph[target].nodes:
                    here.append((Place(target, node), ensures))
    return leads


def starts_of(graph: Mapping[str, GraphTree]) -> list[Place]:
    return [Place(id, tree.start) for id, tree in graph.items() if tree.start in tree.nodes]


def ways(leads: Leads, place: Place) -> Iterator[Way]:
    """Every way on from `place` to any node, without going through one twice."""

    def follow(places: tuple[Place, ...], ensured: tuple[frozenset[str], ...]) -> Iterator[Way]:
        yield places, ensured
        for to, ensures in leads[places[-1]]:
            if to not in places:
                yield from follow((*places, to), (*ensured, ensures))

    return follow((place,), ())


def leads_to(leads: Leads, place: Place) -> set[Place]:
    """Everything behind `place`; itself only if it is on a cycle."""
    found: set[Place] = set()
    waiting = [place]
    while waiting:
        for to, _ in leads[waiting.pop()]:
            if to not in found:
                found.add(to)
                waiting.append(to)
    return found


@given(graphs(acyclic=False))
@effort(100)
def test_edges_are_the_targets_that_exist_in_the_order_of_answers(graph: dict[str, GraphTree]):
    trees = built(graph)
    walk = Walk.of(trees)
    expected = leads_of(graph)
    found = {
        place: [(to, frozenset(fact.value for fact in answer.ensures)) for answer, to in leads]
        for place, leads in walk.edges.items()
    }
    assert found == expected
    assert all(edges(trees, trees[place.tree], walk.node(place)) == leads for place, leads in walk.edges.items())
    assert list(walk.starts()) == starts_of(graph)


@given(graphs(acyclic=False))
@effort(100)
def test_order_is_topological_and_leaves_out_exactly_what_can_run_in_circles(graph: dict[str, GraphTree]):
    leads = leads_of(graph)
    walk = Walk.of(built(graph))
    on_cycle = {place for place in leads if place in leads_to(leads, place)}
    endless = {place for place in leads if place in on_cycle or on_cycle & leads_to(leads, place)}
    position = {place: number for number, place in enumerate(walk.order)}
    assert len(position) == len(walk.order)
    assert set(position) == set(leads) - endless
    for place in walk.order:
        assert all(position[place] < position[to] for to, _ in leads[place])


@given(graphs(acyclic=False))
@effort(100)
def test_cycles_are_found_exactly_when_there_are_any_and_are_closed_ways(graph: dict[str, GraphTree]):
    leads = leads_of(graph)
    walk = Walk.of(built(graph))
    on_cycle = {place for place in leads if place in leads_to(leads, place)}
    assert bool(walk.cycles) == bool(on_cycle)
    for cycle in walk.cycles:
        assert len(cycle) >= 2
        assert cycle[0] == cycle[-1]
        assert len(set(cycle)) == len(cycle) - 1
        for place, following in pairwise(cycle):
            assert following in [to for to, _ in leads[place]]
    # Cutting the closing answers of the cycles that were told leaves no other: none of them was kept back.
    closing = {(cycle[-2], cycle[-1]) for cycle in walk.cycles}
    cut = {
        place: [(to, ensures) for to, ensures in answers if (place, to) not in closing]
        for place, answers in leads.items()
    }
    assert not any(place in leads_to(cut, place) for place in cut)


@given(graphs(acyclic=True))
@effort(100)
def test_facts_are_what_every_way_in_ensures(graph: dict[str, GraphTree]):
    leads = leads_of(graph)
    starts = starts_of(graph)
    led_to = {to for answers in leads.values() for to, _ in answers}
    # Nothing is known about a node that nothing leads to, so it counts as another way in.
    entries = [*starts, *(place for place in leads if place not in led_to)]
    expected: dict[Place, frozenset[str]] = {}
    for entry in entries:
        for places, ensured in ways(leads, entry):
            holds = frozenset().union(*ensured)
            expected[places[-1]] = expected.get(places[-1], holds) & holds
    assert Walk.of(built(graph)).facts() == expected


@given(graphs(acyclic=False), st.sampled_from(["x", "y"]))
@effort(100)
def test_path_without_is_a_shortest_path_without_the_fact(graph: dict[str, GraphTree], fact: str):
    leads = leads_of(graph)
    walk = Walk.of(built(graph))
    shortest: dict[Place, int] = {}
    for start in starts_of(graph):
        for places, ensured in ways(leads, start):
            if all(fact not in ensures for ensures in ensured):
                shortest[places[-1]] = min(len(ensured), shortest.get(places[-1], len(ensured)))
    for goal in leads:
        way = walk.path_without(fact, goal)
        assert (None if way is None else len(way)) == shortest.get(goal)
        if not way:
            assert way is None or goal in walk.starts()
            continue
        visited = [*(place for place, _ in way), goal]
        assert visited[0] in list(walk.starts())
        for (place, answer), following in zip(way, visited[1:], strict=True):
            assert (answer, following) in walk.edges[place]
            assert fact not in {ensured.value for ensured in answer.ensures}


@given(graphs(acyclic=True), st.booleans())
@effort(100)
def test_waits_are_the_longest_over_all_paths(graph: dict[str, GraphTree], within_tree: bool):
    leads = leads_of(graph)
    if within_tree:
        leads = {
            place: [(to, ensures) for to, ensures in answers if to.tree == place.tree]
            for place, answers in leads.items()
        }

    def own(place: Place) -> int:
        seconds, waits = graph[place.tree].seconds[place.node]
        return seconds if waits else 0

    expected = {place: max(sum(map(own, places)) for places, _ in ways(leads, place)) for place in leads}
    assert Walk.of(built(graph)).waits(within_tree=within_tree) == expected


@given(graphs(acyclic=True))
@effort(100)
def test_paths_and_their_counts_are_all_ways_to_an_end_in_the_order_of_answers(graph: dict[str, GraphTree]):
    trees = built(graph)
    counts = Walk.of(trees).path_counts()
    for id, tree in trees.items():
        if graph[id].start not in graph[id].nodes:
            continue
        found = list(paths(trees, tree))
        assert found == enumerated(graph, trees, id)
        # A question all of whose answers lead nowhere ends no path, and counts as one: a row is to be expected there.
        if all(leads for place, leads in leads_of(graph).items() if graph[place.tree].nodes[place.node] is not None):
            assert counts[Place(id, graph[id].start)] == len(found)


def enumerated(graph: Mapping[str, GraphTree], trees: Mapping[str, DecisionTree], id: str) -> list[Path]:
    found = []

    def follow(node: str, choices: tuple[Choice, ...]) -> None:
        asked = trees[id].nodes[node]
        if isinstance(asked, Outcome):
            found.append(Path(choices, asked))
            return
        for answer in asked.answers:
            to_tree, to_node = answer.to.tree or id, answer.to.node
            if to_tree not in graph or (to_node or graph[to_tree].start) not in graph[to_tree].nodes:
                continue
            place = Place(to_tree, to_node or graph[to_tree].start)
            if place.tree == id:
                follow(place.node, (*choices, Choice(asked, answer)))
            else:
                found.append(Path((*choices, Choice(asked, answer)), place))

    follow(graph[id].start, ())
    return found


@given(graphs(acyclic=False))
@effort(100)
def test_reachable_is_what_the_start_leads_to_without_leaving_the_tree(graph: dict[str, GraphTree]):
    leads = leads_of(graph)
    walk = Walk.of(built(graph))
    for id, tree in graph.items():
        inside = {place: [(to, e) for to, e in leads[place] if to.tree == id] for place in leads if place.tree == id}
        start = Place(id, tree.start)
        expected = {start, *leads_to(inside, start)} if start in inside else set()
        assert walk.reachable(walk.trees[id]) == {place.node for place in expected}


NOWHERE = Span("t", 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("tree", "node", "place"),
    [
        (None, "n1", Place("a", "n1")),
        (None, None, Place("a", "n0")),
        (None, "n9", None),
        ("a", None, Place("a", "n0")),
        ("b", None, Place("b", "m0")),
        ("b", "m1", Place("b", "m1")),
        ("b", "n1", None),
        ("c", None, None),
        ("c", "n0", None),
        ("headless", None, None),
        ("headless", "h1", Place("headless", "h1")),
    ],
)
def test_resolve(tree: str | None, node: str | None, place: Place | None):
    def only_outcomes(start: str, *names: str) -> GraphTree:
        return GraphTree(start, dict.fromkeys(names), dict.fromkeys(names, (0, False)))

    trees = built(
        {
            "a": only_outcomes("n0", "n0", "n1"),
            "b": only_outcomes("m0", "m0", "m1"),
            "headless": only_outcomes("h0", "h1"),
        }
    )
    assert resolve(trees, trees["a"], Jump(tree, node, NOWHERE)) == place


def ladder(length: int, *, last: str) -> dict[str, DecisionTree]:
    """One tree of so many questions in a row; the other answer of each leads to `last`, or on where that is empty."""
    nodes: dict[str, GraphNode] = {}
    for number in range(length):
        following = f"n{number + 1}"
        nodes[f"n{number}"] = [((None, following), frozenset()), ((None, last or following), frozenset())]
    nodes |= dict.fromkeys([f"n{length}", *([last] if last else [])])
    return built({"long": GraphTree("n0", nodes, dict.fromkeys(nodes, (1, True)))})


def test_the_largest_tree_that_settings_allow_is_walked_without_recursion():
    # limits.nodes may be 1000 at most; Python gives up at a depth of about 1000 calls.
    trees = ladder(998, last="end")
    walk = Walk.of(trees)
    assert len(walk.order) == 1000
    assert walk.path_counts()[Place("long", "n0")] == 999
    assert sum(1 for _ in paths(trees, trees["long"])) == 999


def test_paths_that_meet_again_are_counted_without_walking_each():
    walk = Walk.of(ladder(60, last=""))
    assert walk.path_counts()[Place("long", "n0")] == 2**60
    assert walk.waits(within_tree=True)[Place("long", "n0")] == 61
    assert walk.facts()[Place("long", "n60")] == frozenset()
