"""A decision tree → a plain graph in JSON, from which the same tree can be read again."""

from __future__ import annotations

from typing import Any

from generator.exchange.graph_schema import INLINE, SCHEMA_VERSION
from generator.model.text import Localized, Text
from generator.model.tree import DecisionTree, Jump, Node, Question
from generator.model.walk import reading_order
from generator.terminal import visible_json


def graph_json(tree: DecisionTree) -> str:
    """The whole of `tree` in both languages, texts with their markup; ends with a newline."""
    return visible_json(graph(tree))


def graph(tree: DecisionTree) -> dict[str, Any]:
    """The same as a value. Nodes stand in reading order, the start first."""
    return {
        "schema_version": SCHEMA_VERSION,
        "text_format": INLINE,
        "id": tree.id,
        "family": tree.family,
        "title": _texts(tree.title),
        "summary": _texts(tree.summary),
        "leads_here": {
            "codes": _values(tree.codes),
            "faults": _values(tree.faults),
            "words": {lang: _values(words) for lang, words in tree.words.items()},
        },
        "safety": [_texts(sentence) for sentence in tree.safety],
        "owner": tree.owner.value,
        "reviewed": tree.reviewed.isoformat(),
        "review_by": tree.review_by.isoformat(),
        "sources": _values(tree.sources),
        "start": tree.start.value,
        "nodes": [_node(tree.nodes[id]) for id in reading_order(tree)],
        "examples": [
            {"name": example.name, "answers": _values(example.answers), "ends": _to(example.ends)}
            for example in tree.examples
        ],
    }


def _node(node: Node) -> dict[str, Any]:
    if isinstance(node, Question):
        return {
            "id": node.id,
            "kind": "question",
            "text": _texts(node.ask),
            "help": _texts(node.help) if node.help else None,
            "seconds": node.seconds,
            "customer_waits": node.customer_waits,
            "answers": [
                {
                    "id": answer.id,
                    "text": _texts(answer.label),
                    "to": _to(answer.to),
                    "ensures": _values(answer.ensures),
                }
                for answer in node.answers
            ],
        }
    return {
        "id": node.id,
        "kind": "outcome",
        "text": _texts(node.title),
        "outcome": str(node.kind),
        "who": str(node.who),
        "steps": [
            {
                "text": _texts(step.do),
                "seconds": step.seconds,
                "needs": _values(step.needs),
                "destroys": step.destroys.value if step.destroys else None,
            }
            for step in node.steps
        ],
        "say": _texts(node.say),
        "disclose": node.disclose,
        "note_down": _values(node.note_down),
        "sources": _values(node.sources),
        "customer_waits": node.customer_waits,
    }


def _to(jump: Jump) -> dict[str, str]:
    return {key: id for key, id in (("tree", jump.tree), ("node", jump.node)) if id is not None}


def _texts(text: Localized) -> dict[str, str]:
    return {lang: one.value for lang, one in text.texts.items()}


def _values(texts: tuple[Text, ...]) -> list[str]:
    return [text.value for text in texts]
