"""Kinds of outcomes → small line drawings, so that a kind is told by shape as well as by word and colour."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.model.tree import OutcomeKind

ICON_SIZE = 16.0
"""Side of the square that the paths below are drawn in."""

ICONS: Mapping[OutcomeKind, str] = MappingProxyType(
    {
        # A tick in a ring.
        OutcomeKind.FIXED: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13zM5 8.3l2.2 2.2l4-4.6",
        # An arrow that runs round.
        OutcomeKind.RETRY: "M13.2 6.2a5.6 5.6 0 1 0 .4 2.6M13.6 2.4v3.9h-3.9",
        # A bank card.
        OutcomeKind.PAY_ANOTHER_WAY: (
            "M2.5 3.2h11a1 1 0 0 1 1 1v7.6a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7.6a1 1 0 0 1 1-1zM1.5 6.4h13M4 10h3"
        ),
        # A bank.
        OutcomeKind.CALL_ISSUER: (
            "M1.8 6.3l6.2-4.1l6.2 4.1zM3.8 6.5v5.2M8 6.5v5.2M12.2 6.5v5.2M1.8 13.8h12.4M2.8 11.8h10.4"
        ),
        # A telephone receiver.
        OutcomeKind.CALL_ACQUIRER: (
            "M4.4 1.8l2.2 3.1l-1.3 1.6c.7 1.7 2.5 3.5 4.2 4.2l1.6-1.3l3.1 2.2c-.2 1.6-1.3 2.7-2.9 2.6"
            "c-5-.4-9.1-4.5-9.5-9.5c-.1-1.6 1-2.7 2.6-2.9z"
        ),
        # A person.
        OutcomeKind.ASK_ADMIN: (
            "M8 1.8a2.9 2.9 0 1 1 0 5.8a2.9 2.9 0 1 1 0-5.8zM2.3 14.2c.4-3 2.6-4.5 5.7-4.5s5.3 1.5 5.7 4.5z"
        ),
        # A stop sign with a bar.
        OutcomeKind.STOP: "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8h-5.4l-3.8-3.8v-5.4zM4.8 8h6.4",
    }
)
"""Path data, to be stroked and not filled."""
