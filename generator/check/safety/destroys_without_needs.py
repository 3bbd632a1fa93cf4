"""A step that can destroy something does not need the fact that makes it safe.

Each hazard of `site_config/site.yml` names the fact that must hold before. A step with `destroys` must have it among
its `needs`.

**Wrong**: `{do: …, destroys: open-payment}`

**Right**: `{do: …, needs: [result-known], destroys: open-payment}`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem

RULE = rule("destroys-without-needs", Group.SAFETY, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    hazards = subject.project.settings.hazards
    for tree in subject.project.trees.values():
        for outcome in tree.outcomes:
            for number, step in enumerate(outcome.steps, 1):
                hazard = hazards.get(step.destroys.value) if step.destroys else None
                if hazard and step.destroys and all(need.value != hazard.needs for need in step.needs):
                    message = f"step {number} of outcome `{outcome.id}` destroys `{hazard.id}` and does not need "
                    hint = f"add `needs: [{hazard.needs}]`"
                    yield RULE.problem(f"{message}`{hazard.needs}`", step.destroys.span, hint)
