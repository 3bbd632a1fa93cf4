"""A question without the answer "I cannot tell".

People at a counter often cannot tell. Without an answer for them they guess, and a guess can cost a second charge.

**Wrong**: `answers: {"yes": …, "no": …}`

**Right**: the same with `unsure: {label: {zh: 看不清, en: Cannot tell}, to: …}`, leading where it is safe not to know.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.tree import UNSURE
from generator.problem import Group, Problem

RULE = rule("question-without-unsure", Group.SAFETY, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for tree in subject.whole_trees:
        for question in tree.questions:
            if len(question.answers) >= 2 and all(answer.id != UNSURE for answer in question.answers):
                message = f"question `{question.id}` of tree `{tree.id}` has no answer `unsure`"
                yield RULE.problem(
                    message, question.span, "add the answer `unsure`, leading where it is safe not to know"
                )
