"""An address is given up and still in use: there is a tree with the old id of a renamed one.

Its page and the page that leads on would be the same file. Remove the entry from `site_config/moved.yml`, or give the
tree another id.

**Wrong**: `pin-wrong: pin-locked`, with a tree `pin-wrong`

**Right**: no entry for `pin-wrong` as long as there is a tree of that name
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem

RULE = rule("moved-but-there", Group.PAGES, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    trees = subject.project.trees
    for move in subject.project.moved.values():
        if move.old.value in trees:
            message = f"tree `{move.old.value}` is still there, so its address cannot lead to `{move.new.value}`"
            hint = f"remove this line, or rename {trees[move.old.value].file}"
            yield RULE.problem(message, move.old.span, hint)
