"""Headings or anchors differ between the languages, or a heading has no anchor of its own.

The language switch keeps a reader's place, and links lead to the same section in all languages, only if all have
the same headings in the same order, each with an explicit Latin id.

**Wrong**: `## 怎么处理` or `## What to do {: #what-to-do }` beside `## 怎么处理 {: #todo }`

**Right**: `## 怎么处理 {: #todo }` and `## What to do {: #todo }`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.page import Page
from generator.problem import Group, Problem

RULE = rule("headings-differ", Group.PAGES, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    pages = subject.project.pages
    for page in pages.values():
        complete = True
        seen: set[str] = set()
        for heading in page.headings:
            if heading.level == 1:
                yield RULE.problem(
                    "a page has its title from above: no heading of level 1", heading.span, "begin with ##"
                )
            if not heading.id:
                complete = False
                hint = "add an id in lower-case Latin letters, the same in all languages: {: #todo }"
                yield RULE.problem(f"heading “{heading.title}” has no id", heading.span, hint)
            elif heading.id in seen:
                complete = False
                yield RULE.problem(f"id `{heading.id}` is there twice on this page", heading.span)
            seen.add(heading.id)
        for source, other in subject.pairs:
            theirs = pages.get((other.id, page.id))
            if page.lang == source.id and complete and theirs and all(heading.id for heading in theirs.headings):
                yield from _compare(page, theirs, source.english, other.english)


def _compare(page: Page, other: Page, source: str, language: str) -> Iterator[Problem]:
    ours, theirs = ([f"{'#' * heading.level} #{heading.id}" for heading in each.headings] for each in (page, other))
    if ours == theirs:
        return
    at = next(
        (n for n, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other),
        min(len(ours), len(theirs)),
    )
    names = [headings[at] if at < len(headings) else "missing" for headings in (ours, theirs)]
    span = other.headings[at].span if at < len(theirs) else other.span
    message = (
        f"headings of page `{other.id}` differ: heading {at + 1} is {names[0]} in {source}, {names[1]} in {language}"
    )
    yield RULE.problem(message, span, "the same headings, levels and ids in the same order")
