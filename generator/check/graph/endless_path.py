"""Answers that lead in a circle, in one tree or across trees.

A reader who is sent back to a question that was already answered gives up. Every path ends at an outcome.

**Wrong**: `query` → *unsure* → `slip` → *unsure* → `query`

**Right**: the second "I cannot tell" leads to an outcome, such as calling the acquirer.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.walk import Place
from generator.problem import Group, Problem, Span

RULE = rule("endless-path", Group.GRAPH, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for cycle in subject.walk.cycles:
        span = _closing_answer(subject, cycle[-2], cycle[-1])
        across = len({place.tree for place in cycle}) > 1
        names = [f"{place.tree}#{place.node}" if across else place.node for place in cycle]
        message = f"this answer leads back to `{names[-1]}`: the path never ends"
        yield RULE.problem(message, span, "let it lead to an outcome", [f"the circle: {' → '.join(names)}"])


def _closing_answer(subject: Subject, place: Place, to: Place) -> Span:
    return next(edge.answer.to.span for edge in subject.walk.edges[place] if edge.to == to)
