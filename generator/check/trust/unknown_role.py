"""A sign-off is given or demanded by a role that `site_config/site.yml` does not have.

Pages show the name of the role in both languages, so each has one in `review_roles`. Roles stand for persons, who are
not named anywhere.

**Wrong**: `by: merchant-suport`

**Right**: `by: merchant-support`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem, nearest

RULE = rule("unknown-role", Group.TRUST, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    settings = subject.project.settings
    given = (("a sign-off", sign_off.by) for sign_off in subject.project.sign_offs)
    demanded = (("`required_signoffs`", role) for role in settings.required_sign_offs)
    for whose, role in (*given, *demanded):
        if role.value not in settings.review_roles:
            hint = nearest(role.value, settings.review_roles) or "give it a name in `review_roles`"
            yield RULE.problem(f"the role `{role.value}` of {whose} is not in site_config/site.yml", role.span, hint)
