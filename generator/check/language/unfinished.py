"""A sentence that is still to be written.

`poshelp new tree` leaves a ✎ where a sentence is missing. Nothing is published while one is left.

**Wrong**: `title: {zh: ✎ 这个原因叫什么, en: ✎ What this cause is called}`

**Right**: `title: {zh: 余额不足, en: Insufficient funds}`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.text import LANGS, UNWRITTEN, Text
from generator.model.tree import DecisionTree
from generator.problem import Group, Problem, Span

RULE = rule("unfinished", Group.LANGUAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for tree, which, text in subject.texts:
        for value, span in text:
            if value.startswith(UNWRITTEN):
                yield RULE.problem(f"{which} of tree `{tree}` is still to be written", span)
    for whole in subject.project.trees.values():
        for which, entry in _entries(whole):
            if entry.value.startswith(UNWRITTEN):
                yield RULE.problem(f"{which} tree `{whole.id}` is still to be written", entry.span)
    for page in subject.project.pages.values():
        for number, line in enumerate(page.body.split("\n"), page.body_line):
            if line.startswith(UNWRITTEN):
                span = Span(page.file, number, 1, number, len(line) + 1)
                yield RULE.problem(f"page `{page.id}` is still to be written here", span)


def _entries(tree: DecisionTree) -> Iterator[tuple[str, Text]]:
    """Words that lead to the tree, and keys of its sources."""
    for lang in LANGS:
        yield from (("a word that leads to", word) for word in tree.words[lang])
    yield from (("a source of", source) for source in tree.sources)
    for outcome in tree.outcomes:
        yield from ((f"a source of outcome `{outcome.id}` of", source) for source in outcome.sources)
