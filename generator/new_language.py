"""A project and a language that it names → the files that the language lacks, to be translated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from generator.model.language import LANGUAGE, Script, messages_file
from generator.model.page import UNTRANSLATED, Page
from generator.model.project import Project
from generator.model.schema_places import modeline
from generator.model.text import UNWRITTEN, Lang

_SCRIPTS = {
    "Hans": Script.HAN,
    "Hant": Script.HAN,
    "Jpan": Script.KANA,
    "Kore": Script.HANGUL,
    "Latn": Script.LATIN,
    "Cyrl": Script.CYRILLIC,
    "Grek": Script.GREEK,
}
"""By the names of ISO 15924."""
_TRANSLATES = re.compile(r"^translates:.*\n", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---\n.*?^---\n", re.MULTILINE | re.DOTALL)
_END = "---\n"
_NOTHING = f"---\n{_END}"


def first_language_file(lang: Lang, standard: Mapping[str, str]) -> dict[str, str]:
    """Path → text of the words of the interface, for a project that cannot be read without them."""
    return {messages_file(lang): "".join(_lines(lang, standard))}


def new_language_files(project: Project, lang: Lang) -> dict[str, str]:
    """Path → text of what `lang` lacks: words of the interface, and a copy of each page, marked as still to be written.

    Words are copied from English, and so are pages where the project has them in English.
    """
    copied = "en" if "en" in project.langs and lang != "en" else project.source
    pages = {page.id: project.files[page.file] for page in project.pages.values() if page.lang == copied}
    own, translated = project.message_spans[project.source], project.message_spans[lang]
    words = {**project.standard_messages, **project.messages[copied]}
    # The generator's words in `lang` say what its words in the source say, and not what a project says instead.
    there = [key for key in project.messages[lang] if key in translated or key not in own]
    needed = {key: text for key, text in words.items() if key not in there}
    return {
        **({messages_file(lang): "".join(_lines(lang, needed))} if needed else {}),
        **{
            f"content/{lang}/{id}.md": _to_translate(text, project.pages.get((project.source, id)))
            for id, text in pages.items()
            if (lang, id) not in project.pages
        },
    }


def _told(lang: Lang) -> dict[str, str]:
    """What is known of a language everywhere."""
    try:
        locale = Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return {}
    _, script, region = str(get_global("likely_subtags").get(lang, f"{lang}__")).split("_")
    facts = {
        "tag": lang,
        "name": locale.get_display_name(lang),
        "english": locale.get_display_name("en"),
        "locale": f"{lang}_{region}",
        "script": _SCRIPTS.get(script),
    }
    return {f"{LANGUAGE}{name}": fact for name, fact in facts.items() if fact}


def _lines(lang: Lang, words: Mapping[str, str]) -> Iterator[str]:
    """A file of messages with these keys: what is known of the language, and the words with a mark."""
    told = _told(lang)
    yield modeline("messages", messages_file(lang))
    yield "# Words of the interface; {name} is filled in, and links and **bold** are written as in trees.\n"
    yield f"# What begins with {UNWRITTEN} is still to be translated.\n"
    group = ""
    for key, text in words.items():
        if key.partition(".")[0] != group:
            group = key.partition(".")[0]
            yield "\n"
        if key == f"{LANGUAGE}script" and told and key not in told:
            yield f"# Charts and manuals can be set in {', '.join(Script)} only.\n"
        yield f"{key}: {json.dumps(told.get(key, f'{UNWRITTEN} {text}'), ensure_ascii=False)}\n"


def _to_translate(text: str, source: Page | None) -> str:
    """A copy of a page with a mark. It names the source as it is today, so that a later change of it is noticed."""
    head = _FRONT_MATTER.match(text)
    kept = _TRANSLATES.sub("", head[0]) if head else _NOTHING
    body = text[head.end() :] if head else text
    if source:
        kept = f'{kept.removesuffix(_END)}translates: "{source.digest}"\n{_END}'
    return f"{'' if kept == _NOTHING else kept}{UNTRANSLATED}\n\n{body}"
