"""A word that is not in the vocabulary of `site_config/site.yml`.

What answers ensure, steps need and destroy, and outcomes let a cashier note down are closed vocabularies, so that a
misspelt gate cannot stand open unnoticed.

**Wrong**: `ensures: [result-knwon]`, `note_down: [card-number]`

**Right**: `ensures: [result-known]`, `note_down: [last4]`
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.check.subject import Subject, rule
from generator.model.facts import Retry
from generator.model.settings import SiteSettings
from generator.model.text import Text
from generator.model.tree import Outcome
from generator.problem import Group, Problem, nearest

RULE = rule("unknown-word", Group.SAFETY, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    settings = subject.project.settings
    for tree in subject.project.trees.values():
        for question in tree.questions:
            for answer in question.answers:
                if answer.ensures:
                    yield from _unknown(answer.ensures, settings.facts, "fact of site_config/site.yml")
        for outcome in tree.outcomes:
            yield from _of_outcome(outcome, settings)
    for hazard in settings.hazards.values():
        yield from _unknown([hazard.needs], settings.facts, f"fact (needed by hazard `{hazard.id}`)")
    for retry, fact in settings.retry_gates.items():
        yield from _unknown([Text(retry, fact.span)], list(Retry), "retry rule (in `retry_gates`)")
        yield from _unknown([fact], settings.facts, "fact (named in `retry_gates`)")


def _of_outcome(outcome: Outcome, settings: SiteSettings) -> Iterator[Problem]:
    yield from _unknown(outcome.note_down, settings.note_down, "thing to note down of site_config/site.yml")
    for step in outcome.steps:
        if step.needs:
            yield from _unknown(step.needs, settings.facts, "fact of site_config/site.yml")
        if step.destroys:
            yield from _unknown([step.destroys], settings.hazards, "hazard of site_config/site.yml")


def _unknown(words: Iterable[Text], known: Collection[str], what: str) -> Iterator[Problem]:
    for word in words:
        if word.value not in known:
            hint = nearest(word.value, known) or (
                f"known: {', '.join(known)}" if known else "none is declared there yet"
            )
            yield RULE.problem(f"`{word.value}` is no {what}", word.span, hint)
