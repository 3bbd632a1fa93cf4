"""What is advised on a response code, and what its reader must be warned of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Danger(StrEnum):
    """What a reader must be warned of, the gravest first."""

    PICK_UP = "pick-up"
    VERIFY_FIRST = "verify-first"
    UNKNOWN = "unknown"
    DIFFERS = "differs"
    """Schemes disagree about the meaning."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Keys of messages for one code."""

    action: str
    """What to do now."""
    retry: str
    """May it be tried again?"""
    say: str
    """What to tell the customer; empty: the site's neutral sentence."""
    danger: Danger | None
