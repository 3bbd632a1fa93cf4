"""Keys, codes, links or placeholders differ between the two languages.

Bold is a key or menu entry, code is what the screen shows, a link leads somewhere, a placeholder is filled in by the
brand. Both languages have as many bold spans, the same codes, the same links and the same placeholders.

**Wrong**: `{zh: 按 **取消** 后拨打 {hotline}, en: Press Cancel and call your bank}`

**Right**: `{zh: 按 **取消** 后拨打 {hotline}, en: "Press **Cancel** and call {hotline}"}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.marks import mark_difference
from generator.model.text import Localized
from generator.problem import Group, Problem

RULE = rule("markup-differs", Group.LANGUAGE, __doc__)

_MARK = re.compile(r"`[ -_a-~]+`|\*\*|\]\([a-z]+:[^()\s]+\)|\{[a-z_]+\}")

_SPECIAL = re.compile(r"[`*\[{]")
"""In every text that has any markup."""


def check(subject: Subject) -> Iterator[Problem]:
    for tree, which, text in subject.texts:
        # Nearly all sentences have the same marks, in the order of each language: only the others are parsed.
        if sorted(_MARK.findall(text.zh.value)) != sorted(_MARK.findall(text.en.value)):
            yield from _compare(f"{which} of tree `{tree}`", text)
    for which, text in subject.fact_texts:
        if _SPECIAL.search(text.zh.value) or _SPECIAL.search(text.en.value):
            yield from _compare(which, text)


def _compare(which: str, text: Localized) -> Iterator[Problem]:
    difference = mark_difference(text.zh.value, text.en.value)
    if difference:
        what, zh, en = difference
        message = f"{what} differ in {which}: {zh} in Chinese, {en} in English"
        yield RULE.problem(message, text.en.span, f"the same {what} in both languages")
