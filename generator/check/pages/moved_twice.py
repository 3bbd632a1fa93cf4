"""Something that was renamed leads to another old id instead of one that is there.

Every step that a browser is sent on costs time on a slow line, and two entries that lead to each other never end. So
each entry of `site_config/moved.yml` names what took its place as it is called today.

**Wrong**: `a: b` and `b: c`

**Right**: `a: c` and `b: c`
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.check.pages.moved_ids import moved_ids
from generator.check.subject import Subject, rule
from generator.model.moved import MovedId, PageKind
from generator.model.paged import page_key, paged
from generator.problem import Group, Problem

RULE = rule("moved-twice", Group.PAGES, __doc__)

_LONGEST = 50
"""Entries of a chain that are followed for a hint: nobody renames a thing more often."""


def check(subject: Subject) -> Iterator[Problem]:
    trees, moved = subject.project.trees, subject.project.moved
    for ids in moved_ids(subject):
        for move in ids.moved.values():
            new = move.new.value
            # One that is still there is told by moved-but-there.
            if new in ids.moved and new not in ids.there:
                last = _last(ids.moved, move)
                message = f"the old {ids.noun} `{move.old.value}` leads to `{new}`, which was renamed too"
                is_elsewhere = last in ids.there and last != move.old.value
                hint = f"write `{last}`" if is_elsewhere else f"name the {ids.noun} as it is called today"
                yield RULE.problem(message, move.new.span, hint)
    given_up = {(node.tree, node.old) for node in subject.project.moved_nodes}
    for node in subject.project.moved_nodes:
        tree = trees.get(node.tree)
        if (node.tree, node.new.value) in given_up and tree and node.new.value not in tree.nodes:
            message = f"the old node `{node.old}` leads to `{node.new.value}`, which was renamed too"
            yield RULE.problem(message, node.new.span, "name the node as it is called today")
    there = paged(subject.project)
    pages = {(page.kind, page_key(page.kind, page.old.value)): page for page in subject.project.moved_pages}
    for page in subject.project.moved_pages:
        key = page_key(page.to, page.new.value)
        is_given_up = (page.to, key) in pages or (page.to is PageKind.TREE and page.new.value in moved)
        if is_given_up and key not in there[page.to]:
            message = (
                f"the old {page.kind} `{page.old.value}` leads to {page.to} `{page.new.value}`, which was renamed too"
            )
            yield RULE.problem(message, page.new.span, f"name the {page.to} as it is called today")


def _last(moved: Mapping[str, MovedId], move: MovedId) -> str:
    """Where the chain ends; any id of it where it goes round, or on and on."""
    seen = {move.old.value}
    id = move.new.value
    while id in moved and id not in seen and len(seen) < _LONGEST:
        seen.add(id)
        id = moved[id].new.value
    return id
