"""The day on which the contact for holes in security ends is less than 30 days away.

`security.txt` tells finders of holes whom to write to, and until when that is certain. After that day they may think
that nobody reads it any more.

**Wrong**: `expires: 2026-12-01` on 2026-11-22

**Right**: the contact tried, and `expires` set to a day within a year
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem, Severity

RULE = rule("security-expires", Group.TRUST, __doc__, Severity.WARNING)
SOON = datetime.timedelta(days=30)


def check(subject: Subject) -> Iterator[Problem]:
    security = subject.project.settings.security
    if security and datetime.timedelta() < security.expires - subject.project.today <= SOON:
        message = f"the contact for holes in security is certain until {security.expires.isoformat()} only"
        yield RULE.problem(message, security.expires_span, "try the contact, then set a day within a year")
