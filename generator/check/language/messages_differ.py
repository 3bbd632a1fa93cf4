"""The interface has a word in one language and not in another.

The files of `site_config/messages/`, one a language, have the same keys, and the same keys the same `{placeholders}`.

**Wrong**: `guide.back` in `zh.yml` only.

**Right**: `guide.back` in every file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.check.subject import Subject, rule
from generator.model.language import FRAME, LANGUAGE
from generator.model.text import Lang
from generator.problem import Group, Problem, Span, nearest

RULE = rule("messages-differ", Group.LANGUAGE, __doc__)

_TOLD_BY_READING = (LANGUAGE, FRAME)
"""Begin keys that every language has to have whatever the others have, so reading tells which are missing."""
_FIELD = re.compile(r"\{[a-z_]+\}")


def check(subject: Subject) -> Iterator[Problem]:
    # What seems missing in a file that cannot be read may only be unreadable.
    readable = {
        lang: {key: words for key, words in messages.items() if not key.startswith(_TOLD_BY_READING)}
        for lang, messages in subject.project.messages.items()
        if _file(lang) not in subject.project.unreadable
    }
    source, *others = subject.project.langs
    for other in others if source in readable else ():
        if other in readable:
            yield from _compare(source, readable[source], other, readable[other])


def _compare(source: Lang, ours: Mapping[str, str], other: Lang, theirs: Mapping[str, str]) -> Iterator[Problem]:
    only_one = sorted(set(ours) ^ set(theirs))
    for key in only_one:
        have, lack = (source, other) if key in ours else (other, source)
        # Misspelt keys are few; comparing each of many with each takes long.
        hint = (
            nearest(key, [other for other in only_one if (other in ours) != (key in ours)])
            if len(only_one) < 50
            else ""
        )
        message = f"message `{key}` is in {have}.yml and not in {lack}.yml"
        yield RULE.problem(message, Span(_file(lack), 1, 1, 1, 1), hint)
    for key in sorted(set(ours) & set(theirs)):
        if set(_FIELD.findall(ours[key])) != set(_FIELD.findall(theirs[key])):
            message = f"placeholders of message `{key}` differ between the languages"
            yield RULE.problem(message, Span(_file(other), 1, 1, 1, 1))


def _file(lang: Lang) -> str:
    return f"site_config/messages/{lang}.yml"
