"""The words of an interface → what they tell of their language: its tag, names and script, and the site's frame."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.load import shape_rules as rules
from generator.model.language import FRAME, FRAME_WORDS, LANGUAGE, LANGUAGE_FACTS, FrameWords, Language, Script
from generator.model.text import Lang, Text
from generator.problem import Problem, Span, nearest

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
_LOCALE = re.compile(r"[a-z]{2,3}_[A-Z]{2}\Z")
_FORMS = {"tag": (_TAG, "a BCP 47 tag such as ja or zh-Hans"), "locale": (_LOCALE, "a locale such as ja_JP")}


def read_language(
    lang: Lang, file: str, defaults: Mapping[str, str], messages: Mapping[str, Text]
) -> tuple[Language, list[Problem]]:
    """The language `lang`, with what is wrong with the messages that tell of it. What is missing is empty.

    `defaults`: the generator's own words in that language, if it has any; `messages`, those of `file`, go before them.
    """
    problems: list[Problem] = []
    top = Span(file, 1, 1, 1, 1)

    def told(key: str) -> Text:
        if key in messages:
            return messages[key]
        if key not in defaults:
            problems.append(rules.MISSING_KEY.problem(f"message `{key}` is missing", top, _HINTS.get(key, "")))
        return Text(defaults.get(key, ""), top)

    facts = {name: told(f"{LANGUAGE}{name}") for name in LANGUAGE_FACTS}
    for name, (form, what) in _FORMS.items():
        if facts[name].value and not form.match(facts[name].value):
            message = f"{what} is expected, not `{facts[name].value[:40]}`"
            problems.append(rules.WRONG_TYPE.problem(message, facts[name].span))
    if facts["tag"].value and facts["tag"].value.partition("-")[0] != lang:
        message = f"the tag of language `{lang}` begins with it, not with `{facts['tag'].value[:40]}`"
        problems.append(rules.WRONG_TYPE.problem(message, facts["tag"].span, f"write {lang}, or {lang}-…"))
    scripts = [script.value for script in Script]
    script = facts["script"].value
    if script and script not in scripts:
        hint = nearest(script, scripts) or f"known: {', '.join(scripts)}"
        problems.append(rules.WRONG_TYPE.problem(f"there is no script `{script[:40]}`", facts["script"].span, hint))
    language = Language(
        id=lang,
        tag=facts["tag"].value or lang,
        name=facts["name"].value or lang,
        english=facts["english"].value or lang,
        locale=facts["locale"].value or lang,
        script=Script(script) if script in scripts else Script.LATIN,
        words=FrameWords(**{name: told(f"{FRAME}{name.replace('_', '-')}").value for name in FRAME_WORDS}),
    )
    return language, problems


_HINTS = {
    "language.tag": "the BCP 47 tag: zh-Hans, en, ja",
    "language.name": "the name of the language in itself: 日本語",
    "language.english": "its name in English: Japanese",
    "language.locale": "the language with a country, as Open Graph names it: ja_JP",
    "language.script": f"how it is written: {', '.join(Script)}",
}
