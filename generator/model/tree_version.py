"""A decision tree → its version: which content a page, a recorded event or a review is about."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from generator.model.text import Lang
from generator.model.tree import DecisionTree, Outcome
from generator.model.walk import Trees, edges, reading_order

LENGTH = 12
"""Hexadecimal digits of a version: two trees in a million million million share one by chance."""


def tree_version(trees: Trees, tree: DecisionTree, langs: Iterable[Lang]) -> str:
    """Changes with every sentence in `langs`, answer, step and target of `tree`; not with dates, sources or examples.

    A path code has a version of its own, which knows nothing of words: codes outlive a sentence that was mended.
    """
    lines = [tree.id, tree.start.value]
    lines += [text.text(lang) for _, text in tree.localized() for lang in langs]
    for id in reading_order(tree):
        node = tree.nodes[id]
        lines.append(id)
        if isinstance(node, Outcome):
            lines += (node.kind, node.who, str(node.disclose), *(word.value for word in node.note_down))
            lines += (f"{step.seconds} {[fact.value for fact in step.needs]}" for step in node.steps)
        else:
            lines += (f"{answer.id} {to.tree} {to.node}" for answer, to in edges(trees, tree, node))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:LENGTH]
