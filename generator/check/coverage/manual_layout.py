"""What a manual says does not fit its layout.

A `handbook` needs `contents`, and `cards` need `codes`; other layouts have neither. A `sheet` or `slip` is a file for
each cause and has `{cause}` in the name of its file; a `handbook` and `cards` are one file and have not. No two
manuals write the same file.

**Wrong**

    layout: slip
    file: slips

**Right**

    layout: slip
    file: slips/{cause}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.manual import CAUSE, Layout, Manual
from generator.problem import Group, Problem

RULE = rule("manual-layout", Group.COVERAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    files: dict[str, Manual] = {}
    for manual in subject.project.manuals.values():
        whose = f"manual `{manual.id}`, whose layout is `{manual.layout}`,"
        if manual.is_per_cause and CAUSE not in manual.file.value:
            yield RULE.problem(f"{whose} is a file for each cause", manual.file.span, f"put `{CAUSE}` into the name")
        if not manual.is_per_cause and CAUSE in manual.file.value:
            yield RULE.problem(f"{whose} is one file", manual.file.span, f"leave `{CAUSE}` out of the name")
        for key, names, layout in (
            ("contents", manual.contents, Layout.HANDBOOK),
            ("codes", manual.codes, Layout.CARDS),
        ):
            if manual.layout is layout and not names:
                yield RULE.problem(f"{whose} has no `{key}`", manual.span, f"add `{key}:`")
            if manual.layout is not layout and names:
                yield RULE.problem(f"{whose} makes nothing of `{key}`", names[0].span, f"delete `{key}:`")
        first = files.setdefault(manual.file.value.lower(), manual)
        if first is not manual:
            message = f"manual `{manual.id}` writes the same file as manual `{first.id}`"
            yield RULE.problem(message, manual.file.span)
