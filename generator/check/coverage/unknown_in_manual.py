"""A manual names a tree, code or page that does not exist.

`site_config/manuals/*.yml` says what is printed. A name that means nothing would leave a gap in the manual.

**Wrong**: `causes: [insufficient-fund]`

**Right**: `causes: [insufficient-funds]`
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.check.subject import Subject, rule
from generator.model.manual import PAGE, Manual
from generator.model.project_files import CODES_FILE
from generator.model.text import Text
from generator.problem import Group, Problem, nearest

RULE = rule("unknown-in-manual", Group.COVERAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for manual in subject.project.manuals.values():
        for noun, name, known in _names(subject, manual):
            if name.value not in known:
                message = f"manual `{manual.id}` names {noun} `{name.value}`, which does not exist"
                yield RULE.problem(message, name.span, nearest(name.value, known))


def _names(subject: Subject, manual: Manual) -> Iterator[tuple[str, Text, Collection[str]]]:
    project = subject.project
    trees = project.trees.keys() | subject.unreadable_trees
    for tree in (*manual.causes, *manual.without_chart):
        yield "tree", tree, trees
    if CODES_FILE not in project.unreadable:  # a code may seem missing because its row cannot be read
        for code in manual.codes:
            yield "code", code, project.codes
    pages = {f"{PAGE}{id}" for lang, id in project.pages if lang == project.source}
    for section in manual.contents:
        if section.value.startswith(PAGE):
            yield "section", section, pages
