"""A node that no answer leads to.

Nobody will ever read it; most often another answer was meant to lead there.

**Wrong**: an outcome `reprint` that stands in `nodes`, while every answer leads elsewhere.

**Right**: an answer with `to: reprint`, or no such node.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.tree import DecisionTree
from generator.model.walk import Place, resolve
from generator.problem import Group, Problem

RULE = rule("unreachable-node", Group.GRAPH, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    jumped_to = {edge.to for place, leads in subject.walk.edges.items() for edge in leads if edge.to.tree != place.tree}
    circling = {place.tree for cycle in subject.walk.cycles for place in cycle}
    if subject.unreadable_trees or any(_dangles(subject, tree, across=True) for tree in subject.whole_trees):
        return  # the jump that leads to a node may stand in what could not be read, or be the one that dangles
    for tree in subject.whole_trees:
        # A target that dangles or leads in a circle (and is reported) may have been meant for what seems unreachable.
        if tree.start.value not in tree.nodes or tree.id in circling or _dangles(subject, tree):
            continue
        reached = subject.walk.reachable(tree)
        for id, node in tree.nodes.items():
            if id not in reached and Place(tree.id, id) not in jumped_to and not _below(subject, tree.id, id):
                hint = "let an answer lead to it, or delete it"
                yield RULE.problem(f"no answer leads to node `{id}` of tree `{tree.id}`", node.span, hint)


def _dangles(subject: Subject, tree: DecisionTree, *, across: bool = False) -> bool:
    """Whether an answer of the tree leads nowhere; with `across` only one that should lead to another tree counts."""
    return any(
        resolve(subject.project.trees, tree, answer.to) is None
        for question in tree.questions
        for answer in question.answers
        if not across or answer.to.tree
    )


def _below(subject: Subject, tree_id: str, id: str) -> bool:
    """Whether only other unreachable nodes lead to the node: the first of them is reported, not all below it."""
    return any(
        edge.to == Place(tree_id, id) and place.node != id
        for place, leads in subject.walk.edges.items()
        if place.tree == tree_id
        for edge in leads
    )
