"""A `Difference` → text for a terminal: [-before-], {+after+}, wrapped by the columns that characters take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.difference import Difference
from generator.render.difference.lines import Line, Role, counted, notes, sections
from generator.render.listings.columns import text_width
from generator.terminal import visible

_COLUMNS = 100
_AROUND = {Role.WORDS: ("", ""), Role.CODE: ("`", "`"), Role.OLD: ("[-", "-]"), Role.NEW: ("{+", "+}")}
_PIECE = re.compile(
    # A line may end at a space, and behind a Chinese character unless what ends a sentence or bracket follows.
    r"[\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff][\u3001\u3002\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f]*(?:-\]|\+\})?\s*"
    r"|[^\s\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff]+\s*|\s+"
)


def as_text(difference: Difference) -> str:
    """A block a tree or page; then a line with the numbers."""
    name = f"What {_visible(difference.after)} does differently from {_visible(difference.before)}"
    lines = [*_wrapped(name, ""), ""]
    for note in notes(difference):
        lines += _wrapped("note: " + _written(note), "")
    if difference.notes:
        lines.append("")
    for heading, listed in sections(difference):
        lines += _wrapped(_written(heading), "")
        for line, below in listed:
            lines += _wrapped(_written(line), "  ")
            for further in below:
                lines += _wrapped(_written(further), "    ")
        lines.append("")
    return "\n".join([*lines, counted(difference)]) + "\n"


def _written(line: Line) -> str:
    return "".join(f"{_AROUND[role][0]}{_visible(text)}{_AROUND[role][1]}" for role, text in line)


def _visible(text: str) -> str:
    """On one line, and without anything that could drive the terminal or turn round the order of what follows."""
    return visible("".join(" " if character in "\t\r\n" else character for character in text))


def _wrapped(text: str, indent: str) -> Iterator[str]:
    """Lines that begin with `indent`, all but the first with four columns more."""
    line, width, begin = "", 0, indent
    for piece in _PIECE.findall(text):
        wide = text_width(piece.rstrip())
        if line and len(begin) + width + wide > _COLUMNS:
            yield begin + line.rstrip()
            line, width, begin = "", 0, indent + "    "
        line, width = line + piece, width + text_width(piece)
    yield begin + line.rstrip()
