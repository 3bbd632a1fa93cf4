"""A tree that no code, fault or word leads to.

A reader finds a tree by what the screen shows or by what people call the fault. A tree without any of them is found
by nobody.

**Wrong**: `leads_here: {codes: [], faults: [], words: {zh: [], en: []}}`

**Right**: at least one code, fault or word, and words in every language where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem

RULE = rule("tree-without-entry", Group.COVERAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for tree in subject.whole_trees:
        if not (tree.codes or tree.faults or any(tree.words.values())):
            message = f"no code, fault or word leads to tree `{tree.id}`"
            yield RULE.problem(message, tree.title.first.span, "fill in `leads_here`")
