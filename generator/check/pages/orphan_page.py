"""A page that nothing leads to.

Prose in `content/<language>/causes/` belongs to a tree of the same name. Any other page must be linked from a page or
tree, or readers will not meet it at the moment when they need it.

**Wrong**: `content/zh/causes/card-expird.md`

**Right**: `content/zh/causes/card-expired.md`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.text import links
from generator.problem import Group, Problem, nearest

RULE = rule("orphan-page", Group.PAGES, __doc__)

HOME = "index"
"""The page that everybody starts from."""


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    trees = project.trees.keys() | subject.unreadable_trees
    linked = {
        link.target
        for page in project.pages.values()
        for link in page.links
        if link.kind == "page" and link.target != page.id
    }
    linked |= {
        link.target.partition("#")[0]
        for text in (*(text for _, _, text in subject.texts), *(text for _, text in subject.fact_texts))
        for link in links(text.text(project.source))
        if link.kind == "page"
    }
    # A link may stand in what could not be read.
    all_read = not any(file.startswith(("content/", "trees/")) for file in project.unreadable)
    for page in project.pages.values():
        folder, _, name = page.id.rpartition("/")
        if folder == "causes":
            if name not in trees:
                yield RULE.problem(f"page `{page.id}` belongs to no tree", page.span, nearest(name, trees))
        elif all_read and page.id != HOME and page.id not in linked and page.lang == project.source:
            yield RULE.problem(f"nothing links to page `{page.id}`", page.span, "link to it from a page or tree")
