"""What poshelp writes as JSON → its JSON Schema 2020-12: every key is named and has words, and no other is allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from generator.model.text import Lang

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
STRING: Schema = {"type": "string"}
BOOLEAN: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
POSITION: Schema = {"type": "integer", "minimum": 1}
"""Counted from 1."""
DATE: Schema = {"type": "string", "format": "date"}
ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
NULL: Schema = {"type": "null"}


def document(title: str, schema: Schema) -> Schema:
    """The schema of a whole document."""
    return {"$schema": DIALECT, "title": title, **schema}


def record(properties: Mapping[str, Schema], optional: Collection[str] = ()) -> Schema:
    """An object that has these keys and no other."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": sorted(set(properties) - set(optional)),
        "additionalProperties": False,
    }


def list_of(items: Schema) -> Schema:
    """A list of one kind of value."""
    return {"type": "array", "items": items}


def map_of(values: Schema) -> Schema:
    """An object whose keys are names."""
    return {"type": "object", "additionalProperties": values}


def or_null(schema: Schema) -> Schema:
    """The value, or null where there is none."""
    return {"anyOf": [schema, NULL]}


def one_of(values: Iterable[Any]) -> Schema:
    """One word of a closed list."""
    return {"enum": [str(value) for value in values]}


def in_language(lang: Lang) -> str:
    """What is told of a key that is the id of a language."""
    return f"In {_LANGUAGES.get(lang, f'the language `{lang}`')}"


_LANGUAGES = {"zh": "simplified Chinese", "en": "English"}
"""Names of others are known once a project has been read, which no schema waits for."""


def by_language(schema: Schema) -> Schema:
    """A value for each language of whatever project, by the id of the language."""
    return with_languages({"type": "object", "additionalProperties": False}, schema)


def with_languages(schema: Schema, value: Schema, words: str = "In the language of this id") -> Schema:
    """The same object with a value more for each language; `words` tell what it is."""
    return {**schema, "patternProperties": {"^[a-z]{2,3}$": told(value, words)}}


def told(schema: Schema, words: str) -> Schema:
    """The same with what it is, for who reads the data."""
    return {**schema, "description": words}
