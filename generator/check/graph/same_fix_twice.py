"""The same fix under two ids.

Two outcomes of a tree that tell the reader the same in the same words are one outcome that several answers lead to.
Written twice, one of them will be mended and the other forgotten.

**Wrong**: `other-card` and `other-card-2` with the same title and the same steps.

**Right**: one outcome `other-card`, and two answers with `to: other-card`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.text import UNWRITTEN
from generator.problem import Group, Problem

RULE = rule("same-fix-twice", Group.GRAPH, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for tree in subject.project.trees.values():
        seen: dict[object, str] = {}
        for outcome in tree.outcomes:
            if any(text.value.startswith(UNWRITTEN) for step in outcome.steps for text in step.do):
                continue
            fix = (outcome.kind, tuple(tuple(text.value for text in step.do) for step in outcome.steps))
            other = seen.setdefault(fix, outcome.id)
            if other != outcome.id:
                message = f"outcome `{outcome.id}` has the same steps as outcome `{other}`"
                yield RULE.problem(message, outcome.span, f"let its answers lead to `{other}`")
