"""The interface has a word in one language and not in the other.

`site_config/messages/zh.yml` and `en.yml` have the same keys, and each pair the same `{placeholders}`. A key that is in
neither has the generator's own words.

**Wrong**: `guide.back` in `zh.yml` only.

**Right**: `guide.back` in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.text import LANGS
from generator.problem import Group, Problem, Span, nearest

RULE = rule("messages-differ", Group.LANGUAGE, __doc__)

_FIELD = re.compile(r"\{[a-z_]+\}")


def check(subject: Subject) -> Iterator[Problem]:
    messages, own = subject.project.messages, subject.project.message_spans
    chinese, english = ({key: messages[lang][key] for key in own[lang]} for lang in LANGS)
    if any(f"site_config/messages/{lang}.yml" in subject.project.unreadable for lang in LANGS):
        return  # what seems missing may only be unreadable
    only_one = sorted(set(chinese) ^ set(english))
    for key in only_one:
        have, lack = ("zh", "en") if key in chinese else ("en", "zh")
        span = Span(f"site_config/messages/{lack}.yml", 1, 1, 1, 1)
        # Misspelt keys are few; comparing each of many with each takes long.
        hint = (
            nearest(key, [other for other in only_one if (other in chinese) != (key in chinese)])
            if len(only_one) < 50
            else ""
        )
        yield RULE.problem(f"message `{key}` is in {have}.yml and not in {lack}.yml", span, hint)
    for key in sorted(set(chinese) & set(english)):
        if set(_FIELD.findall(chinese[key])) != set(_FIELD.findall(english[key])):
            span = Span("site_config/messages/en.yml", 1, 1, 1, 1)
            yield RULE.problem(f"placeholders of message `{key}` differ between the languages", span)
