"""The version of a sign-off is none.

It is what the tree said on the day of the sign-off, as 16 hexadecimal digits. `poshelp approve` writes it. One that was
typed or cut could never be that of a tree, and the sign-off would look as if the tree had changed.

**Wrong**: `version: latest`

**Right**: `version: "5f0c1de9a7b34826"`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.review_version import LENGTH
from generator.problem import Group, Problem

RULE = rule("sign-off-malformed", Group.TRUST, __doc__)
_VERSION = re.compile(rf"[0-9a-f]{{{LENGTH}}}\Z")


def check(subject: Subject) -> Iterator[Problem]:
    for sign_off in subject.project.sign_offs:
        version = sign_off.version
        if not _VERSION.match(version.value):
            message = f"`{version.value[:60]}` is no version: {LENGTH} digits from 0 to f are expected"
            hint = f"poshelp approve {sign_off.tree.value} --as {sign_off.by.value} writes it"
            yield RULE.problem(message, version.span, hint)
