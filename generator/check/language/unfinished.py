"""A sentence that is still to be written.

`poshelp new tree` leaves a ✎ where a sentence is missing. Nothing is published while one is left.

**Wrong**: `title: {zh: ✎ 这个原因叫什么, en: ✎ What this cause is called}`

**Right**: `title: {zh: 余额不足, en: Insufficient funds}`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.text import LANGS, UNWRITTEN
from generator.problem import Group, Problem, Span

RULE = rule("unfinished", Group.LANGUAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for tree, which, text in subject.texts:
        for lang in LANGS:
            value, span = getattr(text, lang)
            if value.startswith(UNWRITTEN):
                yield RULE.problem(f"{which} of tree `{tree}` is still to be written", span)
    words = ((tree, word) for tree in subject.project.trees.values() for lang in LANGS for word in tree.words[lang])
    for found_in, word in words:
        if word.value.startswith(UNWRITTEN):
            yield RULE.problem(f"a word that leads to tree `{found_in.id}` is still to be written", word.span)
    for page in subject.project.pages.values():
        for number, line in enumerate(page.body.split("\n"), page.body_line):
            if line.startswith(UNWRITTEN):
                span = Span(page.file, number, 1, number, len(line) + 1)
                yield RULE.problem(f"page `{page.id}` is still to be written here", span)
