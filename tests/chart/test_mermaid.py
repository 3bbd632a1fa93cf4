from __future__ import annotations

import re

from hypothesis import given

from generator.chart import chart_text
from generator.model.tree import DecisionTree
from tests.chart.building import EXAMPLES, OTHER, SLIP, WORDS, site
from tests.chart.strategies import any_tree
from tests.strategies import effort

LABEL = r'"([\w ,!?，。、：；！？（）「」→]|#\d+;|<br>)*"'
LINES = (
    r"flowchart (TB|LR)",
    rf"    n\d+(\(\[{LABEL}\]\)|\({LABEL}\)|\[{LABEL}\]|>{LABEL}\])",
    rf"    n\d+ (-->|-\.->)\|{LABEL}\| n\d+",
    "",
)


@effort(60)
@given(any_tree())
def test_words_of_the_author_stand_in_labels_only(found: DecisionTree):
    for line in chart_text(site(found, OTHER), found, "zh", WORDS, "mermaid").split("\n"):
        assert any(re.fullmatch(pattern, line) for pattern in LINES), line


def test_a_tree_in_mermaid():
    assert chart_text(EXAMPLES, SLIP, "en", WORDS, "mermaid") == (
        "flowchart TB\n"
        '    n0(["Did a slip come out?"])\n'
        '    n1("What does a query for this payment on the terminal say?")\n'
        '    n2["Solved<br>Paid#58; do not charge again"]\n'
        '    n3["Solved<br>Paid#58; just reprint the slip"]\n'
        '    n4["Try once more<br>Not paid#58; you may try once more"]\n'
        '    n5["Call the acquirer<br>Still unknown#58; call hotline in en"]\n'
        '    n6>"→ Reversal"]\n'
        '    n0 -->|"Yes, it says approved"| n2\n'
        '    n0 -->|"Yes, it says declined"| n4\n'
        '    n0 -->|"No"| n1\n'
        '    n0 -.->|"Cannot read it"| n1\n'
        '    n1 -->|"Found, approved"| n3\n'
        '    n1 -->|"Reversed, or no such payment"| n4\n'
        '    n1 -->|"Reversal in progress"| n6\n'
        '    n1 -.->|"Cannot query, or unclear"| n5\n'
    )
