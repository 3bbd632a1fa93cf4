"""Chinese punctuation, a stray space or a contraction in English.

English has half-width punctuation, straight quotes and apostrophes, one space after a mark and none before it.
Contractions are written out: whoever reads English as a second language reads `do not` more surely than `don't`. What
a screen shows stands in `` `code` ``.

**Wrong**: `en: Don't charge again，check the “transactions”  first .`

**Right**: `en: Do not charge again; check the "transactions" first.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.prose import Found
from generator.check.subject import Subject, rule
from generator.problem import Group, Problem

RULE = rule("en-punctuation", Group.LANGUAGE, __doc__)

_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_WITH_IS = ("it", "that", "there", "here", "what", "who", "where", "how", "let", "he", "she")
_IS = "|".join(rf"(?<=\b{word}')" for name in _WITH_IS for word in (name, name.title()))
_FAULT = re.compile(
    # It begins with a class of characters that are rare in good text, so that nearly all of it is passed over at once.
    r"[,.:;?!'‘’“”\u3000-\u303f\uff00-\uffef](?:"
    r"(?<=[\w)\"'`] [,.:;?!])(?=[\s\"')|]|\Z)"
    rf"|(?<=[A-Za-z]')(?:(?<=n')t|re|ve|ll|d|m|(?:{_IS})s)\b"
    r"|(?<=[^,.:;?!'])"
    r")"
)
_SPACES = re.compile(r"(?<=[^ \n]) {2,}(?=[^ \n])")


def check(subject: Subject) -> Iterator[Problem]:
    prose = subject.prose.get("en")
    if prose is None:
        return
    for found in prose.found(_FAULT):
        what, hint = _fault(found)
        yield RULE.problem(f"{what} in {found.whose}: {found.shown}", found.span, hint)
    if "  " in prose.text:
        for found in prose.found(_SPACES):
            yield RULE.problem(f"more than one space in {found.whose}: {found.shown}", found.span, "one space")


def _fault(found: Found) -> tuple[str, str]:
    text = found.match[0]
    if text in ",.:;?!":
        return f"a space before `{text}`", "delete the space"
    if text[0] == "'":
        return "a contraction", "write it out: do not, cannot, it is, you will"
    if text in _STRAIGHT:
        return f"quotation mark `{text}`", f"write {_STRAIGHT[text]}"
    return f"Chinese punctuation `{text}`", "write English punctuation; what a screen shows may stand in `code`"
