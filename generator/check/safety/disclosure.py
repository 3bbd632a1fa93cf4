"""A text tells the customer what must not be told.

Where `disclose` is false (lost, stolen, fraud, pick-up) only the neutral sentence of `site_config/site.yml` may be
said. A tree that takes a pick-up code discloses nothing at any outcome. And no `say` anywhere holds a word of
`never_say`: words that accuse, or that tell the queue what only the cardholder may know.

**Wrong**: `say: {zh: 您的卡被挂失了。, en: Your card was reported stolen.}`

**Right**: `disclose: false`, and as `say` the neutral sentence: 「这张卡这次没能完成付款，您可以换一种方式支付。」 and
"This card could not complete the payment; you can pay another way."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.language import Language
from generator.model.text import Lang
from generator.model.tree import Outcome
from generator.problem import Group, Problem

RULE = rule("disclosure", Group.SAFETY, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    settings, languages = subject.project.settings, subject.project.languages
    words = {
        lang: _pattern(language, [word.value for word in settings.never_say[lang]])
        for lang, language in languages.items()
    }
    for tree in subject.project.trees.values():
        pickup = subject.takes_pickup_codes(tree)
        for outcome in tree.outcomes:
            if outcome.disclose and pickup:
                message = f"outcome `{outcome.id}` discloses, and tree `{tree.id}` takes pick-up code `{pickup}`"
                yield RULE.problem(message, outcome.span, "write `disclose: false` and say the neutral sentence")
            for lang in outcome.say.texts:
                yield from _said(subject, outcome, lang, words[lang])


def _said(subject: Subject, outcome: Outcome, lang: Lang, words: re.Pattern[str] | None) -> Iterator[Problem]:
    said, span = outcome.say.text(lang), outcome.say[lang].span
    neutral = subject.project.settings.neutral_sentence.text(lang)
    if not outcome.disclose:
        if neutral and said != neutral:
            message = f"outcome `{outcome.id}` discloses nothing, so only the neutral sentence may be said"
            yield RULE.problem(message, span, f"write: {neutral}")
        return
    told = words.search(said) if words else None
    if told:
        message = f"`say` of outcome `{outcome.id}` tells the customer “{told[0]}”"
        yield RULE.problem(message, span, "say what happens next, without the reason")


def _pattern(language: Language, words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    alternatives = "|".join(re.escape(word) for word in words)
    return re.compile(alternatives if language.script.is_dense else rf"\b(?:{alternatives})\b", re.IGNORECASE)
