"""A `Difference` → Markdown for a pull request: ~~before~~, **after**; what authors wrote stands for itself."""

from __future__ import annotations

import re
import unicodedata

from generator.model.difference import Difference
from generator.render.difference.lines import Line, Part, Role, counted, notes, sections
from generator.render.escape import commonmark_text, legible
from generator.terminal import visible

_MARK = {Role.OLD: "~~", Role.NEW: "**"}
_NOTHING = "<!-- -->"
"""Between a mark and its neighbour where the rules of Markdown would not take it for a mark; readers see nothing."""
_SPACE = "␣"


def as_markdown(difference: Difference) -> str:
    """A heading and a list a tree or page; then a line with the numbers."""
    name = f"### What {commonmark_text(difference.after)} does differently from {commonmark_text(difference.before)}"
    lines = [name, ""]
    for note in notes(difference):
        lines += [f"> {_written(note)}", ""]
    for heading, listed in sections(difference):
        lines += [f"#### {_written(heading)}", ""]
        for line, below in listed:
            lines.append(f"- {_written(line)}")
            lines += [f"  - {_written(further)}" for further in below]
        lines += [""] * bool(listed)
    return visible("\n".join([*lines, f"**{counted(difference)}**"]) + "\n")


def _written(line: Line) -> str:
    text = ""
    for number, part in enumerate(line):
        after = line[number + 1].text if number + 1 < len(line) else " "
        if part.role is Role.CODE:
            # Two code spans that touch would be read as one.
            text += _NOTHING * text.endswith("`") + _code(part.text)
        else:
            text += _stretch(part, text[-1:] or " ", after[:1] or " ")
    return text


def _code(text: str) -> str:
    """A code span, whose fence is longer than any run of backticks inside."""
    text = " ".join(legible(text).split())
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if text.startswith("`") or text.endswith("`") else f"{fence}{text}{fence}"


def _stretch(part: Part, before: str, after: str) -> str:
    """Spaces at the ends stand outside the mark, which Markdown would not take for one otherwise."""
    mark = _MARK.get(part.role, "")
    core = str(commonmark_text(part.text))
    if mark and not core:
        core = _SPACE
        return f"{_joint(before, core)}{mark}{core}{mark}{_joint(after, core)}"
    left = " " if part.text[:1].isspace() else ""
    right = " " if part.text[-1:].isspace() and core else ""
    if not mark:
        return f"{left}{core}{right}"
    begin = "" if left else _joint(before, core[0])
    end = "" if right else _joint(after, core[-1])
    return f"{left}{begin}{mark}{core}{mark}{end}{right}"


def _joint(outside: str, inside: str) -> str:
    """Markdown takes a mark before punctuation for none where a letter stands in front of it, and the other way
    round."""
    is_mark = not (_is_punctuation(outside) or outside.isspace()) and _is_punctuation(inside)
    # Two marks that touch would be read as one.
    return _NOTHING if is_mark or outside in "*~" else ""


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
