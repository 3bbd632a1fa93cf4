"""A code or fault that a terminal can show leads to no tree, or not to the tree that its row names.

Whoever sees a code must find what to do. The row of a code names the tree of its cause, and that tree takes the code
under `leads_here`; the same for each scheme in `cause_by_scheme`, and for faults. What cannot lead anywhere stands in
`site_config/exemptions.yml` with a reason; that list may only shrink.

**Wrong**: code `51` with `cause: insufficient-funds`, and a tree `insufficient-funds` without `"51"` in its `codes`.

**Right**: both name each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from generator.check.subject import Subject, rule
from generator.model.facts import NO_CAUSE, UNKNOWN_CAUSE
from generator.model.text import Text
from generator.problem import Group, Problem, nearest

RULE = rule("entry-without-tree", Group.COVERAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    takes_code = {tree.id: {code.value for code in tree.codes} for tree in project.trees.values()}
    takes_fault = {tree.id: {fault.value for fault in tree.faults} for tree in project.trees.values()}
    codes, faults = project.codes.keys(), project.faults.keys()
    for code in project.codes.values():
        if code.code not in project.exempt_codes:
            yield from _untaken(subject, f"code `{code.code}`", code.code, code.cause, takes_code, codes)
        for scheme, cause in code.cause_by_scheme.items():
            if cause.value not in (NO_CAUSE, UNKNOWN_CAUSE):  # one scheme's meaning may be no error, or unclear
                yield from _untaken(subject, f"code `{code.code}` at `{scheme}`", code.code, cause, takes_code, codes)
    for fault in project.faults.values():
        if fault.id not in project.exempt_faults:
            yield from _untaken(subject, f"fault `{fault.id}`", fault.id, fault.cause, takes_fault, faults)


def _untaken(
    subject: Subject, what: str, id: str, cause: Text, takes: Mapping[str, Set[str]], known: Set[str]
) -> Iterator[Problem]:
    trees = subject.project.trees
    if cause.value in subject.unreadable_trees:
        return
    if cause.value in (NO_CAUSE, UNKNOWN_CAUSE):
        hint = "name the tree of its cause, or add it to site_config/exemptions.yml with a reason"
        yield RULE.problem(f"{what} leads to no tree", cause.span, hint)
    elif cause.value not in trees:
        yield RULE.problem(
            f"{what} leads to tree `{cause.value}`, which does not exist", cause.span, nearest(cause.value, trees)
        )
    elif id not in takes[cause.value] and takes[cause.value] <= known:  # what nobody knows may have been meant for it
        message = f"{what} leads to tree `{cause.value}`, which does not take it"
        yield RULE.problem(message, cause.span, f"add it to `leads_here` in {trees[cause.value].file}")
