"""Templates and vocabularies → the keys of every message that rendering may ask for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.facts import ACTIONS, RETAIN_CARD, RETRY, Agreement, Confidence, Retry, Table, action_message
from generator.model.language import FRAME, FRAME_WORDS, LANGUAGE, LANGUAGE_FACTS
from generator.model.tree import OutcomeKind, Who
from generator.render.codes.advised import Danger
from generator.render.embed.embedding_page import ATTRIBUTES, KINDS
from generator.render.embed.messages import FROM_FRAME, SHARED_FIELDS, TO_FRAME
from generator.render.embed.snippets import SNIPPETS
from generator.render.funnel.phrases import FUNNEL_WORDS
from generator.render.manuals.required import INDEXES, PRINT_WORDS
from generator.render.review.words import REVIEW_WORDS
from generator.render.templates import constant_arguments

OPTIONAL_GROUPS = ("advice-at", "glossary-in", "nav", "retry-at", "say-at", "scheme", "source-kind")
"""Words for ids that a project chooses itself; an id without them is shown as it is, or has the general words."""

_ASKED_IN_CODE = (
    "advice.approve-part",
    "advice.pick-up",
    "advice.unknown",
    "advice.verify-first",
    "brand.independent",
    "cause.codes",
    "cause.head-title",
    "cause.head-title-entry",
    "chart.description",
    "chart.go-to",
    "chart.go-to-page",
    "chart.go-to-part",
    "chart.start",
    "chart.title",
    "code.all-but",
    "code.answer",
    "code.answer-differs",
    "code.answer-say",
    "code.answer-unknown",
    "code.asked",
    "code.asked-retry",
    "code.description",
    "code.head-title",
    "code.head-title-approved",
    "codes.description",
    "codes.head-title",
    "codes.no-owner",
    "codes.title",
    "family.head-title",
    "family.includes",
    "fault.answer",
    "fault.answer-then",
    "fault.asked",
    "fault.description",
    "fault.head-title",
    "faults.description",
    "faults.head-title",
    "faults.other",
    "faults.title",
    "feed.entry",
    "feed.title",
    "find.description",
    "find.title",
    "finder.count",
    "finder.index",
    "finder.none",
    "finder.nothing",
    "finder.outdated",
    "finder.unknown",
    "finder.walk",
    "finder.which",
    "finder.wish",
    "glossary.description",
    "glossary.title",
    "guide.left",
    "guide.left-end",
    "home.head-title",
    "list.comma",
    "llms.causes",
    "llms.data",
    "llms.lists",
    "llms.pages",
    "manuals.description",
    "manuals.title",
    "nav.causes",
    "nav.home",
    "nav.more",
    "offline.chart",
    "paths.go-to",
    "retry.approved",
    "retry.never",
    "say.approve",
    "say.terminal",
    "say.verify-first",
    "sources.description",
    "sources.title",
    "terminals.description",
    "terminals.title",
    "time.minutes",
    "time.seconds",
)


def required_messages() -> frozenset[str]:
    """Every key, in whatever way it comes to be asked for."""
    return frozenset(
        (
            *constant_arguments(("t", "say")),
            *_ASKED_IN_CODE,
            *PRINT_WORDS,
            *FUNNEL_WORDS,
            *REVIEW_WORDS,
            *_of_vocabularies(),
        )
    )


def _of_vocabularies() -> Iterator[str]:
    """Keys that end with a member of a closed list."""
    yield from (f"outcome.{kind}" for kind in OutcomeKind)
    yield from (f"who.{who}" for who in Who)
    yield from (f"guide.call.{call}" for call in (*OutcomeKind, "quiet"))
    yield from (f"retry.{retry}" for retry in Retry)
    yield from (f"agreement.{agreement}" for agreement in Agreement)
    yield from (f"agreement.{agreement}.long" for agreement in Agreement)
    yield from (f"confidence.{confidence}" for confidence in Confidence)
    yield from (f"warning.{danger}" for danger in Danger)
    yield from (f"codes.{table}{part}" for table in Table for part in ("", ".lead"))
    yield from (action_message(action) for action in ACTIONS if action not in (RETRY, RETAIN_CARD))
    yield from (f"fault.call-{whom}" for whom in ("acquirer", "cashier", "issuer", "admin"))
    yield from (f"{LANGUAGE}{fact}" for fact in LANGUAGE_FACTS)
    yield from (f"{FRAME}{word.replace('_', '-')}" for word in FRAME_WORDS)
    yield from (f"embedding.{snippet}{part}" for snippet in SNIPPETS for part in ("", ".lead"))
    yield from (f"embedding.attribute.{attribute}" for attribute in ATTRIBUTES)
    yield from (f"embedding.message.{message.type}" for message in (*FROM_FRAME, *TO_FRAME))
    yield from (f"embedding.field.{name}" for name in SHARED_FIELDS)
    yield from (f"embedding.field.{name}" for message in (*FROM_FRAME, *TO_FRAME) for name in message.fields)
    yield from (f"embedding.kind.{kind}" for kind in KINDS)
    yield from (f"print.title-{section}" for section in INDEXES)
    yield from (f"safety.{danger}" for danger in (Danger.PICK_UP, Danger.VERIFY_FIRST))
