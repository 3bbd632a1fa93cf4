"""Markup that begins and does not end.

`**` and a backtick come in pairs, in a text as in a paragraph of a page. Alone they would be printed as they stand, on
a page, on paper and in a portal.

**Wrong**: `zh: 按 **确认`

**Right**: `zh: 按 **确认**`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.pages.paragraphs import paragraphs, without_code
from generator.check.subject import Subject, rule
from generator.model.page import Page
from generator.model.text import OPEN_MARK, open_mark
from generator.problem import Group, Problem, Span

RULE = rule("open-markup", Group.PAGES, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    texts = [text for _, _, text in subject.texts] + [text for _, text in subject.fact_texts]
    for text in texts:
        for value, span in text:
            if mark := open_mark(value):
                yield _problem(mark, span)
    for page in subject.project.pages.values():
        if page.file not in subject.project.unreadable:  # such as for a code fence, whose marks have no partners either
            yield from _in_page(page)


def _in_page(page: Page) -> Iterator[Problem]:
    for first, words in paragraphs(page.body):
        if "`" not in words and "**" not in words:
            continue
        bare = without_code(words)
        found = list(OPEN_MARK.finditer(bare))
        ticks = [mark for mark in found if mark[0] == "`"]
        stars = [mark for mark in found if mark[0] != "`"]
        for marks in (ticks, stars if len(stars) % 2 else []):
            if marks:
                at = marks[-1].start()
                line = page.body_line + first + bare.count("\n", 0, at)
                column = at - bare.rfind("\n", 0, at)
                yield _problem(marks[-1][0], Span(page.file, line, column, line, column + len(marks[-1][0])))


def _problem(mark: str, span: Span) -> Problem:
    name = "a backtick" if mark == "`" else f"`{mark}`"
    return RULE.problem(f"{name} has no partner and would be printed as it stands", span, "write both, or neither")
