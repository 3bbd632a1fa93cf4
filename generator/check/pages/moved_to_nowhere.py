"""A renamed tree or node leads to one that does not exist.

`site_config/moved.yml` leads whoever has the old address on to the new one. An address that leads nowhere helps nobody
who stands at a terminal with a printed code.

**Wrong**: `no-money: insufficient-fund`

**Right**: `no-money: insufficient-funds`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem, nearest

RULE = rule("moved-to-nowhere", Group.PAGES, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    moved = subject.project.moved
    trees = subject.project.trees.keys() | subject.unreadable_trees
    for move in moved.values():
        # One that was given up too is told by moved-twice.
        if move.new.value not in trees and move.new.value not in moved:
            message = f"the old tree `{move.old.value}` leads to `{move.new.value}`, which is no tree"
            yield RULE.problem(message, move.new.span, nearest(move.new.value, trees))
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
