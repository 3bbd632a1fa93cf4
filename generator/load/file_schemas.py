"""Each kind of file that authors write → its JSON Schema, from the same declaration that reads it."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from generator.load import facts, settings
from generator.load.families import EXEMPTIONS, FAMILIES
from generator.load.finder_words import FINDER_WORDS
from generator.load.manuals import MANUAL
from generator.load.moved import MOVED
from generator.load.reviews import REVIEWS
from generator.load.shape import Shape
from generator.load.tree import TREE
from generator.model import project_files as at
from generator.model.json_schema import document
from generator.model.text import DEFAULT_LANGS, Lang


class FileKind(NamedTuple):
    """Files of one shape."""

    title: str
    files: str
    """Which files of a project; `*` stands for any name."""
    shape: Shape


FILE_KINDS: Mapping[str, FileKind] = {
    "tree": FileKind("poshelp decision tree", "trees/*/*.yml", TREE),
    "site": FileKind("poshelp settings of the site", at.SETTINGS_FILE, settings.SETTINGS),
    "families": FileKind("poshelp families of causes", at.FAMILIES_FILE, FAMILIES),
    "exemptions": FileKind("poshelp codes without a tree", at.EXEMPTIONS_FILE, EXEMPTIONS),
    "moved": FileKind("poshelp given up addresses", at.MOVED_FILE, MOVED),
    "reviews": FileKind("poshelp sign-offs", at.REVIEWS_FILE, REVIEWS),
    "brand": FileKind("poshelp brand", "site_config/brands/*.yml", settings.BRAND),
    "manual": FileKind("poshelp manual", "site_config/manuals/*.yml", MANUAL),
    "messages": FileKind("poshelp words of the interface", "site_config/messages/*.yml", settings.MESSAGES),
    "response-codes": FileKind("poshelp response codes", at.CODES_FILE, facts.CODES),
    "terminal-faults": FileKind("poshelp terminal messages", at.FAULTS_FILE, facts.FAULTS),
    "rules": FileKind("poshelp working rules", at.RULES_FILE, facts.RULES),
    "hotlines": FileKind("poshelp telephone numbers", at.HOTLINES_FILE, facts.HOTLINES),
    "sources": FileKind("poshelp sources", at.SOURCES_FILE, facts.SOURCES),
    "glossary": FileKind("poshelp glossary", at.TERMS_FILE, facts.TERMS),
    "scheme-words": FileKind("poshelp words of schemes", at.SCHEME_WORDS_FILE, facts.SCHEME_WORDS),
    "finder-words": FileKind("poshelp words of the finder", at.FINDER_WORDS_FILE, FINDER_WORDS),
}


def file_kind(file: str) -> str | None:
    """The kind of a file, a path in a project; None: authors write no such file."""
    return next((kind for kind, known in FILE_KINDS.items() if fnmatchcase(file, known.files)), None)


def file_schema(kind: str, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file, for editors, in a project of the languages `langs`.

    Raises KeyError for an unknown kind.
    """
    title, _, shape = FILE_KINDS[kind]
    return document(title, shape.schema(langs))
