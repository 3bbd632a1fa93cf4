"""The grace period after a tree's review day has passed, or the dates contradict each other.

Past `review_by` and `limits.review_grace_days` nobody stands for the tree any more, so it is not published. The same
for a tree that was reviewed in the future, or is to be reviewed before it was.

**Wrong**: `reviewed: 2026-11-22` with `review_by: 2026-01-01`

**Right**: `reviewed: 2026-11-22` with `review_by: 2027-05-22`
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem

RULE = rule("review-overdue", Group.TRUST, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    today = subject.project.today
    grace = datetime.timedelta(days=subject.project.settings.limits.review_grace_days)
    for tree in subject.project.trees.values():
        if tree.review_by <= tree.reviewed:
            message = f"tree `{tree.id}` is to be reviewed on or before the day of its last review"
            yield RULE.problem(message, tree.review_by_span, "`review_by` lies after `reviewed`")
        elif today - tree.review_by > grace:
            message = f"tree `{tree.id}` was to be reviewed by {tree.review_by.isoformat()}, and the grace is over"
            yield RULE.problem(message, tree.review_by_span, f"{tree.owner.value} reviews it and sets new dates")
