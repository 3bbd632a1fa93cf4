"""Text → units and tokens, as the finder compares them. assets/finder.js does the same with what is typed.

The two definitions are held equal by tests/finder/test_one_definition.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_IS_HAN = re.compile(f"[{HAN}]")
_UNIT = re.compile(f"[{HAN}]|[a-z0-9]+")
_NO_LETTERS = re.compile("['’‘`\u00ad\u200b-\u200f\u2060\ufeff]")
_ENDING = re.compile(r"^([a-z]{3,}?)(?:ing|ed|es|s|e)$")
_Y = re.compile(r"(?<=..)y$")
_DOUBLED = re.compile(r"([a-z])\1$")

BREAK = "|"
"""Unit in place of noise: what stands before and behind it does not belong together."""


class Texts:
    """Turns text into units. `same` says which spelling stands for which, `noise` what is left out."""

    def __init__(self, simplified: Mapping[str, str], same: Mapping[str, str], noise: Iterable[str]) -> None:
        self._simplified = str.maketrans(dict(simplified))
        self._known: dict[str, str] = {}
        """Units of every text so far: a title is read as a text about its cause, as a phrase and as a name."""
        self.same: dict[str, str] = {}
        """Units of a spelling → units of the spelling that stands for it."""
        for written, means in same.items():
            one, other = self._units(written), self._units(means)
            if one and one != other:
                self.same.setdefault(one, other)
        self._same_pattern = _any_of(self.same)
        self.noise = tuple(sorted({self.units(words) for words in noise} - {""}))
        self._noise_pattern = _any_of(self.noise)

    def units(self, text: str) -> str:
        """Chinese characters and stems of Latin words, a space between each two, in the spelling of the site."""
        found = self._known.get(text)
        if found is None:
            units = f" {self._units(text)} "
            found = self._same_pattern.sub(lambda match: " " + self.same[match[0][1:]], units).strip()
            self._known[text] = found
        return found

    def tokens(self, units: str) -> list[str]:
        """What is compared: pairs of neighbouring Chinese characters, the characters, and words; each once."""
        return list(dict.fromkeys(_tokens(self._noise_pattern.sub(f" {BREAK}", f" {units} ").split())))

    def without_noise(self, units: str) -> str:
        return " ".join(self._noise_pattern.sub("", f" {units} ").split())

    def _units(self, text: str) -> str:
        text = unicodedata.normalize("NFKC", text).lower().translate(self._simplified)
        return " ".join(map(stem, _UNIT.findall(_NO_LETTERS.sub("", text))))


@cache
def stem(word: str) -> str:
    """A Latin word without its ending; crude, but the same for `expires`, `expired` and `expire`."""
    return _DOUBLED.sub(r"\1", _Y.sub("i", _ENDING.sub(r"\1", word)))


@cache
def is_han(unit: str) -> bool:
    return bool(_IS_HAN.match(unit))


def _tokens(units: list[str]) -> Iterator[str]:
    before = BREAK
    for unit in units:
        if is_han(unit):
            if is_han(before):
                yield before + unit
            yield unit
        elif unit != BREAK and not unit.isdigit():
            yield unit
        before = unit


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds any of `phrases` between two spaces, the longest first; the second space is left for the next one."""
    # Grouped by their first character: the engine tries one alternative after the other.
    rests: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        rests.setdefault(phrase[0], []).append(phrase[1:])
    alternatives = "|".join(f"{first}(?:{'|'.join(group)})" for first, group in rests.items())
    return re.compile(f" (?:{alternatives})(?= )" if alternatives else "(?!)")
