"""A sentence is too long for a reader with a customer waiting.

The limits stand in `site_config/site.yml`: `limits.sentence_characters` for languages that are written without spaces,
such as Chinese (punctuation counts, spaces do not), and `limits.sentence_words` for all others. A code span counts as
one. In the former a sentence ends with 。？ or ！, in the latter with a full stop, question mark or exclamation mark; a
cell of a table ends it too.

**Wrong**: `zh: 先看屏幕上写的是成功还是失败，如果看不清楚就打印上一笔的小票……` and so on for two lines.

**Right**: `zh: 先看屏幕上写的是成功还是失败。看不清楚，就打印上一笔的小票。`
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.check.prose import Prose
from generator.check.subject import Subject, rule
from generator.problem import Group, Problem, Severity

RULE = rule("sentence-too-long", Group.LANGUAGE, __doc__, Severity.WARNING)

_DENSE_END = re.compile(r"[。？！|]")
# A full stop after an abbreviation, or between the parts of a number, ends nothing.
_SPACED_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bNo)(?<!\bvs)[.?!][\"')]*\s+|\|")


def check(subject: Subject) -> Iterator[Problem]:
    limits = subject.project.settings.limits
    for prose in subject.prose.values():
        if prose.language.script.is_dense:
            yield from _longer(prose, limits.sentence_characters, "characters", _DENSE_END, _characters)
        else:
            yield from _longer(prose, limits.sentence_words, "words", _SPACED_END, _words)


def _longer(
    prose: Prose, limit: int, unit: str, end: re.Pattern[str], length: Callable[[str], int]
) -> Iterator[Problem]:
    fewest = limit if unit == "characters" else 2 * limit  # a word and its space are at least two characters
    for number, line in prose.lines():
        if len(line) >= fewest and length(line) > limit and not prose.is_foreign(line):
            for sentence in end.split(line):
                if length(sentence) > limit:
                    whose, span = prose.passage(number)
                    message = f"a sentence of {length(sentence)} {unit} in {whose}: {sentence.strip()[:30]}…"
                    yield RULE.problem(message, span, f"make it two; the limit is {limit} {unit}")


def _characters(text: str) -> int:
    return len(text) - text.count(" ")


def _words(text: str) -> int:
    return text.strip().count(" ") + 1
