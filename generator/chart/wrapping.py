"""A sentence → lines that fit a width, of about the same length, broken where a typesetter would break them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from generator.chart.breaking import Piece, pieces_of
from generator.model.metrics import EM, hundredths

_UNEVEN = 60.0
"""Cost of a line that is off the average by the whole limit."""
_ORPHAN = 60.0
"""Cost of a last line of a single letter or Chinese character, with or without punctuation."""


@lru_cache(maxsize=16384)
def wrap(text: str, limit: float, keep_together: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """`text`, which is `escape.legible`, in the fewest lines of at most `limit` em, balanced.

    No line starts with closing punctuation or ends with an opening bracket; Latin words and numbers stay whole. Only
    what is longer than a line by itself is cut. The words of `keep_together`, which Chinese does not set apart by
    spaces, stay whole where that costs no further line. Leaving out spaces, the lines are the text.
    """
    pieces = tuple(pieces_of(text, limit, keep_together))
    if not pieces:
        return ()
    ends = _best_ends(pieces, limit, _fewest_lines(pieces, limit))
    return tuple(_joined(pieces[start:end]) for start, end in pairwise((0, *ends)))


def _joined(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text + " " * piece.has_space_after for piece in pieces).strip()


def _gap_after(piece: Piece) -> int:
    return hundredths(" ") if piece.has_space_after else 0


def _is_orphan(pieces: tuple[Piece, ...]) -> bool:
    return sum(character.isalnum() for piece in pieces for character in piece.text) < 2


def _fewest_lines(pieces: tuple[Piece, ...], limit: float) -> int:
    lines, used, gap = 1, 0, 0
    for piece in pieces:
        longer = used + gap + hundredths(piece.text)
        if used and longer / EM > limit:
            lines, used = lines + 1, hundredths(piece.text)
        else:
            used = longer
        gap = _gap_after(piece)
    return lines


def _best_ends(pieces: tuple[Piece, ...], limit: float, line_count: int) -> tuple[int, ...]:
    """Where `line_count` lines end, as indices into `pieces`: the cheapest way, by dynamic programming."""
    average = sum(hundredths(piece.text) + _gap_after(piece) for piece in pieces) / EM / line_count
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, line_count + 1):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost_before, ends) in ways.items():
            used, gap = 0, 0
            for end, piece in enumerate(pieces[start:], start + 1):
                used += gap + hundredths(piece.text)
                gap = _gap_after(piece)
                if used / EM > limit and end > start + 1:
                    break
                is_last = end == len(pieces)
                if is_last != (line == line_count):
                    continue
                cost = cost_before + _UNEVEN * ((used / EM - average) / limit) ** 2
                cost += _ORPHAN * _is_orphan(pieces[start:]) if is_last else piece.penalty
                if end not in longer or cost < longer[end][0]:
                    longer[end] = (cost, (*ends, end))
        ways = longer
    return ways[len(pieces)][1]
