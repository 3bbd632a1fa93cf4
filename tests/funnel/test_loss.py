"""Which question is named, and when none is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.funnel import Funnel, NodeFlow
from generator.model.loss import LEAST_VISITS, Finding, greatest_loss, wilson
from generator.model.tree import OutcomeKind


def funnel(**nodes: tuple[int, int]) -> Funnel:
    """Questions as (visits, lost)."""
    flows = tuple(question(id, visits, lost) for id, (visits, lost) in nodes.items())
    return Funnel("t", "0" * 12, is_present=True, opened=0, nodes=flows, calls={}, start="a")


def question(
    id: str, visits: int, lost: int, *, again: int = 0, kind: OutcomeKind | None = None, known: bool = True
) -> NodeFlow:
    return NodeFlow(
        node=id, is_known=known, kind=kind, visits=visits, entered=again, entered_unexplained=again,
        answers={"yes": visits - lost}, back=0, goto=0,
    )  # fmt: skip


def test_a_high_share_of_few_visits_is_not_named():
    found = greatest_loss(funnel(a=(3, 3), b=(19, 19), c=(200, 20)))
    assert (found.finding, found.worst and found.worst.node) == (Finding.ONE, "c")


def test_a_sure_share_comes_before_a_higher_one_that_may_be_chance():
    found = greatest_loss(funnel(a=(20, 8), b=(1000, 350)))
    assert (found.finding, found.worst and found.worst.node, found.rival and found.rival.node) == (
        Finding.CLOSE, "b", "a",
    )  # fmt: skip


def test_one_that_is_far_ahead_is_named_without_a_rival():
    found = greatest_loss(funnel(a=(500, 25), b=(500, 100)))
    assert (found.finding, found.worst and found.worst.node, found.rival) == (Finding.ONE, "b", None)


def test_of_two_that_are_equal_the_first_in_reading_order_is_named():
    found = greatest_loss(funnel(a=(100, 10), b=(100, 10)))
    assert (found.worst and found.worst.node, found.rival and found.rival.node) == ("a", "b")


@pytest.mark.parametrize(
    ("nodes", "finding"),
    [
        ({}, Finding.TOO_FEW),
        ({"a": (LEAST_VISITS - 1, 10)}, Finding.TOO_FEW),
        ({"a": (LEAST_VISITS, 0)}, Finding.NOBODY),
        ({"a": (LEAST_VISITS, 1)}, Finding.ONE),
    ],
)
def test_when_none_is_named_it_is_said_why(nodes: dict[str, tuple[int, int]], finding: Finding):
    assert greatest_loss(funnel(**nodes)).finding == finding


def test_outcomes_and_nodes_that_the_tree_does_not_know_are_never_named():
    flows = (question("a", 100, 50, kind=OutcomeKind.FIXED), question("b", 100, 50, known=False))
    whole = Funnel("t", "0" * 12, is_present=True, opened=0, nodes=flows, calls={}, start="a")
    assert greatest_loss(whole).finding == Finding.TOO_FEW


def test_pages_that_may_have_been_loaded_again_are_left_out():
    flows = (question("a", 100, 10), question("b", 100, 30, again=25))
    found = greatest_loss(Funnel("t", "0" * 12, is_present=True, opened=0, nodes=flows, calls={}, start="a"))
    assert found.worst
    assert found.rival
    assert (found.worst.node, found.rival.node) == ("a", "b")
    assert (found.rival.lost, found.rival.present, found.rival.again) == (5, 75, 25)


# From Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_that_of_the_literature(part: int, whole: int, low: float, high: float):
    assert wilson(part, whole) == pytest.approx((low, high), abs=0.00006)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_interval_holds_the_share(one: int, other: int):
    low, high = wilson(min(one, other), max(one, other))
    share = min(one, other) / max(one, other) if max(one, other) else 0.5
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 1
