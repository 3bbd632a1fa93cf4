"""The messages that reviews ask for in code; templates ask for others."""

from __future__ import annotations

from generator.model.review import SignOffState

REVIEW_WORDS = (
    "review.changed",
    "review.code",
    "review.destroys",
    "review.due-passed",
    "review.due-soon",
    "review.ensures",
    "review.fault",
    "review.needs",
    "review.none",
    "review.of-answer",
    "review.of-ask",
    "review.of-caveat",
    "review.of-first",
    "review.of-help",
    "review.of-name",
    "review.of-note",
    "review.of-outcome",
    "review.of-safety",
    "review.of-say",
    "review.of-statement",
    "review.of-step",
    "review.of-summary",
    "review.of-then",
    "review.of-title",
    "review.of-words",
    "review.rule",
    "review.signed",
    "review.title",
    "review.waits",
    "review.who",
    *(f"review.{state}" for state in SignOffState),
)
