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
from generator.model.text import Localized
from generator.problem import Group, Problem

RULE = rule("numbers-differ", Group.LANGUAGE, __doc__)

# Begins with a class of characters, which the engine looks for fast.
_NUMBER = re.compile(r"\d\d*(?:[.,:]\d+)*")


def check(subject: Subject) -> Iterator[Problem]:
    for tree, which, text in subject.texts:
        yield from _compare(f"{which} of tree `{tree}`", text)
    for which, text in subject.fact_texts:
        yield from _compare(which, text)


def _compare(which: str, text: Localized) -> Iterator[Problem]:
    chinese, english = _NUMBER.findall(text.zh.value), _NUMBER.findall(text.en.value)
    if chinese == english:
        return
    only_zh, only_en = sorted(set(chinese) - set(english)), sorted(set(english) - set(chinese))
    if only_zh or only_en:
        told = [
            f"{', '.join(only)} only in {name}" for only, name in ((only_zh, "Chinese"), (only_en, "English")) if only
        ]
        span = text.en.span if only_en else text.zh.span
        yield RULE.problem(f"numbers differ in {which}: {'; '.join(told)}", span, "the same digits in both languages")
