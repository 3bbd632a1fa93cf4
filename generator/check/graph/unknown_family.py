"""A tree in a folder that is no family.

The folder of a tree is its family, and families stand in `site_config/families.yml`.

**Wrong**: `trees/networks/no-signal.yml`

**Right**: `trees/network/no-signal.yml`, or a new family in `site_config/families.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.project_files import FAMILIES_FILE
from generator.problem import Group, Problem, nearest

RULE = rule("unknown-family", Group.GRAPH, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    families = subject.project.families
    if FAMILIES_FILE in subject.project.unreadable:
        return  # what seems missing may only be unreadable
    for tree in subject.project.trees.values():
        if tree.family not in families:
            message = f"folder `{tree.family}` of tree `{tree.id}` is no family"
            yield RULE.problem(message, tree.span, nearest(tree.family, families))
