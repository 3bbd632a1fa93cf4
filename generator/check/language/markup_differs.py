"""Keys, codes, links or placeholders differ between two languages.

Bold is a key or menu entry, code is what the screen shows, a link leads somewhere, a placeholder is filled in by the
brand. All languages have as many bold spans, the same codes, the same links and the same placeholders.

**Wrong**: `{zh: 按 **取消** 后拨打 {hotline}, en: Press Cancel and call your bank}`

**Right**: `{zh: 按 **取消** 后拨打 {hotline}, en: "Press **Cancel** and call {hotline}"}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.language import Language
from generator.model.marks import mark_difference
from generator.model.text import Localized, open_mark
from generator.problem import Group, Problem

RULE = rule("markup-differs", Group.LANGUAGE, __doc__)

_MARK = re.compile(r"`[ -_a-~]+`|\*\*|\]\([a-z]+:[^()\s]+\)|\{[a-z_]+\}")

_SPECIAL = re.compile(r"[`*\[{]")
"""In every text that has any markup."""


def check(subject: Subject) -> Iterator[Problem]:
    for tree, which, text in subject.texts:
        # Nearly all sentences have the same marks, in the order of each language: only the others are parsed.
        for source, other in subject.pairs:
            if sorted(_MARK.findall(text[source.id].value)) != sorted(_MARK.findall(text[other.id].value)):
                yield from _compare(f"{which} of tree `{tree}`", text, source, other)
    for which, text in subject.fact_texts:
        if any(_SPECIAL.search(one.value) for one in text):
            for source, other in subject.pairs:
                yield from _compare(which, text, source, other)


def _compare(which: str, text: Localized, source: Language, other: Language) -> Iterator[Problem]:
    difference = mark_difference(text[source.id].value, text[other.id].value)
    if difference and not any(open_mark(text[language.id].value) for language in (source, other)):
        what, ours, theirs = difference
        message = f"{what} differ in {which}: {ours} in {source.english}, {theirs} in {other.english}"
        yield RULE.problem(message, text[other.id].span, f"the same {what} in both languages")
