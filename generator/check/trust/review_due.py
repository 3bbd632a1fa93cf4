"""The day by which a tree was to be reviewed has passed.

Codes, limits and rules change. Each tree says until when its owner stands for it; after that the page shows it, and
after `limits.review_grace_days` more it is an error.

**Wrong**: `review_by: 2020-01-01`

**Right**: the tree read again against its sources, `reviewed` set to that day, and a new `review_by`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem, Severity

RULE = rule("review-due", Group.TRUST, __doc__, Severity.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    today = subject.project.today
    grace = datetime.timedelta(days=subject.project.settings.limits.review_grace_days)
    for tree in subject.project.trees.values():
        if datetime.timedelta() < today - tree.review_by <= grace:
            message = f"tree `{tree.id}` was to be reviewed by {tree.review_by.isoformat()}"
            hint = f"{tree.owner.value} reviews it; after {(tree.review_by + grace).isoformat()} this is an error"
            yield RULE.problem(message, tree.review_by_span, hint)
