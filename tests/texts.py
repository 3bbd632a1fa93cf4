"""Author texts and languages for tests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from generator.load.default_messages import default_messages
from generator.load.language import read_language
from generator.model.language import Language
from generator.model.text import DEFAULT_LANGS, Lang, Localized, Text
from generator.problem import Span

LANGS = DEFAULT_LANGS
HTML_LANG: Mapping[Lang, str] = {"zh": "zh-Hans", "en": "en"}
_MESSAGES = Path(__file__).parents[1] / "site_config" / "messages"


def localized(zh: Text, en: Text) -> Localized:
    """The same statement in Chinese and English."""
    return Localized({"zh": zh, "en": en})


def language(lang: Lang, messages: Mapping[str, str]) -> Language:
    """What `messages` tell of `lang`; all that has to be there must be."""
    texts = {key: Text(words, Span("m.yml", 1, 1, 1, 1)) for key, words in messages.items()}
    found, problems = read_language(lang, "m.yml", default_messages(lang), texts)
    assert not problems
    return found


@cache
def languages() -> Mapping[Lang, Language]:
    """Chinese and English, as the project's own messages tell of them."""
    return {
        lang: language(lang, yaml.safe_load((_MESSAGES / f"{lang}.yml").read_text(encoding="utf-8"))) for lang in LANGS
    }
