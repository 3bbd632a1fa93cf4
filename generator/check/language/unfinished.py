"""A sentence that is still to be written.

`poshelp new` and `poshelp import` leave a ✎ where a sentence is missing. Nothing is published while one is left, nor
with the notes that authors leave for themselves: TODO, TBD, FIXME, 待补充, 待完善. What a screen shows may stand in
`` `code` ``.

**Wrong**: `title: {zh: ✎ 这个原因叫什么, en: ✎ What this cause is called}`

**Right**: `title: {zh: 余额不足, en: Insufficient funds}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.text import UNWRITTEN, Text
from generator.problem import Group, Problem, Span

RULE = rule("unfinished", Group.LANGUAGE, __doc__)

_NOTE = re.compile(r"(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])|待补充|待完善")


def check(subject: Subject) -> Iterator[Problem]:
    for which, text in (*_sentences(subject), *_entries(subject)):
        if text.value.startswith(UNWRITTEN):
            yield RULE.problem(f"{which} is still to be written", text.span)
    for lang, spans in subject.project.message_spans.items():
        for key, span in spans.items():
            if subject.project.messages[lang][key].startswith(UNWRITTEN):
                yield RULE.problem(f"message `{key}` is still to be written", span)
    for page in subject.project.pages.values():
        for number, line in enumerate(page.body.split("\n"), page.body_line):
            if line.startswith(UNWRITTEN):
                span = Span(page.file, number, 1, number, len(line) + 1)
                yield RULE.problem(f"page `{page.id}` is still to be written here", span)
    yield from _notes(subject)


def _notes(subject: Subject) -> Iterator[Problem]:
    for prose in subject.prose.values():
        for found in prose.found(_NOTE):
            message = f"a note of the author in {found.whose}: {found.shown}"
            yield RULE.problem(message, found.span, "write what is meant")


def _sentences(subject: Subject) -> Iterator[tuple[str, Text]]:
    for tree, which, sentence in subject.all_texts:
        yield from ((f"{which} of tree `{tree}`", text) for text in sentence)
    for which, sentence in subject.all_fact_texts:
        yield from ((which, text) for text in sentence)


def _entries(subject: Subject) -> Iterator[tuple[str, Text]]:
    """Words that lead to a tree, and keys of sources."""
    for tree in subject.project.trees.values():
        for words in tree.words.values():
            yield from ((f"a word that leads to tree `{tree.id}`", word) for word in words)
        yield from ((f"a source of tree `{tree.id}`", source) for source in tree.sources)
        for outcome in tree.outcomes:
            whose = f"a source of outcome `{outcome.id}` of tree `{tree.id}`"
            yield from ((whose, source) for source in outcome.sources)
    for code in subject.project.codes.values():
        yield f"`action` of code `{code.code}`", code.action
        yield from ((f"a source of code `{code.code}`", source) for source in code.sources)
