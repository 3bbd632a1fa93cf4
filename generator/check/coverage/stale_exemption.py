"""An exemption that is not needed.

`site_config/exemptions.yml` lists what leads to no tree, with a reason. A code or fault that does not exist, or that a
tree takes by now, has no place there: the list may only shrink.

**Wrong**: `{code: "51", reason: no tree yet}` while tree `insufficient-funds` takes `51`.

**Right**: the line deleted.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.facts import NO_CAUSE, UNKNOWN_CAUSE
from generator.model.project_files import CODES_FILE, FAULTS_FILE
from generator.problem import Group, Problem

RULE = rule("stale-exemption", Group.COVERAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    for exemption in project.exempt_codes.values():
        code = project.codes.get(exemption.id)
        if code is None:
            if CODES_FILE in project.unreadable:
                continue  # its row may be among those that could not be read
            yield RULE.problem(f"code `{exemption.id}` does not exist", exemption.span, "delete the exemption")
        elif code.cause.value not in (NO_CAUSE, UNKNOWN_CAUSE) and code.cause.value in project.trees:
            message = f"code `{exemption.id}` leads to tree `{code.cause.value}`"
            yield RULE.problem(message, exemption.span, "delete the exemption")
    for exemption in project.exempt_faults.values():
        fault = project.faults.get(exemption.id)
        if fault is None:
            if FAULTS_FILE in project.unreadable:
                continue
            yield RULE.problem(f"fault `{exemption.id}` does not exist", exemption.span, "delete the exemption")
        elif fault.cause.value in project.trees:
            message = f"fault `{exemption.id}` leads to tree `{fault.cause.value}`"
            yield RULE.problem(message, exemption.span, "delete the exemption")
