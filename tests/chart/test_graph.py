from __future__ import annotations

import pytest
from hypothesis import given

from generator.chart.graph import JumpBox, OutcomeBox, QuestionBox, graph_of
from generator.model.tree import UNSURE, DecisionTree
from tests.chart.building import EXAMPLES, OTHER, SLIP, WORDS, outcome, question, site, tree
from tests.chart.strategies import any_tree
from tests.strategies import effort
from tests.texts import LANGS


@effort(60)
@given(any_tree())
def test_graph_has_exactly_the_nodes_and_answers_of_the_tree(found: DecisionTree):
    graph = graph_of(site(found, OTHER).trees, found, "zh", WORDS)
    own = [box for box in graph.boxes if not isinstance(box, JumpBox)]
    assert sorted(box.place.node for box in own) == sorted(found.nodes)
    assert len(graph.arrows) == sum(len(node.answers) for node in found.questions)
    assert sum(arrow.is_unsure for arrow in graph.arrows) == len(list(found.questions))
    for arrow in graph.arrows:
        assert isinstance(graph.boxes[arrow.tail], QuestionBox)


def test_boxes_say_what_the_author_wrote_without_markup():
    graph = graph_of(EXAMPLES.trees, SLIP, "en", WORDS)
    assert [box.text for box in graph.boxes] == [
        "Did a slip come out?",
        "What does a query for this payment on the terminal say?",
        "Paid: do not charge again",
        "Paid: just reprint the slip",
        "Not paid: you may try once more",
        "Still unknown: call hotline in en",
        "Reversal",
    ]
    assert [(arrow.tail, arrow.head) for arrow in graph.arrows] == [
        (0, 2), (0, 4), (0, 1), (0, 1), (1, 3), (1, 4), (1, 6), (1, 5),
    ]  # fmt: skip


def test_first_box_is_the_start_wherever_the_author_put_it():
    first, *others = SLIP.nodes.values()
    reordered = tree(first, *others)
    object.__setattr__(reordered, "nodes", {node.id: node for node in (*others, first)})
    box = graph_of(EXAMPLES.trees, reordered, "zh", WORDS).boxes[0]
    assert isinstance(box, QuestionBox)
    assert (box.place.node, box.is_start) == ("slip", True)


@pytest.mark.parametrize("lang", LANGS)
def test_both_languages_have_the_same_boxes_and_arrows(lang):
    graph, chinese = (graph_of(EXAMPLES.trees, SLIP, found, WORDS) for found in (lang, "zh"))
    assert [box.place for box in graph.boxes] == [box.place for box in chinese.boxes]
    assert [(arrow.tail, arrow.head) for arrow in graph.arrows] == [
        (arrow.tail, arrow.head) for arrow in chinese.arrows
    ]


def test_answers_to_one_place_of_another_tree_share_a_box_except_in_a_list():
    ways = {"a": ("A", "other-tree/"), "b": ("B", "other-tree/second"), UNSURE: ("?", "other-tree/")}
    small = tree(question("q", "Q", **ways, on=("C", "r")), question("r", "R", **ways), outcome("o", "O"))
    places = [box.place.node for box in graph_of(site(small, OTHER).trees, small, "zh", WORDS).boxes[3:]]
    assert places == ["first", "second"]

    many = {f"x{number}": ("X", "o") for number in range(45)}
    large = tree(question("q", "Q", **ways, on=("C", "r")), question("r", "R", **ways, **many), outcome("o", "O"))
    graph = graph_of(site(large, OTHER).trees, large, "zh", WORDS)
    assert graph.is_list
    assert [box.place.node for box in graph.boxes[3:]] == ["first", "second", "first", "second"]


def test_a_tree_of_one_outcome_is_a_chart_of_one_box():
    (box, _) = graph_of(EXAMPLES.trees, OTHER, "zh", WORDS).boxes
    assert isinstance(box, OutcomeBox)
    assert box.is_start
