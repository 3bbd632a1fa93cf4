"""A JSON document and its JSON Schema → the first place where they disagree; the words that our schemas use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_KNOWN = frozenset(
    (
        *("$schema", "title", "description", "type", "enum", "const", "anyOf"),
        *("properties", "required", "additionalProperties", "items"),
        *("pattern", "format", "minimum", "maximum", "minItems", "maxItems", "minLength", "maxLength"),
    )
)
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    pattern: re.compile(pattern)
    for pattern in (
        "^[a-z0-9]+(-[a-z0-9]+)*$",
        "^[a-z0-9/-]*/(#[a-z0-9-]+)?$",
        "^[0-9a-f]{12}$",
        "^(code|fault|tree|word):.+$",
    )
}
"""Those of our schemas. A schema comes from the site that is verified, and another pattern could take for ever."""


class UnknownWord(ValueError):
    """The schema uses a word that is not understood here."""


def disagreement(value: Any, schema: Any, place: str = "") -> str:
    """What is wrong and where, or the empty string. Raises UnknownWord."""
    return next(_disagreements(value, schema, place), "")


def _disagreements(value: Any, schema: Any, place: str) -> Iterator[str]:
    if isinstance(schema, bool):
        if not schema:
            yield f"{place or 'it'} should not be there"
        return
    if not isinstance(schema, dict) or set(schema) - _KNOWN:
        raise UnknownWord(", ".join(sorted(set(schema) - _KNOWN)) if isinstance(schema, dict) else "a schema")
    here = place or "the whole"
    if "type" in schema and not _is_of(value, schema["type"]):
        yield f"{here} is no {schema['type']}"
        return
    if ("enum" in schema and value not in schema["enum"]) or ("const" in schema and value != schema["const"]):
        yield f"{here} is none of the values that are allowed"
    if "anyOf" in schema and all(disagreement(value, choice, place) for choice in schema["anyOf"]):
        yield f"{here} has none of the forms that are allowed"
    if isinstance(value, list):
        yield from _size(len(value), schema, "Items", here)
        for number, member in enumerate(value):
            yield from _disagreements(member, schema.get("items", True), f"{place}[{number}]")
    elif isinstance(value, dict):
        yield from _of_object(value, schema, place)
    else:
        yield from _of_scalar(value, schema, here)


def _of_scalar(value: Any, schema: dict[str, Any], here: str) -> Iterator[str]:
    if isinstance(value, str):
        if "pattern" in schema:
            if schema["pattern"] not in _PATTERNS:
                raise UnknownWord("a pattern that is none of poshelp's")
            if not _PATTERNS[schema["pattern"]].search(value):
                yield f"{here} does not match {schema['pattern']}"
        yield from _size(len(value), schema, "Length", here)
    elif isinstance(value, (int, float)) and not (
        schema.get("minimum", value) <= value <= schema.get("maximum", value)
    ):
        yield f"{here} is out of bounds"


def _of_object(value: dict[str, Any], schema: dict[str, Any], place: str) -> Iterator[str]:
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{place or 'the whole'} lacks `{name}`"
    named, rest = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name, member in value.items():
        yield from _disagreements(member, named.get(name, rest), f"{place}.{name}" if place else name)


def _size(length: int, schema: dict[str, Any], what: str, here: str) -> Iterator[str]:
    if not schema.get(f"min{what}", 0) <= length <= schema.get(f"max{what}", length):
        yield f"{here} is too short or too long"


def _is_of(value: Any, types: Any) -> bool:
    names = [types] if isinstance(types, str) else types
    return any(isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool)) for name in names)
