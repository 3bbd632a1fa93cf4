"""A sign-off for a tree that does not exist.

A tree that was renamed in `site_config/moved.yml` keeps what was signed under its old id. Anything else that was signed
and is no longer there can hold for nothing: who removes a tree also removes its sign-offs.

**Wrong**: `tree: insufficient-fund`

**Right**: `tree: insufficient-funds`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.review import tree_now
from generator.problem import Group, Problem, nearest

RULE = rule("sign-off-of-nothing", Group.TRUST, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    known = project.trees.keys() | subject.unreadable_trees | project.moved.keys()
    for sign_off in project.sign_offs:
        id = sign_off.tree.value
        # A renaming that leads nowhere is told by moved-to-nowhere.
        if id not in known and tree_now(project, id) not in known:
            hint = nearest(id, project.trees) or "name its new id in site_config/moved.yml, or remove the sign-off"
            yield RULE.problem(f"`{id}`, which {sign_off.by.value} signed, is no tree", sign_off.tree.span, hint)
