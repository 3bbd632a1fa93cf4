"""A whole project: as written (`Project`), and checked (`Site`)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from generator.model.facts import (
    Exemption,
    Family,
    Hotline,
    OperationalRule,
    ResponseCode,
    SchemeWords,
    Source,
    Term,
    TerminalFault,
)
from generator.model.finder_words import FinderWords
from generator.model.language import NO_LANGUAGES, Languages
from generator.model.manual import Manual
from generator.model.moved import MovedId, MovedNode, MovedPage
from generator.model.page import Page
from generator.model.settings import Brand, Messages, SiteSettings
from generator.model.sign_off import SignOff
from generator.model.text import Lang
from generator.model.tree import DecisionTree
from generator.problem import Span


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that was read. It may be wrong: targets may dangle and pages may be missing."""

    settings: SiteSettings
    brands: Mapping[str, Brand]
    messages: Messages
    families: Mapping[str, Family]
    """In the order in which they are shown."""
    trees: Mapping[str, DecisionTree]
    """By id, in the order of families and file names."""
    pages: Mapping[tuple[Lang, str], Page]
    """By language and id."""
    codes: Mapping[str, ResponseCode]
    faults: Mapping[str, TerminalFault]
    rules: Mapping[str, OperationalRule]
    hotlines: Mapping[str, Hotline]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    exempt_codes: Mapping[str, Exemption]
    exempt_faults: Mapping[str, Exemption]
    files: Mapping[str, str]
    """Text of every file read, by path, for excerpts."""
    today: datetime.date
    """The day on which freshness is judged; given from outside so that the same input gives the same output."""
    unreadable: frozenset[str]
    """Files that could not be read as what they should be (already reported)."""
    languages: Languages = field(default_factory=lambda: NO_LANGUAGES)
    """The source language first."""
    finder_words: FinderWords = field(default_factory=FinderWords)
    scheme_words: Mapping[str, SchemeWords] = field(default_factory=dict)
    """By the words; a project without foreign words has none."""
    manuals: Mapping[str, Manual] = field(default_factory=dict)
    """By id, in the order of file names; a project may have none."""
    moved: Mapping[str, MovedId] = field(default_factory=dict)
    """Trees by the old id; a project may have none."""
    message_spans: Mapping[Lang, Mapping[str, Span]] = field(default_factory=dict)
    """Where the words of `messages` stand that the project itself has; all others are the generator's."""
    standard_messages: Mapping[str, str] = field(default_factory=dict)
    """The generator's own words in English. Pages need all of these keys; in a language in which the generator has no
    words, the project has each."""
    moved_nodes: tuple[MovedNode, ...] = ()
    """In the order of their file."""
    moved_pages: tuple[MovedPage, ...] = ()
    """By kind, and each kind in the order of its file."""
    moved_languages: Mapping[Lang, MovedId] = field(default_factory=dict)
    """By the old id."""
    moved_brands: Mapping[str, MovedId] = field(default_factory=dict)
    """By the old id."""
    sign_offs: tuple[SignOff, ...] = ()
    """In the order of their file; a project may have none."""

    @property
    def langs(self) -> tuple[Lang, ...]:
        """Ids of the languages, the source language first."""
        return tuple(self.languages)

    def has_own_words_only(self, lang: Lang) -> bool:
        """Whether all words of the interface in `lang` are the project's, as where the generator has none."""
        return len(self.messages[lang]) == len(self.message_spans[lang])

    @property
    def source(self) -> Lang:
        """The language from which the others are translated."""
        return next(iter(self.languages))


Site = NewType("Site", Project)
"""A project without an error: every target, page, source and language is there. Made by `check` alone."""
