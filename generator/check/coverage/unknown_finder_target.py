"""The words of the finder name a tree, a page or a heading that does not exist.

`content/data/finder-words.yml` leads words to trees, to pages of `content/`, and to places in them. A reader who types
such a word would be led nowhere.

**Wrong**: `page: safty#pin`

**Right**: `page: safety#pin`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem, nearest

RULE = rule("unknown-finder-target", Group.COVERAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    for tree, _ in project.finder_words.tree_words:
        if tree.value not in project.trees and tree.value not in subject.unreadable_trees:
            message = f"the finder's words lead to tree `{tree.value}`, which does not exist"
            yield RULE.problem(message, tree.span, nearest(tree.value, project.trees))
    pages = {id for lang, id in project.pages if lang == project.source}
    for target in project.finder_words.targets():
        id, _, anchor = target.value.partition("#")
        page = project.pages.get((project.source, id))
        if page is None and f"content/{project.source}/{id}.md" in project.unreadable:
            continue
        if page is None:
            message = f"the finder's words lead to page `{id}`, which does not exist"
            yield RULE.problem(message, target.span, nearest(id, pages))
        elif anchor and anchor not in {heading.id for heading in page.headings}:
            message = f"the finder's words lead to `{anchor}` on page `{id}`, which has no such heading"
            yield RULE.problem(message, target.span, nearest(anchor, [heading.id for heading in page.headings]))
