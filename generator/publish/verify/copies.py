"""A folder with a site → files that nobody listed, and compressed copies that are not of their file."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import brotli

from generator.problem import Problem
from generator.publish.compression import COPIES
from generator.publish.manifest import MANIFEST, fingerprint
from generator.publish.verify.complaint import complaint
from generator.publish.verify.inspection import Inspection
from generator.publish.verify.places import Unreachable


def copies(inspection: Inspection) -> Iterator[Problem]:
    """Of a folder only: a server does not tell what else it has."""
    for path in inspection.place.others():
        if path in inspection.listing.files or path == MANIFEST:
            continue
        original, dot, kind = path.rpartition(".")
        if f".{kind}" not in COPIES or not dot or (original != MANIFEST and original not in inspection.listing.files):
            hint = "build into an empty folder"
            yield complaint("unlisted-file", f"{MANIFEST} does not know this file", inspection.name(path), hint=hint)
        elif original != MANIFEST and not _is_copy(inspection, path, original):
            message = f"it does not unpack to {original}"
            hint = "build again: readers would get the old file"
            yield complaint("wrong-copy", message, inspection.name(path), hint=hint)


def _is_copy(inspection: Inspection, path: str, original: str) -> bool:
    wanted = inspection.listing.files[original]
    try:
        packed = inspection.ask(path, wanted.size + 1024).content
        # One byte more than is wanted tells enough of a copy that would fill the memory.
        if path.endswith(".gz"):
            content = zlib.decompressobj(31).decompress(packed, wanted.size + 1)
        else:
            unpacking = brotli.Decompressor()
            content = unpacking.process(packed, output_buffer_limit=wanted.size + 1)
            while len(content) <= wanted.size and not unpacking.is_finished():
                if not (more := unpacking.process(b"", output_buffer_limit=wanted.size + 1)):
                    break
                content += more
    except (Unreachable, zlib.error, brotli.error):
        return False
    return fingerprint(content) == wanted
