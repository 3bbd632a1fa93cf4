"""A retry without the fact that makes trying again safe.

A code or fault with the retry rule `verify-first` may hide a payment that went through; one with `no-retry` will be
refused again, or worse. In a tree that takes one of them, every outcome `retry` must hold, on every path, the fact
that `retry_gates` of `site_config/site.yml` names. Where the card is to be kept, there is no retry at all.

**Wrong**: in a tree with `codes: ["68"]`, the answer `unsure` leads to an outcome `retry`.

**Right**: it leads to `call-acquirer`, and only answers with `ensures: [result-known]` lead to the retry.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.gates import offending_path
from generator.check.subject import Subject, rule
from generator.model.facts import Retry
from generator.model.tree import OutcomeKind
from generator.model.walk import Place
from generator.problem import Group, Problem

RULE = rule("unsafe-retry", Group.SAFETY, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    gates = {rule: fact.value for rule, fact in subject.project.settings.retry_gates.items()}
    for tree in subject.project.trees.values():
        retries = [outcome for outcome in tree.outcomes if outcome.kind is OutcomeKind.RETRY]
        if not retries:
            continue
        pickup = subject.takes_pickup_codes(tree)
        rules = subject.retry_rules(tree)
        for outcome in retries:
            if pickup:
                message = f"outcome `{outcome.id}` is a retry, and tree `{tree.id}` takes pick-up code `{pickup}`"
                yield RULE.problem(message, outcome.kind_span, "what is to be kept is never tried again")
                continue
            place = Place(tree.id, outcome.id)
            for retry in (Retry.VERIFY_FIRST, Retry.NO_RETRY):
                fact = gates.get(retry)
                if fact is None or retry not in rules or fact in subject.facts.get(place, (fact,)):
                    continue
                if any(need.value == fact for step in outcome.steps for need in step.needs):
                    continue  # need-not-met tells it of the step
                note = offending_path(subject, fact, place)
                if note:
                    reason = f"{rules[retry]} is `{retry}`"
                    message = f"outcome `{outcome.id}` is a retry, {reason}, and `{fact}` is not certain here"
                    hint = f"let an answer on this path ensure `{fact}`, or lead elsewhere"
                    yield RULE.problem(message, outcome.kind_span, hint, [note])
