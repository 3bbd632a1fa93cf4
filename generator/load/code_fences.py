"""The body of a page → its code fences, which its Markdown does not have: they would be printed as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.load import shape_rules as rules
from generator.problem import Problem, Span

_OPENING = re.compile(r"[ \t]*+(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]*+)*+(`{3,}+(?=[^`]*\Z)|~{3,}+)")
"""Also in a list or quotation. Backticks that end in the same line are code within a line."""
_AROUND_A_CLOSING = " \t>"


def code_fences(body: str, file: str, first: int) -> Iterator[Problem]:
    """A problem for each, at the line that it begins with. `first`: the line of the file on which `body` begins."""
    place, fence = None, ""
    for number, line in enumerate(body.split("\n"), first):
        if place is None:
            opening = _OPENING.match(line)
            if opening:
                place, fence = Span(file, number, opening.start(1) + 1, number, len(line) + 1), opening[1]
        elif line.strip(_AROUND_A_CLOSING).startswith(fence) and not line.strip(_AROUND_A_CLOSING + fence[0]):
            hint = "delete its two marks, and write what a screen shows within a line: `51`"
            yield rules.CODE_FENCE.problem(
                "pages have no code fences: this one would be printed as it stands", place, hint
            )
            place = None
    if place is not None:
        message = "pages have no code fences, and this one does not end"
        yield rules.CODE_FENCE.problem(message, place, "delete it; what a screen shows is written within a line: `51`")
