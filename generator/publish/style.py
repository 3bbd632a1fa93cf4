"""A style sheet as it is written → as it stands in a file that is to be small."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BREAK = re.compile(r"(?<!\s)\s*\n\s*")
_SPACE_AFTER = re.compile(r"([{};,])\s+")
_SPACE_BEFORE = re.compile(r"(?<!\s)\s++([{};,])")


def published_style(text: str) -> str:
    """`text` without comments, line breaks and the spaces around them. No string of our styles holds `{`, `;` or `,`
    beside a space, nor a comment."""
    line = _SPACE_AFTER.sub(r"\1", _BREAK.sub(" ", _COMMENT.sub("", text)))
    return _SPACE_BEFORE.sub(r"\1", line).replace(";}", "}").strip()
