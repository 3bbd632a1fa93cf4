"""A tree says that it takes a code or fault that is in no list.

`leads_here.codes` names entries of `content/data/response-codes.yml`, `leads_here.faults` those of
`content/data/terminal-faults.yml`.

**Wrong**: `codes: ["5l"]`

**Right**: `codes: ["51"]`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.project_files import CODES_FILE, FAULTS_FILE
from generator.problem import Group, Problem, nearest

RULE = rule("unknown-entry", Group.COVERAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    codes_read = CODES_FILE not in project.unreadable  # a code may seem missing because its row cannot be read
    faults_read = FAULTS_FILE not in project.unreadable
    for tree in project.trees.values():
        for code in tree.codes:
            if codes_read and code.value not in project.codes:
                message = f"code `{code.value}` is not in content/data/response-codes.yml"
                yield RULE.problem(message, code.span, nearest(code.value, project.codes))
        for fault in tree.faults:
            if faults_read and fault.value not in project.faults:
                message = f"fault `{fault.value}` is not in content/data/terminal-faults.yml"
                yield RULE.problem(message, fault.span, nearest(fault.value, project.faults))
