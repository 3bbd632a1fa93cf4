"""A style sheet → the parts that it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|url\([^)\"']*\)|[^\"'{}();,u]+|.", re.DOTALL)


def parts(css: str, ends: str) -> Iterator[str]:
    """The text cut behind each of `ends` that is in no string, bracket or block: rules at `;}`, selectors at `,`."""
    part, depth = "", 0
    for match in _PIECE.finditer(css):
        piece = match[0]
        part += piece
        depth += (piece in ("{", "(")) - (piece in ("}", ")"))
        if depth == 0 and piece in ends:
            yield part
            part = ""
    if part:
        yield part
