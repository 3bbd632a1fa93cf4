"""An address is given up and still in use: there is a tree, node or page with the old id of a renamed one.

Both would stand at the same address. Remove the entry from `site_config/moved.yml`, or give what is there another
id.

**Wrong**: `pin-wrong: pin-locked`, with a tree `pin-wrong`

**Right**: no entry for `pin-wrong` as long as there is a tree of that name
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.paged import page_key, paged
from generator.problem import Group, Problem

RULE = rule("moved-but-there", Group.PAGES, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    trees = subject.project.trees
    for move in subject.project.moved.values():
        if move.old.value in trees:
            message = f"tree `{move.old.value}` is still there, so its address cannot lead to `{move.new.value}`"
            hint = f"remove this line, or rename {trees[move.old.value].file}"
            yield RULE.problem(message, move.old.span, hint)
    for node in subject.project.moved_nodes:
        tree = trees.get(node.tree)
        if tree and node.old in tree.nodes:
            message = f"node `{node.old}` of tree `{tree.id}` is still there, so its address cannot lead on"
            yield RULE.problem(message, node.span, f"remove this line, or rename the node in {tree.file}")
    there = paged(subject.project)
    for page in subject.project.moved_pages:
        id = there[page.kind].get(page_key(page.kind, page.old.value))
        if id is not None:
            message = f"{page.kind} `{id}` is still there, so its address cannot lead to {page.to} `{page.new.value}`"
            yield RULE.problem(message, page.old.span, f"remove this line, or rename {page.kind} `{id}`")
