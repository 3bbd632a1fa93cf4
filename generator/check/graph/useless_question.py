"""A question whose answers make no difference.

If every answer leads to the same node and ensures the same, the question costs time at the counter and changes
nothing.

**Wrong**: `"yes"`, `"no"` and `unsure` all with `to: call-acquirer`.

**Right**: no question; the outcome itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.walk import Place
from generator.problem import Group, Problem, Severity

RULE = rule("useless-question", Group.GRAPH, __doc__, Severity.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    for tree in subject.whole_trees:
        for question in tree.questions:
            leads = subject.walk.edges[Place(tree.id, question.id)]
            if len(leads) < 2 or len(leads) < len(question.answers):
                continue
            different = {(edge.to, frozenset(fact.value for fact in edge.answer.ensures)) for edge in leads}
            if len(different) == 1:
                message = f"every answer of question `{question.id}` leads to `{leads[0].to.node}`"
                yield RULE.problem(message, question.span, "leave the question out")
