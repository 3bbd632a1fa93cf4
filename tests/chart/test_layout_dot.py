from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.chart import dot
from generator.model.tree import DecisionTree
from tests.chart.building import EXAMPLES, MANY_ANSWERS, OTHER, SLIP, WORDS, site
from tests.chart.strategies import any_tree

STATEMENTS = (
    r"digraph chart \{",
    r"graph \[rankdir=(TB|LR), splines=polyline\]",
    r"graph \[nodesep=[\d.]+, ranksep=[\d.]+\]",
    r'node \[shape=box, fixedsize=true, label=""\]',
    r"edge \[arrowhead=none\]",
    r"[na]\d+ \[width=[\d.]+, height=[\d.]+\]",
    r'n\d+ -> a\d+ \[id="t\d+", weight=4, tailport=[se], headport=[nw]\]',
    r'a\d+ -> n\d+ \[id="h\d+", tailport=[se], headport=[nw]\]',
    r"subgraph cluster\d+ \{ margin=0; a\d+(; a\d+)* \}",
    r"\}",
    r"",
)


@given(any_tree())
def test_dot_holds_sizes_and_no_word_of_the_author(found: DecisionTree):
    for line in dot(site(found, OTHER), found, "zh", WORDS).split("\n"):
        assert any(re.fullmatch(statement, line) for statement in STATEMENTS), line


@given(any_tree(texts=st.just("甲乙丙")), any_tree(texts=st.just("丁戊己")))
def test_equal_sizes_give_equal_dot(one: DecisionTree, other: DecisionTree):
    shapes = [[(len(node.answers)) for node in found.questions] for found in (one, other)]
    texts = [dot(site(found, OTHER), found, "zh", WORDS) for found in (one, other)]
    assert (texts[0] == texts[1]) <= (shapes[0] == shapes[1])


def test_charts_read_down_and_lists_of_answers_to_the_right():
    assert "rankdir=TB" in dot(EXAMPLES, SLIP, "zh", WORDS)
    assert "rankdir=LR" in dot(EXAMPLES, MANY_ANSWERS, "zh", WORDS)
