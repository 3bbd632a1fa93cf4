"""A paragraph's lines → the same lines with blanks for inline code, where Markdown surely reads it as code.

Where the two could disagree (a backtick without a partner in its line may have one in the next; a backslash may stand
before it) nothing is blanked: what is then taken for HTML or a link by mistake is reported, and never the other way.
"""

from __future__ import annotations

import re

_TICKS = re.compile(r"`+")


class InlineCode:
    """Remembers whether a backtick of the paragraph has no partner."""

    def __init__(self) -> None:
        self._is_open = False

    def blanked(self, line: str) -> str:
        """`line` with blanks for its inline code, as long as before."""
        if not line.strip():
            self._is_open = False
        if "`" not in line:
            return line
        spans = _code_spans(line)
        self._is_open |= spans is None
        if self._is_open or spans is None:
            return line
        parts, end = [], 0
        for start, stop in spans:
            parts += [line[end:start], " " * (stop - start)]
            end = stop
        return "".join(parts) + line[end:]


def _code_spans(line: str) -> list[tuple[int, int]] | None:
    """Where inline code begins and ends; None where a backtick has no partner or is escaped."""
    runs = [match.span() for match in _TICKS.finditer(line)]
    partner: dict[int, int] = {}
    following: dict[int, int] = {}
    for number in range(len(runs) - 1, -1, -1):
        length = runs[number][1] - runs[number][0]
        partner[number] = following.get(length, -1)
        following[length] = number
    spans, number = [], 0
    while number < len(runs):
        start = runs[number][0]
        if partner[number] < 0 or line[start - 1 : start] == "\\":
            return None
        spans.append((start, runs[partner[number]][1]))
        number = partner[number] + 1
    return spans
