"""A tree says that it takes a code or fault that is in no list, or that leads to another tree.

`leads_here.codes` names entries of `content/data/response-codes.yml`, `leads_here.faults` those of
`content/data/terminal-faults.yml`. The row of each names the tree, that of a code under `cause` or, for one scheme's
meaning, under `cause_by_scheme`, so that whoever sees it is led to one place.

**Wrong**: `codes: ["5l"]`; `codes: ["51"]` in the tree `card-expired`

**Right**: `codes: ["51"]` in the tree `insufficient-funds`, which the row of the code names
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.facts import NO_CAUSE, UNKNOWN_CAUSE
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
    yield from _led_elsewhere(subject)


def _led_elsewhere(subject: Subject) -> Iterator[Problem]:
    """Entries that a tree takes beside the one that their rows name; where that one does not, another rule tells it."""
    project = subject.project
    code_rows = {
        code.code: {code.cause.value, *(cause.value for cause in code.cause_by_scheme.values())}
        for code in project.codes.values()
        if code.cause.value not in (NO_CAUSE, UNKNOWN_CAUSE)
    }
    fault_rows = {fault.id: {fault.cause.value} for fault in project.faults.values()}
    code_takers = {tree.id: {code.value for code in tree.codes} for tree in project.trees.values()}
    fault_takers = {tree.id: {fault.value for fault in tree.faults} for tree in project.trees.values()}
    for noun, rows, takers in (("code", code_rows, code_takers), ("fault", fault_rows, fault_takers)):
        # A row that names a tree and is not taken by it was perhaps meant: that is told already.
        lacking = {cause for id, causes in rows.items() for cause in causes if id not in takers.get(cause, ())}
        for tree in project.trees.values():
            for entry in () if tree.id in lacking else tree.codes if noun == "code" else tree.faults:
                causes = rows.get(entry.value, {tree.id})
                if tree.id not in causes and all(entry.value in takers.get(cause, ()) for cause in causes):
                    leads = " and ".join(f"`{cause}`" for cause in sorted(causes))
                    message = (
                        f"{noun} `{entry.value}` leads to tree {leads}, and tree `{tree.id}` says that it takes it"
                    )
                    yield RULE.problem(message, entry.span, "take it out here, or name this tree in its row")
