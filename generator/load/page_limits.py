"""The body of a page → what of it Markdown would take minutes for, or give up on: far more than any page needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.load import shape_rules as rules
from generator.problem import Problem, Span

_MOST_LINES = 2_000
_MOST_BRACKETS = 100
"""Between two empty lines. Each that opens is looked for to the end of its paragraph, a list or a table as well."""
_DEEPEST = 10
"""Lists and quotations within each other."""
_COLUMNS_A_LEVEL = 4
_CONTAINER = re.compile(r"[ \t]*+(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))")


def page_limits(body: str, file: str, first: int) -> Iterator[Problem]:
    """The first breach of each limit. `first`: the line of the file on which `body` begins."""
    lines = body.split("\n")
    if len(lines) > _MOST_LINES:
        message = f"the page has {len(lines):,} lines; the limit is {_MOST_LINES:,}"
        yield rules.FILE_TOO_LARGE.problem(message, Span(file, first, 1, first, 1), "divide it")
    brackets, crowded, deep = 0, False, False
    for number, line in enumerate(lines, first):
        brackets = brackets + line.count("[") if line.strip() else 0
        if brackets > _MOST_BRACKETS and not crowded:
            crowded = True
            message = f"there are more than {_MOST_BRACKETS} `[` between two empty lines"
            place = Span(file, number, 1, number, len(line) + 1)
            yield rules.TOO_DEEP.problem(message, place, "divide the paragraph, list or table")
        if not deep and _depth(line) > _DEEPEST:
            deep = True
            message = f"lists and quotations are nested more than {_DEEPEST} levels deep"
            yield rules.TOO_DEEP.problem(message, Span(file, number, 1, number, len(line) + 1))


def _depth(line: str) -> int:
    """At most one more than the limit: how many containers the line begins with, or could stand in."""
    depth, at = 0, 0
    while depth <= _DEEPEST and (mark := _CONTAINER.match(line, at)):
        depth, at = depth + 1, mark.end()
    indent = len(line) - len(line.lstrip(" \t"))
    # A line of nothing but blanks ends a paragraph.
    return max(depth, indent // _COLUMNS_A_LEVEL if line.strip() else 0)
