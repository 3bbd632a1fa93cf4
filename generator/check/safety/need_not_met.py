"""A step needs a fact that is not certain on every path to it.

`needs: [result-known]` says that the step must not be done before somebody knows the result. The checker proves that
every path from every start, jumps included, passes an answer with `ensures: [result-known]`. The shortest path that
does not is printed.

**Wrong**

    query:
      answers:
        found:  {label: …, to: again, ensures: [result-known]}
        unsure: {label: …, to: again}            # nobody knows, and the step charges the card again

**Right**

        unsure: {label: …, to: call-acquirer}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.gates import offending_path
from generator.check.subject import Subject, rule
from generator.model.walk import Place
from generator.problem import Group, Problem

RULE = rule("need-not-met", Group.SAFETY, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    facts = subject.project.settings.facts
    holds = subject.facts
    for tree in subject.project.trees.values():
        for outcome in tree.outcomes:
            here = holds[Place(tree.id, outcome.id)]
            for number, step in enumerate(outcome.steps, 1):
                for need in step.needs:
                    if need.value in facts and need.value not in here:
                        message = (
                            f"step {number} of outcome `{outcome.id}` needs `{need.value}`, which is not certain here"
                        )
                        note = offending_path(subject, need.value, Place(tree.id, outcome.id))
                        if note:
                            hint = f"let an answer on this path ensure `{need.value}`, or lead elsewhere"
                            yield RULE.problem(message, need.span, hint, [note])
