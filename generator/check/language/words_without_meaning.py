"""The words of a scheme have no meaning in the other language, or a meaning has no such words.

`schemes` in `content/data/response-codes.yml` quotes each table in its own language. `content/data/scheme-words.yml`
tells what every such quotation means in the other one, so that both readers of a code's page can read it. A meaning has
the digits of the words, and is deleted once no code has the words any more. Numbers need no meaning.

**Wrong**: `schemes: {unionpay: 余额不足}`, and `words: 余额不定` / `means: Insufficient funds` in the file of meanings.

**Right**: `words: 余额不足` / `means: Insufficient funds`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.check.subject import Subject, rule
from generator.model.facts import ResponseCode, SchemeWords
from generator.model.project_files import CODES_FILE, SCHEME_WORDS_FILE
from generator.model.text import Lang, language_of
from generator.problem import Group, Problem, nearest

RULE = rule("words-without-meaning", Group.LANGUAGE, __doc__)

_DIGITS = re.compile(r"\d+")
_IN: Mapping[Lang | None, str] = {"zh": "English", "en": "Chinese"}
"""The language of a meaning by that of the words."""


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    first = _first_with_each(project.codes)
    missing = {} if SCHEME_WORDS_FILE in project.unreadable else _without(first, project.scheme_words)
    misspelt = set()
    for entry in project.scheme_words.values():
        if entry.words in first:
            yield from _examine(entry)
        elif CODES_FILE not in project.unreadable:  # else its row may be among those that could not be read
            hint = nearest(entry.words, missing)
            misspelt.add(hint)
            yield RULE.problem(f"no code has the words `{entry.words}`", entry.span, hint or "delete the entry")
    for words, code in missing.items():
        # Words that a misspelt entry stands for do not lack their meaning as well.
        if f"did you mean `{words}`?" not in misspelt:
            scheme = next(scheme for scheme, text in code.schemes.items() if text.value == words)
            language = _IN[language_of(words)]
            message = f"the words of `{scheme}` for code `{code.code}` have no meaning in {language}: `{words}`"
            yield RULE.problem(message, code.schemes[scheme].span, f"write one in {SCHEME_WORDS_FILE}")


def _first_with_each(codes: Mapping[str, ResponseCode]) -> dict[str, ResponseCode]:
    """All words that have a language, with the first code that has them."""
    found: dict[str, ResponseCode] = {}
    for code in codes.values():
        for text in code.schemes.values():
            if language_of(text.value):
                found.setdefault(text.value, code)
    return found


def _without(first: Mapping[str, ResponseCode], meanings: Mapping[str, SchemeWords]) -> dict[str, ResponseCode]:
    return {words: code for words, code in first.items() if words not in meanings}


def _examine(entry: SchemeWords) -> Iterator[Problem]:
    language = _IN[language_of(entry.words)]
    if entry.texts is None:
        yield RULE.problem(f"the meaning of `{entry.words}` is not in {language}", entry.means.span, "translate it")
        return
    lost = sorted(set(_DIGITS.findall(entry.words)) - set(_DIGITS.findall(entry.means.value)))
    if lost:
        message = f"the meaning of `{entry.words}` has no {', '.join(lost)}"
        yield RULE.problem(message, entry.means.span, "the same digits in both languages")
