"""A sentence → pieces that no line breaks, each with how bad a line end after it would be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.model.metrics import width

_NO_LINE_START = frozenset("，。、：；！？）》」』】〉〕〗］｝”’…—～·％℃°/,.;:!?)]}%")
_NO_LINE_END = frozenset("（《「『【〈〔〖［｛“‘￥＃$#([{→")
_PAUSES = frozenset("，。、：；！？…—）」』》”,;:.!?)")
_PARTICLES = frozenset("的了吗呢吧着们")
_QUOTES = {"“": "”", "「": "」", "『": "』", "《": "》", "【": "】", "（": "）", "(": ")"}
# Letters of scripts that put spaces between words, digits, and signs that belong to a word (`last-4`, `0.5`, `a_b`).
_WORD = re.compile(r"[^\W\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]|[\u0020-\u007e\u00a0-\u024f]")
# What must stay with the character before it: marks, joiners, variation selectors, skin tones, flags' tags.
_STAYS_BEHIND = re.compile(r"[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_JOINER = "\u200d"

# How bad a line end is, on the scale of `wrapping`.
_AFTER_A_PAUSE = -10.0
_INSIDE_A_QUOTE = 12.0
_INSIDE_A_WORD = 20.0
_BEFORE_A_PARTICLE = 12.0
_AFTER_A_NUMBER = 12.0


class Piece(NamedTuple):
    """A stretch without a place to break."""

    text: str
    has_space_after: bool
    """A space follows it on the same line."""
    penalty: float
    """For a line that ends after it; negative: a good place."""


def pieces_of(text: str, limit: float, keep_together: frozenset[str]) -> Iterator[Piece]:
    """The pieces of `text`, which is `escape.legible`; what is wider than `limit` em is cut."""
    inside_words, depths = _places_inside(text, keep_together), _quote_depths(text)
    begin = 0
    for end in range(1, len(text) + 1):
        is_last = end == len(text)
        if not is_last and not _may_break(text, end):
            continue
        stretch = text[begin:end]
        begin = end
        penalty = 0.0
        if not is_last:
            penalty += _AFTER_A_PAUSE * (stretch.rstrip()[-1] in _PAUSES)
            penalty += _INSIDE_A_QUOTE * (depths[end - 1] > 0)
            penalty += _INSIDE_A_WORD * (end in inside_words)
            penalty += _BEFORE_A_PARTICLE * (text[end] in _PARTICLES)
            penalty += _AFTER_A_NUMBER * (re.search(r"\d $", stretch) is not None and not text[end].isascii())
        *cut, rest = _cut(stretch.strip(), limit)
        yield from (Piece(part, has_space_after=False, penalty=0.0) for part in cut)
        yield Piece(rest, stretch.endswith(" "), penalty)


def _may_break(text: str, index: int) -> bool:
    """Whether a line may end before `text[index]`."""
    before, after = text[index - 1], text[index]
    if before == " ":
        # What may not start or end a line does not do so beside a space either.
        return after not in _NO_LINE_START and text[index - 2 : index - 1] not in _NO_LINE_END
    if after == " " or after in _NO_LINE_START or before in _NO_LINE_END:
        return False
    if before == _JOINER or _STAYS_BEHIND.match(after):
        return False
    # A closing quotation mark is an apostrophe before a letter.
    return not (_WORD.match(after) and (_WORD.match(before) or before in "’”"))


def _quote_depths(text: str) -> list[int]:
    """In how many quotations or brackets the text is after each of its characters."""
    open_quotes: list[str] = []
    depths = []
    for index, character in enumerate(text):
        if open_quotes and character == open_quotes[-1]:
            open_quotes.pop()
        elif character in _QUOTES and text.find(_QUOTES[character], index) >= 0:
            open_quotes.append(_QUOTES[character])
        depths.append(len(open_quotes))
    return depths


def _places_inside(text: str, words: frozenset[str]) -> frozenset[int]:
    """Indices of `text` at which a line would end within one of `words`."""
    matches = _any_of(words).finditer(text)
    return frozenset(place for match in matches for place in range(match.start(1) + 1, match.end(1)))


@lru_cache(maxsize=8)
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Finds the longest of `words` at each place, overlapping ones too."""
    longest_first = sorted(filter(None, words), key=lambda word: (-len(word), word))
    return re.compile(f"(?=({'|'.join(map(re.escape, longest_first)) or '(?!)'}))")


def _cut(stretch: str, limit: float) -> list[str]:
    """`stretch` in parts of at most `limit` em, in nearly all cases itself. A part has at least one character."""
    parts = []
    while width(stretch) > limit and len(stretch) > 1:
        end = 1
        while width(stretch[: end + 1]) <= limit:
            end += 1
        # Rather a shorter part than a letter without its mark.
        whole = end
        while whole > 0 and (_STAYS_BEHIND.match(stretch[whole]) or stretch[whole - 1] == _JOINER):
            whole -= 1
        end = whole or end
        parts.append(stretch[:end])
        stretch = stretch[end:]
    return [*parts, stretch]
