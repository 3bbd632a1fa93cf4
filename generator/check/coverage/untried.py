"""An outcome that no example ends in, or an answer that no example takes.

Every outcome and every answer of a tree is walked by at least one example, so that a change that moves a path is
seen.

**Wrong**: a new answer `waiting`, and no example that gives it.

**Right**: `- {name: reversal running, answers: [nothing, waiting], ends: {tree: reversal-in-progress}}`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.tree import DecisionTree, Question
from generator.model.walk import resolve
from generator.problem import Group, Problem

RULE = rule("untried", Group.COVERAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for tree in subject.whole_trees:
        if tree.start.value not in tree.nodes:
            continue
        tried = _tried(tree)
        if tried is None:
            continue
        reachable = subject.walk.reachable(tree)
        for id, node in tree.nodes.items():
            if id not in reachable:
                continue
            if isinstance(node, Question):
                for answer in node.answers:
                    if (id, answer.id) not in tried:
                        message = f"no example gives answer `{answer.id}` of question `{id}`"
                        yield RULE.problem(message, answer.span, "add an example that gives it")
            elif (id, "") not in tried and not _entered_untried(tree, id, tried):
                yield RULE.problem(f"no example ends in outcome `{id}`", node.span, "add an example that ends there")


def _tried(tree: DecisionTree) -> set[tuple[str, str]] | None:
    """(question, answer) for each answer given, (outcome, "") for each outcome reached.

    None where an example gives an answer that does not exist (which is reported): it was meant to try something.
    """
    tried: set[tuple[str, str]] = set()
    for example in tree.examples:
        node = tree.nodes[tree.start.value]
        for given in example.answers:
            if not isinstance(node, Question):
                tried.add((node.id, ""))  # it goes on after its end, which is reported
                break
            answer = next((answer for answer in node.answers if answer.id == given.value), None)
            if answer is None:
                return None
            tried.add((node.id, answer.id))
            place = resolve({tree.id: tree}, tree, answer.to)
            if place is None:
                break  # into another tree
            node = tree.nodes[place.node]
        else:
            if not isinstance(node, Question):
                tried.add((node.id, ""))
    return tried


def _entered_untried(tree: DecisionTree, id: str, tried: set[tuple[str, str]]) -> bool:
    """Whether an answer that leads to the outcome is itself untried: that is reported, and the cause of both."""
    return any(
        answer.to.tree is None and answer.to.node == id and (question.id, answer.id) not in tried
        for question in tree.questions
        for answer in question.answers
    )
