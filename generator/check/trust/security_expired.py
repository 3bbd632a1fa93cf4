"""The day on which the contact for holes in security ends has come, or lies more than a year ahead.

A `security.txt` whose `Expires` is past must not be relied on, says RFC 9116, and nobody can promise for longer than a
year that an address is read.

**Wrong**: `expires: 2026-01-01` on 2026-11-22

**Right**: `expires: 2027-06-01`
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem

RULE = rule("security-expired", Group.TRUST, __doc__)
LONGEST = datetime.timedelta(days=366)


def check(subject: Subject) -> Iterator[Problem]:
    security = subject.project.settings.security
    if security is None:
        return
    left = security.expires - subject.project.today
    if left <= datetime.timedelta():
        message = f"the contact for holes in security was certain until {security.expires.isoformat()}"
        yield RULE.problem(message, security.expires_span, "try the contact, then set a day within a year")
    elif left > LONGEST:
        message = (
            f"nobody can promise that the contact for holes in security is read until {security.expires.isoformat()}"
        )
        yield RULE.problem(message, security.expires_span, "set a day within a year")
