"""A telephone number that is not marked for publication.

Wrong numbers lead merchants to impostors. Only numbers of `content/data/hotlines.yml` with `publish: true` may stand
in a text; in trees `{hotline}` is better still, because the brand fills in its own.

**Wrong**: `zh: 拨打 400-123-4567`

**Right**: `zh: 拨打 {hotline}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem, Span

RULE = rule("unpublishable-number", Group.TRUST, __doc__)

_PHONE = re.compile(
    r"(?<![\d.-])(?:"
    r"[48]00[- ]?\d{3}[- ]?\d{4}"  # 400 and 800 service numbers
    r"|1[3-9]\d[- ]?\d{4}[- ]?\d{4}"  # mobile numbers
    r"|0\d{2,3}[- ]\d{7,8}"  # area code and number
    r"|(?:95|96|10|12)\d{3}\d?"  # five- and six-digit service numbers
    r"|\+\d[\d -]{7,14}\d"  # international
    r")(?![\d.-]\d|\d)"
)
_DIGITS = re.compile(r"\d\d\d")  # the engine looks for a class of characters faster than for a repetition


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    allowed = {re.sub(r"\D", "", hotline.number) for hotline in project.hotlines.values() if hotline.publish}
    for text in (*(text for _, _, text in subject.texts), *(text for _, text in subject.fact_texts)):
        for value, span in text:
            if _DIGITS.search(value):
                yield from _numbers(value, span, allowed)
    for page in project.pages.values():
        for value in (page.title, page.description):
            yield from _numbers(value, page.span, allowed)
        for number, line in enumerate(page.body.split("\n"), page.body_line):
            if _DIGITS.search(line):
                for match in _unpublishable(line, allowed):
                    place = Span(page.file, number, match.start() + 1, number, match.end() + 1)
                    yield _problem(match[0], place)


def _numbers(value: str, span: Span, allowed: set[str]) -> Iterator[Problem]:
    return (_problem(match[0], span) for match in _unpublishable(value, allowed))


def _unpublishable(value: str, allowed: set[str]) -> Iterator[re.Match[str]]:
    return (match for match in _PHONE.finditer(value) if re.sub(r"\D", "", match[0]) not in allowed)


def _problem(number: str, span: Span) -> Problem:
    message = f"`{number}` is not a number of content/data/hotlines.yml with `publish: true`"
    return RULE.problem(message, span, "write {hotline}, or the number's confirmed entry")
