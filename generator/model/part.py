"""What a build can write by itself."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """A part of what is published."""

    SITE = "site"
    """Pages for browsers, and everything as data."""
    MANUALS = "manuals"
    """PDFs."""
    EMBED = "embed"
    """Framed pages of every brand, and the script that puts them into a portal."""
    PACK = "pack"
    """The offline files."""


ALL_PARTS = frozenset(Part)
