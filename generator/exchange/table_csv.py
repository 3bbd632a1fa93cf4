"""Decision trees → CSV: a row an answer, and a row an outcome."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator.exchange.plain_words import PlainWords
from generator.model.spreadsheet import defused
from generator.model.tree import DecisionTree, Outcome
from generator.model.walk import Trees, edges, reading_order

HEADER = (
    "tree",
    "row",
    "node",
    "text",
    "answer",
    "answer_text",
    "to_tree",
    "to_node",
    "ensures",
    "outcome",
    "who",
    "steps",
    "say",
    "disclose",
    "note_down",
    "sources",
    "seconds",
    "customer_waits",
)
"""`row` is `answer` or `outcome`; cells that only the other has are empty."""


def tree_csv(trees: Trees, tree: DecisionTree, words: PlainWords) -> str:
    """RFC 4180: lines end with CR LF. A cell that a spreadsheet would compute begins with an apostrophe."""
    text = io.StringIO()
    table = csv.DictWriter(text, HEADER, restval="")
    table.writeheader()
    for row in _rows(trees, tree, words):
        table.writerow({column: defused(cell) for column, cell in row.items()})
    return text.getvalue()


def _rows(trees: Trees, tree: DecisionTree, words: PlainWords) -> Iterator[dict[str, str | int]]:
    for id in reading_order(tree):
        node = tree.nodes[id]
        if isinstance(node, Outcome):
            yield {
                "tree": tree.id,
                "row": "outcome",
                "node": id,
                "text": words.text(node.title),
                "outcome": str(node.kind),
                "who": str(node.who),
                "steps": words.steps(node),
                "say": words.text(node.say),
                "disclose": str(node.disclose).lower(),
                "note_down": " ".join(word.value for word in node.note_down),
                "sources": " ".join(source.value for source in node.sources),
                "seconds": sum(step.seconds for step in node.steps),
                "customer_waits": str(node.customer_waits).lower(),
            }
            continue
        for answer, to in edges(trees, tree, node):
            yield {
                "tree": tree.id,
                "row": "answer",
                "node": id,
                "text": words.text(node.ask),
                "answer": answer.id,
                "answer_text": words.text(answer.label),
                "to_tree": to.tree,
                "to_node": to.node,
                "ensures": " ".join(fact.value for fact in answer.ensures),
                "seconds": node.seconds,
                "customer_waits": str(node.customer_waits).lower(),
            }
