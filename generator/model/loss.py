"""Visits of a tree → the question that loses most people, as far as so many visits can tell.

Questions are compared by the lower end of the 95 % interval of Wilson for the share that is lost there: a share that is
surely high comes before one that may be chance. A question with 3 visits of which 2 were lost has a share of 67 %, but
all that this shows is that it loses more than 21 %. Below `LEAST_VISITS` nothing is named at all.

Whoever loads a page again in the middle of a tree is counted as lost by the page before, and starts again. So as many
of the lost as came in without an explanation are not held against a question.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from generator.model.funnel import OTHERS, Funnel, NodeFlow

LEAST_VISITS = 20
"""Of a question that may be named."""
CONFIDENCE = 95
"""Per cent."""
_DEVIATIONS = 1.96
"""Of the normal distribution, within which so many per cent lie."""


class Finding(StrEnum):
    """What can be said."""

    ONE = "one"
    """One question loses a greater share than each other one."""
    CLOSE = "close"
    """One loses most, but the next may as well: their intervals overlap."""
    NOBODY = "nobody"
    """No question that has visits enough has lost anybody."""
    TOO_FEW = "too-few"
    """No question has visits enough."""


@dataclass(frozen=True, slots=True)
class Share:
    """The share that is lost at a question, with what it may be as well."""

    node: str
    lost: int
    present: int
    again: int
    """Readers who were left out of both, because they may only have loaded the page again."""
    low: float
    """From 0 to 1."""
    high: float


@dataclass(frozen=True, slots=True)
class Loss:
    """What can be said about where people are lost."""

    finding: Finding
    worst: Share | None
    """Where one is named."""
    rival: Share | None
    """Where they are close, the next that may lose as many."""


def greatest_loss(funnel: Funnel) -> Loss:
    """The question that loses most, or why none is named."""
    questions = [
        flow for flow in funnel.nodes if not flow.kind and flow.is_known is funnel.is_present and flow.node != OTHERS
    ]
    shares = [share for share in map(share_lost, questions) if share.present >= LEAST_VISITS]
    if not shares:
        return Loss(Finding.TOO_FEW, None, None)
    # The first in reading order where two are equal.
    losing = sorted((share for share in shares if share.lost), key=lambda share: -share.low)
    if not losing:
        return Loss(Finding.NOBODY, None, None)
    worst, *rest = losing
    rival = next((share for share in rest if share.high >= worst.low), None)
    return Loss(Finding.CLOSE if rival else Finding.ONE, worst, rival)


def share_lost(flow: NodeFlow) -> Share:
    """The share of readers of a question who are lost there, page reloads left out."""
    again = min(flow.lost, flow.entered_unexplained)
    lost, present = flow.lost - again, flow.present - again
    low, high = wilson(lost, present)
    return Share(flow.node, lost, present, again, low, high)


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The interval in which the share lies that `part` of `whole` is a sample of (Wilson 1927); of nothing, any."""
    if not whole:
        return 0.0, 1.0
    square = _DEVIATIONS * _DEVIATIONS
    share = part / whole
    middle = share + square / (2 * whole)
    half = _DEVIATIONS * math.sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    scale = 1 + square / whole
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
