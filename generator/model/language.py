"""What a project says of each of its languages, beside the texts in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from generator.model.text import DEFAULT_LANGS, Lang


class Script(StrEnum):
    """How a language is written, by what matters here: which letters it has, and whether spaces part its words."""

    HAN = "han"
    """Chinese characters alone."""
    KANA = "kana"
    """Kana and Chinese characters: Japanese."""
    HANGUL = "hangul"
    LATIN = "latin"
    CYRILLIC = "cyrillic"
    GREEK = "greek"

    @property
    def is_dense(self) -> bool:
        """Whether a character says about as much as a word of the others, and no spaces stand between words: lines
        are short, lengths are counted in characters, and sentences follow each other without a space."""
        return self in (Script.HAN, Script.KANA)

    @property
    def letters(self) -> str:
        """Its letters, for a class of a regular expression; a text in the language has some of them."""
        return _LETTERS[self]


_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_LETTERS: Mapping[Script, str] = {
    Script.HAN: _HAN,
    Script.KANA: f"\u3040-\u30ff{_HAN}",
    Script.HANGUL: "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    Script.LATIN: "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    Script.CYRILLIC: "\u0400-\u052f",
    Script.GREEK: "\u0370-\u03ff\u1f00-\u1fff",
}


@dataclass(frozen=True, slots=True)
class FrameWords:
    """What header, footer and the pages without a language say; the words of the pages come with the pages."""

    switch: str = ""
    """Label of the link to the same page in this language, said in this language."""
    menu: str = ""
    search: str = ""
    """Name of search."""
    search_hint: str = ""
    """What the empty search box says."""
    finder: str = ""
    """Name of the finder."""
    finder_hint: str = ""
    """What its empty box says; there is room for a few words only."""
    finder_go: str = ""
    light: str = ""
    """Button that leaves the colours to the system: it names what it leads to, light colours."""
    dark: str = ""
    """The same of light colours: it leads to dark ones."""
    system: str = ""
    """The same of dark colours: it leaves them to the system again."""
    made_with: str = ""
    go: str = ""
    """Link from the page without a language."""
    not_found: str = ""
    not_found_advice: str = ""
    moved: str = ""
    """Heading of a page that only leads to another."""
    changes: str = ""
    """Link to the feed of changes."""
    kept_away: str = ""
    """When the site cannot be reached. {date}: day of the last review."""
    kept_older: str = ""
    """While a newer version is being fetched."""
    kept_newer: str = ""
    """When the newer version is there; a link follows."""
    kept_again: str = ""
    """The link that shows it."""
    kept_aged: str = ""
    """When the last review is long ago."""
    not_kept: str = ""
    """Heading of the page that stands for one that is not on the device."""
    not_kept_advice: str = ""
    """Where pages of this language are on the device."""
    not_kept_at_all: str = ""
    """Where none are."""
    problems: str = ""
    """Heading above the report when the content has errors while it is being written."""
    nothing_yet: str = ""
    """The same where there never was a version without errors."""
    help: str = ""
    """Name of the embed's frame where the page around it gives none."""

    @property
    def colours(self) -> tuple[str, str, str]:
        """The buttons of colours in the order in which they follow each other."""
        return self.light, self.dark, self.system


FRAME_WORDS = tuple(field.name for field in fields(FrameWords))
"""Their names; `site_config/messages/<lang>.yml` has each as `frame.search-hint` and the like."""
FRAME = "frame."
LANGUAGE = "language."
LANGUAGE_FACTS = ("tag", "name", "english", "locale", "script")
"""What the same file tells of the language itself, as `language.tag` and the like."""


def messages_file(lang: Lang) -> str:
    """Where a project has its own words of the interface in a language, and what it tells of the language."""
    return f"site_config/messages/{lang}.yml"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of a project."""

    id: Lang
    tag: str
    """BCP 47 tag, which begins with the id: `zh-Hans`."""
    name: str
    """Its name in itself."""
    english: str
    """Its name in English, which is what problems are told in."""
    locale: str
    """As Open Graph names it, which knows no language without a country: `zh_CN`."""
    script: Script
    words: FrameWords

    @property
    def between(self) -> str:
        """What stands between two sentences."""
        return "" if self.script.is_dense else " "


def typeset(language: Language) -> dict[str, str | bool | None]:
    """What a program that sets type is told of it, beside its id."""
    region = language.locale.partition("_")[2] if language.script.is_dense else ""
    return {"region": region or None, "is_dense": language.script.is_dense}


Languages = Mapping[Lang, Language]
"""By id, the source language first."""


def unknown_language(id: Lang) -> Language:
    """Stands for a language of which nothing could be read."""
    return Language(id, id, id, id, id, Script.LATIN, FrameWords())


NO_LANGUAGES: Languages = {id: unknown_language(id) for id in DEFAULT_LANGS}
"""Those of a project that does not name any, as long as nothing is known of them."""
