"""A PDF in which the data of a stream may end with a carriage return → the same with ends that nobody can misread.

Typst writes a line feed between the data of a stream and `endstream`. Where the data happens to end with a carriage
return, a validator takes the two together for the end of a line and counts one byte too few, which PDF/A forbids. The
standard allows the longer end of line that is written here.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_MISREAD = re.compile(rb"\r(?=\nendstream)")
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = 20
"""Bytes of an entry of the table of objects: ten digits of its place, five of its generation, its kind."""


def clear_stream_ends(pdf: bytes) -> bytes:
    """`pdf`, with a table of objects in the classical form, as Typst writes it."""
    places = [match.end() for match in _MISREAD.finditer(pdf)]
    if not places:
        return pdf
    before, _, last = pdf.rpartition(b"startxref\n")
    old_table = int(last.split(b"\n")[0])
    table = _TABLE.match(before, old_table)
    assert table  # noqa: S101  the form that Typst writes
    first, count = table.end(), int(table[1])
    entries = [pdf[first + number * _ENTRY : first + (number + 1) * _ENTRY] for number in range(count)]
    moved = b"".join(_moved(entry, places) for entry in entries)
    body = pdf[:first] + moved + before[first + count * _ENTRY :]
    # The table lies behind all streams, so only what is before it grows.
    parts = [body[start:end] for start, end in zip([0, *places], [*places, len(body)], strict=True)]
    return b"\r".join(parts) + b"startxref\n%d\n%%%%EOF" % (old_table + len(places))


def _moved(entry: bytes, places: list[int]) -> bytes:
    if entry[17:18] != b"n":
        return entry
    place = int(entry[:10])
    return b"%010d%b" % (place + bisect_left(places, place + 1), entry[10:])
