"""A path → the content of an ordinary file, or the reason why there is none."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NamedTuple


class NoContent(Exception):
    """There is no file that can be read; the message says why."""


class Content(NamedTuple):
    """What a file holds."""

    bytes: bytes
    """Empty where the file is larger than it may be."""
    size: int


def content_of(path: Path, limit: int) -> Content:
    """The content of a file of at most `limit` bytes. Raises NoContent."""
    try:
        status = path.stat()
        # Reading a pipe or a device could wait, or go on, for ever.
        is_file = stat.S_ISREG(status.st_mode)
        content = path.read_bytes() if is_file and status.st_size <= limit else b""
    except OSError as error:
        raise NoContent(error.strerror or type(error).__name__) from error
    if not is_file:
        raise NoContent("it is a folder or a device")
    return Content(content, status.st_size)
