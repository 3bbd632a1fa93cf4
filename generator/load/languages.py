"""Composed YAML nodes → values that there are of each language of the project."""

from __future__ import annotations

import re
from typing import Any

from generator.load import shape_rules as rules
from generator.load.collection_shapes import Field, Record
from generator.load.scalar_shapes import TextShape
from generator.load.shape import FAILED, Reader, Shape
from generator.load.yaml_reader import MappingNode, Node, SequenceNode
from generator.model.json_schema import in_language
from generator.model.text import DEFAULT_LANGS, Lang, Localized
from generator.problem import Rule

LANGUAGE_PATTERN = re.compile(r"[a-z]{2,3}\Z")
"""Also the name of a folder of the site, where all others have longer names, and a word of the embed's messages."""
_BEGINS_WITH_ID = re.compile(r"([A-Za-z]{2,3})(?![A-Za-z])")
LANGUAGE_ID = TextShape(
    LANGUAGE_PATTERN.pattern.removesuffix(r"\Z"), "the id of a language (two or three small letters, such as ja)"
)


def named_languages(node: Node | None, reader: Reader) -> tuple[Lang, ...]:
    """The ids in a list of languages; one that is there twice is reported.

    What is no id is left out. `EN` or `zh-CN` counts as the id that it begins with: it is refused in its own place, and
    not again at every text of the language that is meant.
    """
    named = [child for child in node.value if child.value] if isinstance(node, SequenceNode) else []
    meant = [match[1].lower() for child in named if (match := _BEGINS_WITH_ID.match(str(child.value)))]
    langs = tuple(dict.fromkeys(meant))
    if len(langs) < len(named) and all(LANGUAGE_PATTERN.match(str(child.value)) for child in named):
        reader.refuse(rules.DUPLICATE_KEY, named[-1], "a language is there twice in `languages`", "delete one")
    return langs


class LocalizedShape:
    """The same text in every language of the project. Languages that are missing are reported; the others are given."""

    def __init__(self, text: TextShape | None = None) -> None:
        self._text = text or TextShape(markup=True)
        self._records: dict[tuple[Lang, ...], Record] = {}

    def read(self, node: Node, reader: Reader) -> Any:
        langs = reader.langs
        if node.__class__ is MappingNode and tuple([key.value for key, _ in node.value]) == langs:
            texts = {key.value: self._text.read(child, reader) for key, child in node.value}
            return FAILED if FAILED in texts.values() else Localized(texts)
        reader.context.append(f"`{reader.key}`")
        value = self._record(langs).read(node, reader)
        reader.context.pop()
        return value

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        return self._record(langs).schema(langs)

    def _record(self, langs: tuple[Lang, ...]) -> Record:
        if langs not in self._records:
            fields = {lang: Field(self._text, in_language(lang)) for lang in langs}
            self._records[langs] = Record(fields, _localized, missing=rules.MISSING_LANGUAGE, partial=True)
        return self._records[langs]


def _localized(node: Node, values: dict[str, Any], reader: Reader) -> Any:
    texts = {lang: text for lang, text in values.items() if text is not None}
    return Localized(texts) if texts else FAILED


class ByLanguage:
    """A value for each language of the project, as a mapping; `empty` stands for those that are missing."""

    def __init__(self, shape: Shape, empty: Any, *, missing: Rule = rules.MISSING_LANGUAGE) -> None:
        self._shape, self._empty, self._missing = shape, empty, missing

    def read(self, node: Node, reader: Reader) -> Any:
        return self._record(reader.langs).read(node, reader)

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        return self._record(langs).schema(langs)

    def _record(self, langs: tuple[Lang, ...]) -> Record:
        fields = {lang: Field(self._shape, in_language(lang), default=self._empty) for lang in langs}
        return Record(fields, lambda node, values, reader: values, missing=self._missing, partial=True)
