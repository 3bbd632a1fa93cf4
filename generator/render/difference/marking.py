"""A sentence before and after → its stretches: the same, only before, only after; by words, Chinese by characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"[^\W_\u2e80-\uffef]+|\s+|.", re.DOTALL)
_MOST_WORDS = 1500
"""Longer texts are marked as a whole: comparing each word with each would take seconds."""


class Marked(StrEnum):
    """On which side a stretch stands."""

    SAME = "same"
    OLD = "old"
    NEW = "new"


def marked(before: str, after: str) -> Iterator[tuple[Marked, str]]:
    """What is only before stands in front of what took its place. No stretch is empty."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        whole = ((Marked.OLD, before), (Marked.NEW, after))
        yield from ((kind, text) for kind, text in whole if text)
        return
    removed = added = space = ""
    for tag, start, end, other_start, other_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            # Two changed words with a space between them are one change.
            removed += space + "".join(old[start:end])
            added += space + "".join(new[other_start:other_end])
            space = ""
            continue
        same = "".join(old[start:end])
        if removed and added and same.isspace():
            space = same
            continue
        yield from _changed(removed, added)
        yield Marked.SAME, same
        removed = added = ""
    yield from _changed(removed, added)
    if space:
        yield Marked.SAME, space


def _changed(removed: str, added: str) -> Iterator[tuple[Marked, str]]:
    if removed:
        yield Marked.OLD, removed
    if added:
        yield Marked.NEW, added
