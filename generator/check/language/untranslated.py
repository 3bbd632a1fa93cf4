"""A text is the same in both languages, or has none of the characters of its language.

Usually a copy that waits for its translation. A text without letters, such as a number, may be equal. In English, pages
included, Chinese may only be quoted.

**Wrong**: `{zh: Reprint the slip, en: Reprint the slip}`

**Right**: `{zh: 重打印小票, en: Reprint the slip}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.text import Localized
from generator.problem import Group, Problem

RULE = rule("untranslated", Group.LANGUAGE, __doc__)

_HAN = re.compile(r"[\u3400-\u9fff]")
_CODE = re.compile(r"`[^`]*`|\{[a-z_]+\}|[「“\"][^「“」”\"]*[」”\"]|\([a-z]+:[^()]*\)")
_LATIN_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}+[ ,.]++[A-Za-z]{2,}")
_HINT = "translate it; what a screen shows may be quoted as `code`"


def check(subject: Subject) -> Iterator[Problem]:
    for tree, which, text in subject.texts:
        yield from _examine(f"{which} of tree `{tree}`", text)
    for which, text in subject.fact_texts:
        yield from _examine(which, text)
    for which, line in subject.prose["en"].page_lines:
        if _has_chinese(line.value):
            yield RULE.problem(f"{which} has Chinese in English", line.span, _HINT)


def _examine(which: str, text: Localized) -> Iterator[Problem]:
    chinese, english = text.zh.value, text.en.value
    if not _HAN.search(chinese) and _LATIN_WORD.search(_CODE.sub("", chinese)):
        yield RULE.problem(f"{which} has no Chinese in Chinese", text.zh.span, "translate it")
    elif _has_chinese(english):
        yield RULE.problem(f"{which} has Chinese in English", text.en.span, _HINT)


def _has_chinese(english: str) -> bool:
    return bool(_HAN.search(english) and _HAN.search(_CODE.sub("", english)))
