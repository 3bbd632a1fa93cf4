"""Two sequences → pairs of what stands for the same in both; None where one of them has no counterpart."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar

Of = TypeVar("Of", bound=Hashable)

_MOST_PAIRS = 4_000_000
"""Pairs of lines that are looked at; beyond that a comparison would take minutes."""


def aligned(before: Sequence[Of], after: Sequence[Of]) -> Iterator[tuple[int | None, int | None]]:
    """Positions in `before` and `after`. Equal members pair; of those between, the first with the first.

    Longer sequences than anybody reads pair by position.
    """
    if len(before) * len(after) > _MOST_PAIRS:
        yield from zip_longest(range(len(before)), range(len(after)))
        return
    for _, start, end, other_start, other_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield from zip_longest(range(start, end), range(other_start, other_end))
