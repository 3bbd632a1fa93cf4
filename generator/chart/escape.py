"""Author text → characters that are safe inside XML: the only place where text becomes markup."""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that no reader could see or that would be read as something else."""

# Controls, lone surrogates, private use (it also marks blocks of a page) and code points that are no characters.
_REFUSED_CATEGORIES = frozenset({"Cc", "Cs", "Co"})
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Mark(str):
    """Characters of our own that a later stage replaces: they pass as they are."""

    __slots__ = ()


def legible(text: str) -> str:
    """`text` on one line, white space as single spaces, and U+FFFD for what XML or a reader could not take."""
    line = " ".join(text.split())
    if line.isprintable():  # nearly always, and much quicker to ask
        return line
    return "".join(REPLACEMENT if _is_refused(character) else character for character in line)


def escape(text: str) -> str:
    """`text` as character data or as a quoted attribute value. Total: any string gives well-formed XML."""
    return text if isinstance(text, Mark) else legible(text).translate(_MARKUP)


def _is_refused(character: str) -> bool:
    if " " <= character <= "~":
        return False
    code = ord(character)
    is_no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    # They would turn round the order of what follows.
    is_override = "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"
    return is_no_character or is_override or unicodedata.category(character) in _REFUSED_CATEGORIES
