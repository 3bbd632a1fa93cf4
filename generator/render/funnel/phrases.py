"""The keys of the messages that the report on lost readers asks for, and what it says with more than one of them."""

from __future__ import annotations

from generator.model.events import Misfit
from generator.model.funnel import FunnelPhrases, percent
from generator.model.loss import CONFIDENCE, LEAST_VISITS, Finding, Loss
from generator.render.words import Words

FUNNEL_WORDS = (
    *(
        f"funnel.{name}"
        for name in (
            "again",
            "all-trees",
            "back",
            "began",
            "began-in",
            "called",
            "called-tried",
            "chart-lost",
            "chart-visits",
            "chart-wide",
            "count",
            "counted",
            "ended",
            "ends",
            "entered",
            "further-versions",
            "goto",
            "how",
            "issuer",
            "legend",
            "lines",
            "lost",
            "meaning",
            "misread",
            "misread-line",
            "misread-more",
            "no-events",
            "node",
            "not-in-tree",
            "number",
            "older",
            "of-kind",
            "others",
            "outcome",
            "question",
            "question-numbered",
            "share",
            "title",
            "to-start",
            "unknown-further",
            "unknown-tree",
            "unknown-trees",
            "unseen",
            "version",
            "version-now",
            "visits",
            "visits-caption",
            "worst",
            "worst-close",
        )
    ),
    *(f"funnel.loses-{finding}" for finding in Finding),
    *(f"funnel.misfit-{misfit}" for misfit in Misfit),
)


def funnel_phrases(words: Words) -> FunnelPhrases:
    """The words of a chart with figures; the patterns stay to be filled."""
    return FunnelPhrases(words.text("funnel.chart-visits"), words.text("funnel.chart-lost"))


def sentence(loss: Loss, names: dict[str, str], words: Words) -> str:
    """What can be said about where people are lost, with how sure it is. `names`: the words for each node."""
    finding, worst, rival = loss.finding, loss.worst, loss.rival
    if not worst:
        return words.text(f"funnel.loses-{finding}", least=LEAST_VISITS)
    said = words.text(
        f"funnel.loses-{finding}",
        question=names[worst.node],
        lost=worst.lost,
        present=worst.present,
        share=percent(worst.lost, worst.present),
        low=_rounded(worst.low),
        high=_rounded(worst.high),
        confidence=CONFIDENCE,
        rival=names[rival.node] if rival else "",
    )
    return said + (words.text("funnel.again", count=worst.again) if worst.again else "")


def _rounded(share: float) -> str:
    return f"{round(100 * share)}%"
