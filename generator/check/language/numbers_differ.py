"""A number or code is in one language and not in the other.

Amounts, codes, times, years and telephone numbers are facts. If one language says 3 and the other says three, a
reader of one of them may be told something wrong, and no machine can see it: write digits in both, or a word in both.

**Wrong**: `{zh: 等 30 秒, en: Wait 20 seconds}`

**Right**: `{zh: 等 30 秒, en: Wait 30 seconds}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.language import Language
from generator.model.text import Localized
from generator.problem import Group, Problem

RULE = rule("numbers-differ", Group.LANGUAGE, __doc__)

# Begins with a class of characters, which the engine looks for fast.
_NUMBER = re.compile(r"\d\d*(?:[.,:]\d+)*")


def check(subject: Subject) -> Iterator[Problem]:
    for tree, which, text in subject.texts:
        for source, other in subject.pairs:
            yield from _compare(f"{which} of tree `{tree}`", text, source, other)
    for which, text in subject.fact_texts:
        for source, other in subject.pairs:
            yield from _compare(which, text, source, other)


def _compare(which: str, text: Localized, source: Language, other: Language) -> Iterator[Problem]:
    one, two = text[source.id], text[other.id]
    ours, theirs = _NUMBER.findall(one.value), _NUMBER.findall(two.value)
    if ours == theirs:
        return
    only_ours, only_theirs = sorted(set(ours) - set(theirs)), sorted(set(theirs) - set(ours))
    if only_ours or only_theirs:
        told = [
            f"{', '.join(only)} only in {name}"
            for only, name in ((only_ours, source.english), (only_theirs, other.english))
            if only
        ]
        span = two.span if only_theirs else one.span
        yield RULE.problem(f"numbers differ in {which}: {'; '.join(told)}", span, "the same digits in both languages")
