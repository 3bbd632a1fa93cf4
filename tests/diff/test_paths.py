"""Paths of any two graphs: nothing that differs is left untold, and both directions tell the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from generator.compare.sides import Answers, Side
from generator.compare.tree_paths import compare_paths
from generator.load import load
from generator.model.difference import End
from generator.model.tree import DecisionTree
from generator.model.walk import Walk
from tests.projects.copies import SMALL, TODAY
from tests.strategies import GraphTree, decision_tree, effort, graphs

PROJECT = load(SMALL, TODAY).project


def walked(drawn: dict[str, GraphTree]) -> tuple[DecisionTree, dict[Answers, End]] | None:
    """The first tree and where its paths end; None where it has no start."""
    assert PROJECT is not None
    trees = {id: decision_tree(id, graph) for id, graph in drawn.items()}
    side = Side(replace(PROJECT, trees=trees), "here", {})
    tree = trees["t0"]
    return None if side.why_not(tree) else (tree, side.ends(tree))


@effort(150)
@given(graphs(acyclic=True), graphs(acyclic=True))
def test_everything_is_told_and_mirrored(one: dict[str, GraphTree], other: dict[str, GraphTree]):
    before, after = walked(one), walked(other)
    if before is None or after is None:
        return
    groups, changes = compare_paths(*before, *after)
    back_groups, back = compare_paths(*after, *before)
    assert {(c.answers, c.before, c.after) for c in changes} == {(c.answers, c.after, c.before) for c in back}
    assert {(g.question, g.answer, g.paths, g.is_added) for g in groups} == {
        (g.question, g.answer, g.paths, not g.is_added) for g in back_groups
    }
    assert bool(groups or changes) == (places(before[1]) != places(after[1]))


@effort(50)
@given(graphs(acyclic=False))
def test_the_same_has_no_differences(drawn: dict[str, GraphTree]):
    side = walked(drawn)
    if side is not None:
        assert compare_paths(*side, *side) == ((), ())


def places(ends: dict[Answers, End]) -> dict[Answers, tuple[str, str]]:
    return {answers: (end.tree, end.node) for answers, end in ends.items()}


def test_circles_are_not_walked():
    circle = {"t0": GraphTree("n0", {"n0": [((None, "n0"), frozenset())]}, {"n0": (1, True)})}
    assert walked(circle) is None
    assert Walk.of({"t0": decision_tree("t0", circle["t0"])}).cycles
