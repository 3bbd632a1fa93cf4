"""A word that looks Latin has a letter of another alphabet in it.

Cyrillic `А` and Greek `Α` look like Latin `A`, and are no match for it: whoever types what the screen shows does not
find the word, and a reviewer cannot see the difference. They come with texts that are pasted.

**Wrong**: `` en: Press `САNCEL`. ``, of which two letters are Cyrillic

**Right**: `` en: Press `CANCEL`. ``
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.language import Script
from generator.problem import Group, Problem, Span

RULE = rule("look-alike-letter", Group.LANGUAGE, __doc__)

_CYRILLIC = str.maketrans("АВЕЅІЈКМНОРСТУХԌԚԜаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTYXGQWaesijopcyxhdqw")
_GREEK = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo")
_LATIN_TWIN = _CYRILLIC | _GREEK
_ALIKE = "".join(map(chr, _LATIN_TWIN))
_LETTER = r"A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff"
_WORD = re.compile(rf"(?<![{_LETTER}])[A-Za-z]*+[{_ALIKE}][A-Za-z{_ALIKE}]*+(?![{_LETTER}])")
# UTF-8 begins nothing but Greek and Cyrillic letters with these bytes, which are looked for much faster than letters.
_LEADS = {letter.encode()[:1] for letter in _ALIKE}


def check(subject: Subject) -> Iterator[Problem]:
    scripts = {language.script for language in subject.languages}
    # Their own words may be made of nothing but such letters.
    native = (_CYRILLIC if Script.CYRILLIC in scripts else {}) | (_GREEK if Script.GREEK in scripts else {})
    for file, text in subject.project.files.items():
        content = text.encode()
        if any(lead in content for lead in _LEADS):
            for match in _WORD.finditer(text):
                if not all(ord(letter) in native for letter in match[0]):
                    yield _problem(match, file, text)


def _problem(match: re.Match[str], file: str, text: str) -> Problem:
    word = match[0]
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - text.rfind("\n", 0, match.start())
    strange = next(letter for letter in word if ord(letter) in _LATIN_TWIN)
    message = f"`{word}` has `{strange}` (U+{ord(strange):04X}), which only looks like a Latin letter"
    return RULE.problem(
        message, Span(file, line, column, line, column + len(word)), f"type `{word.translate(_LATIN_TWIN)}`"
    )
