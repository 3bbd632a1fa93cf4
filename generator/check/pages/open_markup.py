"""Markup that begins and does not end.

`**` and a backtick come in pairs, in a text as in a paragraph of a page. Alone they would be printed as they stand, on
a page, on paper and in a portal.

**Wrong**: `zh: 按 **确认`

**Right**: `zh: 按 **确认**`
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.page import Page
from generator.model.text import OPEN_MARK, open_mark
from generator.problem import Group, Problem, Span

RULE = rule("open-markup", Group.PAGES, __doc__)

_TICKS = re.compile(r"\\[`*]|`+")
"""Marks that are written as characters, and what begins or ends code."""
_NO_BREAK = re.compile(r"[^\n]")


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
    for first, words in _paragraphs(page.body):
        if "`" not in words and "**" not in words:
            continue
        bare = _without_code(words)
        found = list(OPEN_MARK.finditer(bare))
        ticks = [mark for mark in found if mark[0] == "`"]
        stars = [mark for mark in found if mark[0] != "`"]
        for marks in (ticks, stars if len(stars) % 2 else []):
            if marks:
                at = marks[-1].start()
                line = page.body_line + first + bare.count("\n", 0, at)
                column = at - bare.rfind("\n", 0, at)
                yield _problem(marks[-1][0], Span(page.file, line, column, line, column + len(marks[-1][0])))


def _paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """Number of the first line, from 0, and the lines up to an empty one."""
    lines = body.split("\n")
    first = None
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            first = number if first is None else first
        elif first is not None:
            yield first, "\n".join(lines[first:number])
            first = None


def _without_code(words: str) -> str:
    """Spaces in place of code, in which stars stand for themselves, and of marks that are written as characters."""
    found = list(_TICKS.finditer(words))
    by_length: dict[str, list[int]] = {}
    for place, mark in enumerate(found):
        by_length.setdefault(mark[0], []).append(place)
    pieces, end, place = [], 0, 0
    while place < len(found):
        first = last = place
        place += 1
        if found[first][0][0] == "`":  # code ends with as many of them as it began with
            alike = by_length[found[first][0]]
            after = bisect_right(alike, first)
            if after == len(alike):
                continue
            last = alike[after]
        start = found[first].start()
        pieces.append(words[end:start])
        end, place = found[last].end(), last + 1
        pieces.append(_NO_BREAK.sub(" ", words[start:end]))
    return "".join((*pieces, words[end:]))


def _problem(mark: str, span: Span) -> Problem:
    name = "a backtick" if mark == "`" else f"`{mark}`"
    return RULE.problem(f"{name} has no partner and would be printed as it stands", span, "write both, or neither")
