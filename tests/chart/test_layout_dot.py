from __future__ import annotations

import re

from hypothesis import given

from generator.chart import dot
from generator.model.tree import DecisionTree
from tests.chart.building import EXAMPLES, MANY_ANSWERS, OTHER, SLIP, WORDS, outcome, question, site, tree
from tests.chart.strategies import any_tree
from tests.strategies import effort

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


@effort(60)
@given(any_tree())
def test_dot_holds_sizes_and_no_word_of_the_author(found: DecisionTree):
    for line in dot(site(found, OTHER), found, "zh", WORDS).split("\n"):
        assert any(re.fullmatch(statement, line) for statement in STATEMENTS), line


def test_equal_sizes_give_equal_dot_whatever_the_words():
    def dot_of(ask: str, label: str) -> str:
        found = tree(question("q", ask, a=(label, "o"), unsure=("?", "o")), outcome("o", "完"))
        return dot(site(found), found, "zh", WORDS)

    assert dot_of("甲乙丙丁戊己庚？", "是") == dot_of("小票打出来了吗？", "否")
    assert dot_of("甲乙丙丁戊己庚？", "是") != dot_of("甲乙丙丁戊己庚辛？", "是")


def test_charts_read_down_and_lists_of_answers_to_the_right():
    assert "rankdir=TB" in dot(EXAMPLES, SLIP, "zh", WORDS)
    assert "rankdir=LR" in dot(EXAMPLES, MANY_ANSWERS, "zh", WORDS)
