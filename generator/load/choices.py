"""What each word of a closed list means, for whoever writes it: editors show it beside the word."""

from __future__ import annotations

from generator.load.scalar_shapes import ChoiceShape
from generator.model.facts import Agreement, Confidence, Retry, Table
from generator.model.manual import Layout
from generator.model.tree import OutcomeKind, Who

OUTCOME_KINDS = {
    OutcomeKind.FIXED: "Paid, or working again: nothing is left to do.",
    OutcomeKind.RETRY: "It is safe to try once more.",
    OutcomeKind.PAY_ANOTHER_WAY: "Another card, or another means of payment.",
    OutcomeKind.CALL_ISSUER: "The cardholder calls the bank that issued the card.",
    OutcomeKind.CALL_ACQUIRER: "The shop calls the institution that it takes cards through.",
    OutcomeKind.ASK_ADMIN: "The shop's own administrator of the terminal mends it.",
    OutcomeKind.STOP: "Do nothing more with this card or terminal.",
}

WHO = ChoiceShape(
    Who,
    {
        Who.CASHIER: "The cashier at the counter.",
        Who.ADMIN: "The shop's administrator of the terminal.",
        Who.ACQUIRER: "The institution that the shop takes cards through.",
        Who.CARDHOLDER: "The customer whose card it is.",
    },
)

AGREEMENT = ChoiceShape(
    Agreement,
    {
        Agreement.AGREED: "The sources say the same.",
        Agreement.SINGLE: "There is one source only: readers are told so.",
        Agreement.CONFLICT: "The sources contradict each other: readers are told so, the safest advice first.",
    },
)

CONFIDENCE = ChoiceShape(
    Confidence,
    {
        Confidence.HIGH: "Sure.",
        Confidence.MEDIUM: "Likely.",
        Confidence.LOW: "Doubtful.",
    },
)

RETRY = ChoiceShape(
    Retry,
    {
        Retry.NO_RETRY: "Not in the same way.",
        Retry.ONCE: "Once more.",
        Retry.AFTER_WAIT: "After some time.",
        Retry.AFTER_FIX: "Once what was wrong is mended.",
        Retry.VERIFY_FIRST: "Find out first whether the money has moved. Beats every other rule.",
    },
)

TABLE = ChoiceShape(
    Table,
    {
        Table.FIELD39: "Two characters on the screen, ISO 8583:1987 field 39.",
        Table.LOCAL: "Made by the terminal's own software.",
        Table.PRIVATE: "One acquirer's or client's own.",
        Table.ISO_1993: "Three digits of ISO 8583:1993.",
        Table.ISO_2003: "Four digits of ISO 8583:2003.",
        Table.FALLBACK: "Stands for any code that nobody knows.",
    },
)

LAYOUT = ChoiceShape(
    Layout,
    {
        Layout.HANDBOOK: "A book on A4: the sections of contents, in order.",
        Layout.CARDS: "A card on A5 for each cause, then a sheet on A4 with the codes.",
        Layout.SHEET: "A file on A4 for each cause.",
        Layout.SLIP: "A file for each cause, for the terminal's own printer on a 58 mm roll.",
    },
)
