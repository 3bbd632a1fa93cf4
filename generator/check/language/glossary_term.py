"""A word of the trade is rendered by a wrong word.

Two things are looked for. A rendering that a term of `content/data/glossary.yml` has under `avoid` stands in a text.
Or, in a project with both languages, the Chinese has a term and the English, instead of its English, has the English of
another term that it is `mistaken_for`: 撤销 told as a refund sends a cashier to the wrong menu. A free rendering that
names no other term is left alone, and so is a sentence whose Chinese has both terms.

**Wrong**: `{zh: 当天的用撤销, en: Refund it on the same day}`, `en: Press a key on the POS machine`

**Right**: `{zh: 当天的用撤销, en: Void it on the same day}`, `en: Press a key on the terminal`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.check.subject import Subject, rule
from generator.model.facts import Term
from generator.model.project_files import TERMS_FILE
from generator.model.text import Lang
from generator.problem import Group, Problem, nearest

RULE = rule("glossary-term", Group.LANGUAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for lang in subject.project.langs:
        yield from _avoided(subject, lang)
    if {"zh", "en"} <= set(subject.project.langs):
        yield from _mistaken(subject)


def _avoided(subject: Subject, lang: Lang) -> Iterator[Problem]:
    prose = subject.prose[lang]
    lowered = prose.text.lower()
    for term in subject.project.terms.values():
        for word in term.avoid[lang]:
            # Nearly none of these words is anywhere; looking for characters is faster than matching.
            if word.lower() in lowered:
                endings = "(?:e?s|e?d|ing)?" if lang == "en" else ""
                is_dense = prose.language.script.is_dense
                pattern = re.escape(word) if is_dense else rf"\b{re.escape(word)}{endings}\b"
                for found in prose.found(re.compile(pattern, re.IGNORECASE)):
                    message = f"“{found.match[0]}” in {found.whose} is not this trade's word"
                    yield RULE.problem(message, found.span, f"write {term.term.text(lang)}")


def _mistaken(subject: Subject) -> Iterator[Problem]:
    terms = subject.project.terms
    names = {id: _english(term) for id, term in terms.items()}
    for term in terms.values():
        for other in term.mistaken_for:
            if other.value in terms:
                yield from _mistaken_for(subject, term, terms[other.value], names)
            elif TERMS_FILE not in subject.project.unreadable:
                message = f"term `{term.id}` is mistaken for `{other.value}`, which does not exist"
                yield RULE.problem(message, other.span, nearest(other.value, terms))


def _mistaken_for(subject: Subject, term: Term, other: Term, names: Mapping[str, re.Pattern[str]]) -> Iterator[Problem]:
    right, wrong = term.term.text("zh"), (other.term.text("zh"), *other.also["zh"])
    chinese, english = subject.prose["zh"], subject.prose["en"]
    for number in chinese.containing(right):
        if number >= english.paired:
            break
        line = english.line(number)
        told = None if names[term.id].search(line) else names[other.id].search(line)
        if told and not any(name in chinese.line(number) for name in wrong):
            whose, span = english.passage(number)
            message = f"{whose} has {right} in Chinese and “{told[0]}” in English"
            yield RULE.problem(message, span, f"{right} is {term.term.text('en')}")


def _english(term: Term) -> re.Pattern[str]:
    """The term's names in English with their endings; capitals only where the name has some."""
    names = "|".join(_with_endings(name) for name in (term.term.text("en"), *term.also["en"]))
    return re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])", re.IGNORECASE)


def _with_endings(name: str) -> str:
    words = ((word, re.escape(re.sub(r"[ey]\Z", "", word))) for word in re.split(r"[ -]+", name))
    return "[ -]+".join(stem + ("[a-z]*" if word.islower() else "s?") for word, stem in words)
