"""A script as it is written → as it is published."""

from __future__ import annotations

import re

_FOR_PROGRAMMERS = re.compile(rb"^[ \t]*//[^\n]*\n|^[ \t]+|^\n", re.MULTILINE)


def published_script(content: bytes) -> bytes:
    """`content` without the lines that are comments and without indentation: readers pay for each byte, and what our
    scripts say to programmers stands in the repository. No string of theirs goes over more than one line."""
    return _FOR_PROGRAMMERS.sub(b"", content)
