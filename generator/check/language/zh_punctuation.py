"""Half-width punctuation, a full-width letter, or a stray space in Chinese.

Chinese has its own punctuation, as wide as a character, and no space beside it. Letters and digits are half-width, so
that they can be searched and copied. Quotation marks are 「」. What a screen shows stands in `` `code` `` and is
written as it stands there. A table edge, a list mark and a link's address are not looked at.

**Wrong**: `zh: 看小票,有没有"成功"？？ 没有就按 **查询** 。`

**Right**: `zh: 看小票，有没有「成功」？没有就按 **查询**。`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.prose import HAN, Found
from generator.check.subject import Subject, rule
from generator.problem import Group, Problem

RULE = rule("zh-punctuation", Group.LANGUAGE, __doc__)

_FULL_WIDTH = {",": "，", ".": "。", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_STOPS = "，。、；：？！"
_MARKS = _STOPS + "「」『』（）《》…"
_QUOTES = "\"'“”‘’"
_WIDE = "０-９Ａ-Ｚａ-ｚ"
_FAULT = re.compile(
    rf"[,.:;?!()\"'“”‘’ \u3000{_WIDE}{_STOPS}](?:"
    rf"(?<=[{_STOPS}])(?=[{_STOPS}])"
    rf"|(?<=[ \u3000])(?:(?<=[{_MARKS}].)(?=[^\n|])|(?=[{_MARKS}])|(?<=\u3000))"
    rf"|(?<=[,.:;?!()\"'])(?:(?<=[{HAN}{_MARKS}].)|(?=[{HAN}{_MARKS}]))"
    rf"|(?<=[“”‘’{_WIDE}])"
    r")"
)


def check(subject: Subject) -> Iterator[Problem]:
    prose = subject.prose.get("zh")
    for found in prose.found(_FAULT) if prose else ():
        what, hint = _fault(found)
        yield RULE.problem(f"{what} in {found.whose}: {found.shown}", found.span, hint)


def _fault(found: Found) -> tuple[str, str]:
    character = found.match[0]
    if character in _FULL_WIDTH:
        return f"half-width `{character}` beside Chinese", f"write {_FULL_WIDTH[character]}"
    if character in _QUOTES:
        return f"quotation mark `{character}`", "write 「 and 」; what a screen shows may stand in `code`"
    if character in _STOPS:
        return f"`{character}` before another punctuation mark", "one of them is enough"
    if character.isspace():
        return "a space beside full-width punctuation", "delete it"
    return f"full-width `{character}`", f"write {chr(ord(character) - 0xFEE0)}"
