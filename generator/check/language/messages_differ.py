"""The interface has a word in one language and not in another.

The files of `site_config/messages/`, one a language, have the same keys, and the same keys the same `{placeholders}`. A
key that is in none has the tool's own words. In a language of which the tool has none, every word is the project's own.

**Wrong**: `guide.back` in `zh.yml` only.

**Right**: `guide.back` in every file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.check.subject import Subject, rule
from generator.model.language import FRAME, LANGUAGE, messages_file
from generator.model.project import Project
from generator.model.text import Lang
from generator.problem import Group, Problem, Span, nearest

RULE = rule("messages-differ", Group.LANGUAGE, __doc__)

_TOLD_BY_READING = (LANGUAGE, FRAME)
"""Begin keys of which reading tells that they are missing, because it needs them itself."""
_FIELD = re.compile(r"\{[a-z_]+\}")


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    # What seems missing in a file that cannot be read may only be unreadable.
    readable = [lang for lang in project.langs if messages_file(lang) not in project.unreadable]
    for lang in readable:
        if project.has_own_words_only(lang):
            lacking = _standard(project.standard_messages) - set(project.messages[lang])
            unknown = set(project.messages[lang]) - set(project.standard_messages)
            for key in sorted(lacking):
                message = f"message `{key}` is not in {lang}.yml, and the tool has no words of its own in `{lang}`"
                yield RULE.problem(message, _top(lang), _nearest(key, unknown, lacking))
    if project.source in readable:
        for lang in readable:
            if lang != project.source:
                yield from _compare(project, lang)


def _compare(project: Project, other: Lang) -> Iterator[Problem]:
    source = project.source
    ours, theirs = set(project.message_spans[source]), set(project.message_spans[other])
    is_bare = project.has_own_words_only(source) or project.has_own_words_only(other)
    only_one = (ours ^ theirs) - (set(project.standard_messages) if is_bare else set())
    for key in sorted(only_one):
        have, lack = (source, other) if key in ours else (other, source)
        message = f"message `{key}` is in {have}.yml and not in {lack}.yml"
        others = (found for found in only_one if (found in ours) != (key in ours))
        yield RULE.problem(message, _top(lack), _nearest(key, others, only_one))
    ours_now, theirs_now = project.messages[source], project.messages[other]
    for key in sorted(set(ours_now) & set(theirs_now)):
        if set(_FIELD.findall(ours_now[key])) != set(_FIELD.findall(theirs_now[key])):
            message = f"placeholders of message `{key}` differ between the languages"
            yield RULE.problem(message, project.message_spans[other].get(key, _top(other)))


def _standard(keys: Iterable[str]) -> set[str]:
    return {key for key in keys if not key.startswith(_TOLD_BY_READING)}


def _nearest(key: str, others: Iterable[str], problems: set[str]) -> str:
    # Misspelt keys are few; comparing each of many with each takes long.
    return nearest(key, sorted(others)) if len(problems) < 50 else ""


def _top(lang: Lang) -> Span:
    return Span(messages_file(lang), 1, 1, 1, 1)
