"""A renamed tree leads to a tree that does not exist.

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
