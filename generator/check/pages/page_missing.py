"""A page is not there in every language, or a tree has no prose.

All languages have the same pages under the same names, and each tree has its prose in
`content/<language>/causes/<tree-id>.md`. No language falls back to the other.

**Wrong**: `content/zh/slips.md` without `content/en/slips.md`

**Right**: both.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.page import Page
from generator.problem import Group, Problem

RULE = rule("page-missing", Group.PAGES, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    prose = {f"causes/{tree.id}": tree for tree in project.trees.values() if tree.id != project.settings.entry}
    for lang in project.langs:
        for id, tree in prose.items():
            file = f"content/{lang}/{id}.md"
            if (lang, id) not in project.pages and file not in project.unreadable:
                yield RULE.problem(f"tree `{tree.id}` has no prose {file}", tree.span, f"write {file}")
    pages: dict[str, Page] = {}
    for page in project.pages.values():
        pages.setdefault(page.id, page)
    for page in pages.values():
        for lang in project.langs:
            file = f"content/{lang}/{page.id}.md"
            if page.id not in prose and (lang, page.id) not in project.pages and file not in project.unreadable:
                yield RULE.problem(f"page `{page.id}` is missing in {lang}", page.span, f"write {file}")
