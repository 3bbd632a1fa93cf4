"""A step that can destroy something does not need the fact that makes it safe.

Each hazard of `site_config/site.yml` names the fact that must hold before. A step with `destroys` must have it among
its `needs`.

**Wrong**: `{do: …, destroys: open-payment}`

**Right**: `{do: …, needs: [result-known], destroys: open-payment}`
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from generator.check.subject import Subject, rule
from generator.model.tree import Step
from generator.problem import Group, Problem

RULE = rule("destroys-without-needs", Group.SAFETY, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    hazards, facts = subject.project.settings.hazards, subject.project.settings.facts
    for tree in subject.project.trees.values():
        for outcome in tree.outcomes:
            for number, step in enumerate(outcome.steps, 1):
                hazard = hazards.get(step.destroys.value) if step.destroys else None
                if hazard and step.destroys and not _may_need(step, hazard.needs.value, facts):
                    message = f"step {number} of outcome `{outcome.id}` destroys `{hazard.id}` and does not need "
                    hint = f"add `needs: [{hazard.needs.value}]`"
                    yield RULE.problem(f"{message}`{hazard.needs.value}`", step.destroys.span, hint)


def _may_need(step: Step, fact: str, known: Container[str]) -> bool:
    """Whether the step needs `fact`. Of unknown facts, which are reported, the best is assumed."""
    return fact not in known or any(need.value == fact or need.value not in known for need in step.needs)
