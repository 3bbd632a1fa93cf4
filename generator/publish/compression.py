"""A file of text → the copies that servers send instead, so that no server compresses the same thing a thousand times.

Both programs come with the lock, in wheels: their bytes are the same on every machine, which those of Python's own zlib
are not.
"""

from __future__ import annotations

from collections.abc import Iterator

import brotli
import deflate

from generator.model.artifact import Artifact

COPIES = (".br", ".gz")
"""What their names end with."""
_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
_SMALLEST = 1024
"""Bytes. What is smaller fits into one packet anyway."""
_BROTLI_QUALITY = 7
"""The step to 9 takes fourteen times as long for one part in two hundred."""
_GZIP_LEVEL = 9


def compressed(path: str, content: bytes) -> Iterator[Artifact]:
    """The copies of the file, which lie beside it."""
    if path.endswith(_TEXT) and len(content) > _SMALLEST:
        yield Artifact(f"{path}.br", brotli.compress(content, quality=_BROTLI_QUALITY))
        yield Artifact(f"{path}.gz", bytes(deflate.gzip_compress(content, _GZIP_LEVEL)))
