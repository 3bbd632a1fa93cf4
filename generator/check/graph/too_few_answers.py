"""A question with fewer than two answers.

A question with one answer is no question: its help text belongs into a step or into the question that follows.

**Wrong**: `answers: {unsure: …}`

**Right**: at least one answer that tells something, and `unsure`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem

RULE = rule("too-few-answers", Group.GRAPH, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for tree in subject.whole_trees:
        for question in tree.questions:
            if len(question.answers) < 2:
                count = "one answer" if question.answers else "no answer"
                message = f"question `{question.id}` of tree `{tree.id}` has {count}"
                yield RULE.problem(message, question.span, "give it at least two, or make it a step")
