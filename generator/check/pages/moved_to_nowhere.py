"""Something that was renamed leads to what does not exist.

`site_config/moved.yml` leads whoever has the old address on to the new one. An address that leads nowhere helps nobody
who stands at a terminal with a printed code. A code leads to codes of two characters, which have a page; a family has a
page when it has a tree. Languages and brands lead to those of the project.

**Wrong**: `no-money: insufficient-fund`

**Right**: `no-money: insufficient-funds`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.pages.moved_ids import moved_ids
from generator.check.subject import Subject, rule
from generator.model.moved import PageKind
from generator.model.paged import page_key, paged
from generator.model.project_files import CODES_FILE, FAMILIES_FILE, FAULTS_FILE
from generator.problem import Group, Problem, nearest

RULE = rule("moved-to-nowhere", Group.PAGES, __doc__)

_CALLED = {
    PageKind.CODE: "code of two characters",
    PageKind.FAULT: "fault",
    PageKind.FAMILY: "family with a tree",
    PageKind.PAGE: "page of content/",
    PageKind.TREE: "tree",
}


def check(subject: Subject) -> Iterator[Problem]:
    yield from _ids(subject)
    yield from _nodes(subject)
    yield from _pages(subject)


def _ids(subject: Subject) -> Iterator[Problem]:
    for ids in moved_ids(subject):
        for move in ids.moved.values():
            new = move.new.value
            # One that was given up too is told by moved-twice.
            if not ids.has(new) and new not in ids.moved:
                message = f"the old {ids.noun} `{move.old.value}` leads to `{new}`, which is no {ids.noun}"
                yield RULE.problem(message, move.new.span, nearest(new, ids.there.keys() | ids.unread))


def _nodes(subject: Subject) -> Iterator[Problem]:
    moved = subject.project.moved
    trees = subject.project.trees.keys() | subject.unreadable_trees
    given_up = {(node.tree, node.old) for node in subject.project.moved_nodes}
    for node in subject.project.moved_nodes:
        tree = subject.project.trees.get(node.tree)
        if tree is None and node.tree not in trees:
            renamed = moved.get(node.tree)
            hint = f"write `{renamed.new.value}#{node.old}`" if renamed else nearest(node.tree, trees)
            message = f"the old node `{node.old}` belongs to `{node.tree}`, which is no tree"
            yield RULE.problem(message, node.span, hint)
        elif tree and tree.whole and node.new.value not in tree.nodes and (node.tree, node.new.value) not in given_up:
            message = f"the old node `{node.old}` leads to `{node.new.value}`, which is no node of tree `{node.tree}`"
            yield RULE.problem(message, node.new.span, nearest(node.new.value, tree.nodes))


def _pages(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    there = paged(project)
    unread = {
        PageKind.CODE: CODES_FILE in project.unreadable,
        PageKind.FAULT: FAULTS_FILE in project.unreadable,
        # A family has a page when it has a tree, and trees may be among what could not be read.
        PageKind.FAMILY: FAMILIES_FILE in project.unreadable or bool(subject.unreadable_trees),
        PageKind.PAGE: any(file.startswith("content/") and file.endswith(".md") for file in project.unreadable),
    }
    given_up = {(page.kind, page_key(page.kind, page.old.value)) for page in project.moved_pages}
    for page in project.moved_pages:
        id = page.new.value
        known = there[page.to].values()
        is_known = id in known or (page.to is PageKind.TREE and id in subject.unreadable_trees)
        # One that was given up too is told by moved-twice.
        is_moved = (page.to, page_key(page.to, id)) in given_up or (page.to is PageKind.TREE and id in project.moved)
        if not is_known and not is_moved and not unread.get(page.to, False):
            message = f"the old {page.kind} `{page.old.value}` leads to `{id}`, which is no {_CALLED[page.to]}"
            yield RULE.problem(message, page.new.span, nearest(id, known))
