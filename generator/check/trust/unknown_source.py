"""A source key that is not in `content/data/sources.yml`.

Every factual statement has a source. A key that resolves to nothing is no source.

**Wrong**: `sources: [U41]`

**Right**: `sources: [U14]`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.subject import Subject, rule
from generator.model.project_files import SOURCES_FILE
from generator.model.text import UNWRITTEN, Text
from generator.problem import Group, Problem, nearest

RULE = rule("unknown-source", Group.TRUST, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    for tree in project.trees.values():
        yield from _unknown(subject, f"tree `{tree.id}`", tree.sources)
        for outcome in tree.outcomes:
            yield from _unknown(subject, f"outcome `{outcome.id}`", outcome.sources)
    for code in project.codes.values():
        yield from _unknown(subject, f"code `{code.code}`", code.sources)
    for fault in project.faults.values():
        yield from _unknown(subject, f"fault `{fault.id}`", fault.sources)
    for operational in project.rules.values():
        yield from _unknown(subject, f"rule `{operational.id}`", operational.sources)
    for hotline in project.hotlines.values():
        yield from _unknown(subject, f"hotline `{hotline.id}`", hotline.sources)
    for page in project.pages.values():
        yield from _unknown(subject, f"page `{page.id}`", page.sources)
    for brand in project.brands.values():
        for note in brand.notes:
            yield from _unknown(subject, f"note `{note.topic}` of brand `{brand.id}`", note.sources)


def _unknown(subject: Subject, whose: str, sources: Iterable[Text]) -> Iterator[Problem]:
    known = subject.project.sources
    if SOURCES_FILE in subject.project.unreadable:
        return  # what seems missing may only be unreadable
    for source in sources:
        if source.value not in known and not source.value.startswith(UNWRITTEN):
            message = f"source `{source.value}` of {whose} is not in content/data/sources.yml"
            yield RULE.problem(message, source.span, nearest(source.value, known))
