"""Places of questions and answers → the heights at which the forks between them spread.

All y count downwards, from questions to answers; the strip above the answers of a rank is free of boxes.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.chart.positions import Point

_GAP = 4.0
"""Least distance of two forks at one height, in px."""

_Fork = tuple[float, int]
"""The y of the answers' rank, and the number of the question."""


def fork_heights(
    tails: Sequence[int], boxes: Sequence[Point], answers: Sequence[Point], tops: Sequence[float], free: float
) -> list[float]:
    """For each answer: the y at which the fork of its question `tails[i]` spreads, within `free` px above the rank.

    Forks of different questions that would overlap spread at different heights: on one line nobody could tell whose
    answer is whose.
    """
    rank_tops: dict[float, float] = {}
    extents: dict[_Fork, tuple[float, float]] = {}
    for tail, answer, top in zip(tails, answers, tops, strict=True):
        rank_tops[answer.y] = min(rank_tops.get(answer.y, top), top)
        low, high = extents.get((answer.y, tail), (boxes[tail].x, boxes[tail].x))
        extents[answer.y, tail] = min(low, answer.x), max(high, answer.x)
    parts = _parts(extents)
    return [rank_tops[answer.y] - free * parts[answer.y, tail] for tail, answer in zip(tails, answers, strict=True)]


def _parts(extents: dict[_Fork, tuple[float, float]]) -> dict[_Fork, float]:
    """How far up the free strip each fork spreads: half-way, or at even distances where several must share it."""
    levels: dict[_Fork, int] = {}
    ends: dict[float, list[float]] = {}
    for fork, (low, high) in sorted(extents.items(), key=lambda item: (item[1], item[0])):
        taken = ends.setdefault(fork[0], [])
        level = next((number for number, end in enumerate(taken) if end + _GAP < low), len(taken))
        taken[level : level + 1] = [high]
        levels[fork] = level
    return {fork: (level + 1) / (len(ends[fork[0]]) + 1) for fork, level in levels.items()}
