"""Chinese and Latin are not set apart by one space.

Between a Chinese character and a Latin letter, a digit or a code span stands one space; beside full-width punctuation
none does. Names that are written otherwise stand in `spacing_exceptions` of `site_config/site.yml`.

**Wrong**: `zh: 等30秒，再看是不是`51``

**Right**: `zh: 等 30 秒，再看是不是 `51``
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.prose import CODE, HAN, Found
from generator.check.subject import Subject, rule
from generator.problem import Group, Problem

RULE = rule("zh-latin-space", Group.LANGUAGE, __doc__)

_LATIN = f"A-Za-z0-9{CODE}"
_FAULT = re.compile(
    rf"[ {_LATIN}](?:"
    rf"(?<=[{_LATIN}])(?:(?<=[{HAN}].)|(?=[{HAN}]))"
    rf"|(?<=[{HAN}] ) +(?=[{_LATIN}])|(?<=[{_LATIN}] ) +(?=[{HAN}])"
    r")"
)


def check(subject: Subject) -> Iterator[Problem]:
    exceptions = subject.project.settings.spacing_exceptions
    prose = subject.prose.get("zh")
    for found in prose.found(_FAULT) if prose else ():
        if not any(_lies_in(found, exception) for exception in exceptions):
            how = "more than one space" if found.match[0].isspace() else "no space"
            message = f"{how} between Chinese and Latin in {found.whose}: {found.shown}"
            yield RULE.problem(message, found.span, "one space")


def _lies_in(found: Found, exception: str) -> bool:
    text, start, end = found.match.string, found.match.start(), found.match.end()
    return text.find(exception, max(0, end - len(exception)), start + len(exception)) >= 0
