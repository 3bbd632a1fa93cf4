"""A fact that is not certain, without a sentence that says so.

Where one source alone says something (`agreement: single`), sources contradict each other (`conflict`), or nobody is
sure (`confidence: low`), the reader is told, in the entry's `caveat`. A telephone number has no caveat: one that is
not certain is not published.

**Wrong**

    agreement: conflict

**Right**

    agreement: conflict
    caveat:
      zh: 各家含义不同，先查询。
      en: Acquirers differ; query first.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.facts import Agreement, Confidence
from generator.problem import Group, Problem

RULE = rule("fact-without-caveat", Group.TRUST, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    hint = "add a `caveat` that tells the reader"
    for code in project.codes.values():
        why = _why_uncertain(code.agreement)
        if why and code.caveat is None:
            yield RULE.problem(f"code `{code.code}` has {why} and no `caveat`", code.span, hint)
    for operational in project.rules.values():
        why = _why_uncertain(operational.agreement, operational.confidence)
        if why and operational.caveat is None:
            yield RULE.problem(f"rule `{operational.id}` has {why} and no `caveat`", operational.span, hint)
    for hotline in project.hotlines.values():
        why = _why_uncertain(hotline.agreement, hotline.confidence)
        if why and hotline.publish:
            message = f"hotline `{hotline.id}` has {why} and is published"
            yield RULE.problem(message, hotline.span, "`publish: false` until another source confirms it")


def _why_uncertain(agreement: Agreement, confidence: Confidence = Confidence.HIGH) -> str:
    """The key that says so, or the empty string."""
    if agreement is not Agreement.AGREED:
        return f"`agreement: {agreement}`"
    return f"`confidence: {confidence}`" if confidence is Confidence.LOW else ""
