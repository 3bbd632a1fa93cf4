"""A sign-off of a day that has not come.

Nobody has read a tree tomorrow. One day is left for those who are a time zone ahead of where this is checked.

**Wrong**: `on: 2027-11-22` on 2026-11-22

**Right**: `on: 2026-11-22`
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem

RULE = rule("sign-off-in-future", Group.TRUST, __doc__)
_ZONES = datetime.timedelta(days=1)


def check(subject: Subject) -> Iterator[Problem]:
    today = subject.project.today
    for sign_off in subject.project.sign_offs:
        if sign_off.on > today + _ZONES:
            message = f"tree `{sign_off.tree.value}` is signed on {sign_off.on.isoformat()}, which is still to come"
            yield RULE.problem(message, sign_off.on_span, "write the day on which it was read")
