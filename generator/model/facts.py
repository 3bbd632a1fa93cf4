"""Facts with sources: codes, faults, operational rules, people to call, terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.model.text import Lang, Localized, Text, language_of
from generator.problem import Span


class Agreement(StrEnum):
    """How far the sources of a fact agree."""

    AGREED = "agreed"
    SINGLE = "single"
    """One source only: said to the reader."""
    CONFLICT = "conflict"
    """Sources contradict each other: said to the reader, the safest advice first."""


class Confidence(StrEnum):
    """How sure an operational rule is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Retry(StrEnum):
    """May the same payment be tried again?"""

    NO_RETRY = "no-retry"
    """Not in the same way."""
    ONCE = "once"
    AFTER_WAIT = "after-wait"
    AFTER_FIX = "after-fix"
    """Once what was wrong is mended."""
    VERIFY_FIRST = "verify-first"
    """Find out first whether the money has moved. Beats every other rule."""


class Table(StrEnum):
    """Which code space a code belongs to."""

    FIELD39 = "field39"
    """Two characters on the screen, ISO 8583:1987 field 39."""
    LOCAL = "local"
    """Made by the terminal's own software."""
    PRIVATE = "private"
    """One acquirer's or client's own."""
    ISO_1993 = "iso8583-1993"
    ISO_2003 = "iso8583-2003"
    FALLBACK = "fallback"
    """Stands for any code that nobody knows."""


NO_CAUSE = "none"
"""`cause` of a code that is not an error."""
UNKNOWN_CAUSE = "unknown"
"""`cause` of a code that no source maps safely."""
APPROVE = "approve"
"""`action` of codes that are no refusal."""
RETAIN_CARD = "retain card"
"""`action` of pick-up codes."""
RETRY = "retry"
"""`action` of codes whose retry rule says all that there is to do."""
ACTIONS = (
    APPROVE,
    "call issuer",
    "check terminal",
    "contact acquirer",
    "decline",
    "re-sign-in",
    RETAIN_CARD,
    RETRY,
)
"""What code tables tell the cashier to do. Any other action is a project's own, with words in its messages."""


def action_message(action: str, group: str = "advice") -> str:
    """Key of the message of `group` with the words for `action`."""
    return f"{group}.{action.replace(' ', '-')}"


@dataclass(frozen=True, slots=True)
class ResponseCode:
    """A code that a terminal shows after the centre or its own software refused."""

    code: str
    span: Span
    table: Table
    name: Localized
    scope: tuple[str, ...]
    """Schemes of the acquirers or clients that use it; empty: all."""
    cause: Text
    cause_by_scheme: Mapping[str, Text]
    """Tree that one scheme's meaning leads to where it differs from `cause`."""
    action: Text
    """What the tables tell the cashier to do: one of `ACTIONS`, or an id with words in the interface messages."""
    retry: Retry
    cup_class: str
    """UnionPay handling class A to E; may be empty."""
    maps_to: str
    """Two-character code that a longer code corresponds to; may be empty."""
    schemes: Mapping[str, Text]
    """Each scheme's own words; `SchemeWords` tells what they mean in the other language."""
    sources: tuple[Text, ...]
    agreement: Agreement
    caveat: Localized | None

    @property
    def has_page(self) -> bool:
        """Whether it is two characters that a terminal shows; all other codes stand in the index only."""
        is_shown = self.table in (Table.FIELD39, Table.LOCAL, Table.PRIVATE)
        return is_shown and len(self.code) == 2 and self.code.isalnum()


@dataclass(frozen=True, slots=True)
class SchemeWords:
    """A scheme's own words, which are a quotation, and our reading of them in the other language."""

    words: str
    span: Span
    means: Text

    @property
    def texts(self) -> Localized | None:
        """Both as one statement; None where they are not in two languages."""
        languages = language_of(self.words), language_of(self.means.value)
        quotation = Text(self.words, self.span)
        if languages == ("zh", "en"):
            return Localized({"zh": quotation, "en": self.means})
        return Localized({"zh": self.means, "en": quotation}) if languages == ("en", "zh") else None


@dataclass(frozen=True, slots=True)
class TerminalFault:
    """What a terminal itself shows, without asking the centre."""

    id: str
    span: Span
    name: Localized
    cause: Text
    variants: tuple[str, ...]
    """Other wordings seen on screens."""
    codes: tuple[str, ...]
    """Vendors' own numbers."""
    seen_on: tuple[str, ...]
    first_check: Localized
    then: Localized
    safety: Localized | None
    escalate_to: str
    """acquirer, cashier, issuer or admin."""
    retry: Retry
    sources: tuple[Text, ...]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class OperationalRule:
    """A fact that safe guidance depends on."""

    id: str
    span: Span
    topic: str
    statement: Localized
    applies_to: tuple[Text, ...]
    """Trees on whose pages it is told."""
    sources: tuple[Text, ...]
    agreement: Agreement
    confidence: Confidence
    caveat: Localized | None


@dataclass(frozen=True, slots=True)
class Hotline:
    """A telephone number, and whether it may be shown."""

    id: str
    span: Span
    name: Localized
    number: str
    publish: bool
    role: Localized
    hours: Localized | None
    sources: tuple[Text, ...]
    agreement: Agreement
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from."""

    key: str
    span: Span
    kind: str
    citation: str
    note: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade in both languages."""

    id: str
    span: Span
    term: Localized
    definition: Localized
    also: Mapping[Lang, tuple[str, ...]]
    """Accepted synonyms."""
    avoid: Mapping[Lang, tuple[str, ...]]
    """Renderings that must not be used."""
    mistaken_for: tuple[Text, ...]
    """Terms whose English is easily written where this one is meant."""


@dataclass(frozen=True, slots=True)
class Family:
    """A group of causes."""

    id: str
    span: Span
    name: Localized
    summary: Localized
    screen: Mapping[Lang, tuple[str, ...]]
    """What a cashier sees that belongs here."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """A code or fault that leads to no tree, and why."""

    id: str
    span: Span
    reason: str
