"""A text and replacements for stretches of it → the new text, and where each replacement stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.problem import Span


class Edit(NamedTuple):
    """A stretch of a file, and what stands there instead. Lines of `text` end in LF."""

    span: Span
    """An empty stretch is a place to insert at."""
    text: str


def edited(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Span, ...]]:
    """`text` with all of `edits`, which do not overlap, and their places in the new text, in the order given.

    Every other character stays, line ends of both kinds included: what comes in gets those of the file.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    starts = _line_starts(text)
    parts: list[str] = []
    places: dict[int, tuple[int, int]] = {}
    end = length = 0
    for number in sorted(range(len(edits)), key=lambda number: edits[number].span):
        span, words = edits[number]
        begin = starts[span.line - 1] + span.column - 1
        written = words.replace("\n", line_end)
        parts += (text[end:begin], written)
        length += begin - end
        places[number] = (length, length + len(written))
        length += len(written)
        end = starts[span.end_line - 1] + span.end_column - 1
    new = "".join((*parts, text[end:]))
    return new, tuple(_spans(new, [(edits[number].span.file, *places[number]) for number in range(len(edits))]))


def _spans(text: str, places: list[tuple[str, int, int]]) -> list[Span]:
    lines: dict[int, tuple[int, int]] = {}
    line, start = 1, 0
    for offset in sorted({offset for _, *both in places for offset in both}):
        line += text.count("\n", start, offset)
        start = offset
        lines[offset] = (line, offset - (text.rfind("\n", 0, offset) + 1) + 1)
    return [Span(file, *lines[begin], *lines[end]) for file, begin, end in places]


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
