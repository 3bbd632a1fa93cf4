"""The same sign-off is there twice: tree, role, day and version are the same.

A role may sign again on another day what it has read again. Two equal entries come of merging two branches, or of
copying a line that was to be changed.

**Wrong**: two entries with the same `tree`, `by`, `on` and `version`

**Right**: one of them
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.review import tree_now
from generator.model.sign_off import SignOff
from generator.problem import Group, Problem

RULE = rule("sign-off-twice", Group.TRUST, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    seen: dict[object, SignOff] = {}
    for sign_off in subject.project.sign_offs:
        tree = tree_now(subject.project, sign_off.tree.value)
        first = seen.setdefault((tree, sign_off.by.value, sign_off.on, sign_off.version.value), sign_off)
        if first is not sign_off:
            message = f"tree `{tree}` is signed by {sign_off.by.value} on {sign_off.on.isoformat()} twice"
            yield RULE.problem(message, sign_off.tree.span, f"remove one; the first is on line {first.tree.span.line}")
