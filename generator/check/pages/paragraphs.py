"""The body of a page → its paragraphs, and what of them is not code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_TICKS = re.compile(r"\\[`*]|`+")
"""Marks that are written as characters, and what begins or ends code."""
_NO_BREAK = re.compile(r"[^\n]")


def paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """Number of the first line, from 0, and the lines up to an empty one."""
    lines = body.split("\n")
    first = None
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            first = number if first is None else first
        elif first is not None:
            yield first, "\n".join(lines[first:number])
            first = None


def without_code(words: str) -> str:
    """Spaces in place of code, in which marks stand for themselves, and of marks that are written as characters."""
    found = list(_TICKS.finditer(words))
    by_length: dict[str, list[int]] = {}
    for place, mark in enumerate(found):
        by_length.setdefault(mark[0], []).append(place)
    pieces, end, place = [], 0, 0
    while place < len(found):
        first = last = place
        place += 1
        if found[first][0][0] == "`":  # code ends with as many of them as it began with
            alike = by_length[found[first][0]]
            after = bisect_right(alike, first)
            if after == len(alike):
                continue
            last = alike[after]
        start = found[first].start()
        pieces.append(words[end:start])
        end, place = found[last].end(), last + 1
        pieces.append(_NO_BREAK.sub(" ", words[start:end]))
    return "".join((*pieces, words[end:]))
