"""A text has none of the characters of its language, or Chinese where the language has none.

Usually a copy that waits for its translation. A text without letters, such as a number, may be equal. In English and
whatever else is not written with Chinese characters, pages included, Chinese may only be quoted.

**Wrong**: `{zh: Reprint the slip, en: Reprint the slip}`

**Right**: `{zh: 重打印小票, en: Reprint the slip}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.language import Language, Script
from generator.model.text import Localized
from generator.problem import Group, Problem

RULE = rule("untranslated", Group.LANGUAGE, __doc__)

_HAN = re.compile(r"[\u3400-\u9fff]")
_CODE = re.compile(r"`[^`]*`|\{[a-z_]+\}|[「“\"][^「“」”\"]*[」”\"]|\([a-z]+:[^()]*\)")
_LATIN_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}+[ ,.]++[A-Za-z]{2,}")
_HINT = "translate it; what a screen shows may be quoted as `code`"


def check(subject: Subject) -> Iterator[Problem]:
    for tree, which, text in subject.texts:
        yield from _examine(f"{which} of tree `{tree}`", text, subject.languages)
    for which, text in subject.fact_texts:
        yield from _examine(which, text, subject.languages)
    for prose in subject.prose.values():
        for which, line in prose.page_lines:
            if not prose.language.script.is_dense and _has_chinese(line.value):
                yield RULE.problem(f"{which} has Chinese in {prose.language.english}", line.span, _HINT)


def _examine(which: str, text: Localized, languages: tuple[Language, ...]) -> Iterator[Problem]:
    for language in languages:
        value, span = text[language.id]
        script, name = language.script, language.english
        is_foreign = script is not Script.LATIN and not re.search(f"[{script.letters}]", value)
        if is_foreign and _LATIN_WORD.search(_CODE.sub("", value)):
            yield RULE.problem(f"{which} has no {name} in {name}", span, "translate it")
            return
        if not script.is_dense and _has_chinese(value):
            yield RULE.problem(f"{which} has Chinese in {name}", span, _HINT)


def _has_chinese(english: str) -> bool:
    return bool(_HAN.search(english) and _HAN.search(_CODE.sub("", english)))
