"""A decision tree with its prose → what a sign-off is about, as a version that ends with the first changed word."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from generator.model.page import PROSE
from generator.model.project import Project
from generator.model.tree import DecisionTree, Node, Outcome
from generator.model.walk import Place, reading_order, resolve

LENGTH = 16
"""Hexadecimal digits. More than `tree_version` has, so that neither can be taken for the other."""


def review_version(project: Project, tree: DecisionTree) -> str:
    """Changes with everything of `tree` that a reader can meet or that a rule of safety stands on, in every language.

    Not with its id, which `moved.yml` can give up, nor with dates, owner, sources and examples, which no reader acts
    on. `tree_version` covers less, because recorded events outlive a page of prose.
    """
    prose = (project.pages.get((lang, f"{PROSE}{tree.id}")) for lang in project.langs)
    parts = [
        tree.start.value,
        [[which, *map(text.text, project.langs)] for which, text in tree.localized()],
        [code.value for code in tree.codes],
        [fault.value for fault in tree.faults],
        [[word.value for word in tree.words[lang]] for lang in project.langs],
        [list(_structure(project, tree, tree.nodes[id])) for id in reading_order(tree)],
        [page.body.strip() if page else "" for page in prose],
    ]
    # JSON, not lines: no sentence can look like two.
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:LENGTH]


def _structure(project: Project, tree: DecisionTree, node: Node) -> Iterator[object]:
    yield node.id
    yield node.customer_waits
    if isinstance(node, Outcome):
        yield [node.kind, node.who, node.disclose, [word.value for word in node.note_down]]
        for step in node.steps:
            destroys = step.destroys.value if step.destroys else ""
            yield [step.seconds, [fact.value for fact in step.needs], destroys]
    else:
        yield node.seconds
        for answer in node.answers:
            place = resolve(project.trees, tree, answer.to)
            yield [answer.id, _target(tree, place), [fact.value for fact in answer.ensures]]


def _target(tree: DecisionTree, place: Place | None) -> list[str]:
    """A place in the same tree without the tree's own id."""
    if place is None:
        return []
    return [place.node] if place.tree == tree.id else [place.tree, place.node]
