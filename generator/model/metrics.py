"""Text → its width in em, generous enough for every common Chinese and Latin font.

No font is asked: a reader's device chooses its own, and an engine without Pango sizes Chinese characters wrongly.
The figures overestimate a little, so boxes made from them hold their text (measured in Chromium by tests/chart).
"""

from __future__ import annotations

from functools import lru_cache

EM = 100
"""All figures are whole hundredths of an em, so that sums are exact whatever their order."""

NARROW = 30
"""Letters and signs such as i, l and the comma."""
LATIN = 56
"""Other small letters."""
CAPITAL = 64
"""Capitals and digits."""
BROAD = 90
"""m, w and %."""
FULL = EM
"""Han characters, full-width punctuation, and scripts that are not known better."""
PICTURE = 140
"""Emoji, which fonts draw wider than an em."""

_NARROW = frozenset("iljI.,:;'|! ")
_BROAD = frozenset("mwMW%@")
_LATIN_END = 0x250
_PICTURES = range(0x1F000, 0x20000)
_WIDE_IN_CHINESE_FONTS = frozenset("“”‘’…—·→←↑↓×÷°±§№℃")
_VERY_WIDE = {"﷽": 1200, "ﷺ": 400, "ﷻ": 300, "𒐫": 400, "𒈙": 400, "꧅": 400, "⸻": 300, "⸺": 200}


def width(text: str) -> float:
    """Width of `text` on one line, in em."""
    return hundredths(text) / EM


def hundredths(text: str) -> int:
    """The same in hundredths of an em."""
    return sum(map(_character_width, text))


@lru_cache(maxsize=8192)
def _character_width(character: str) -> int:
    if character in _NARROW:
        return NARROW
    if character in _BROAD:
        return BROAD
    if character in _WIDE_IN_CHINESE_FONTS:
        return FULL
    if character in _VERY_WIDE:
        return _VERY_WIDE[character]
    code = ord(character)
    if code < _LATIN_END:
        return CAPITAL if character.isupper() or character.isdigit() else LATIN
    # Marks count too, although they usually take no room: a font that lacks them draws them beside their letter.
    return PICTURE if code in _PICTURES else FULL
