"""A JSON Schema → rows of a table, one a key, with the way to it: `nodes.*.answers.*.to`, `paths[].end`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.docs.markdown import cell, code

Schema = dict[str, Any]
_BOTH = ("zh", "en")
_LANGUAGE = "<language>"
_IDS = ("^[a-z0-9]+(-[a-z0-9]+)*$", "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$")


class Row(NamedTuple):
    """A key."""

    way: str
    """From the top of the file."""
    schema: Schema
    is_required: bool

    @property
    def name(self) -> str:
        return self.way.rpartition(".")[2]


def rows(schema: Schema, way: str = "") -> Iterator[Row]:
    """Each key once, in the order of the schema; texts in both languages are a value, not two keys."""
    seen: set[str] = set()
    for row in _below(schema, way):
        if row.way not in seen:
            seen.add(row.way)
            yield row


def _below(schema: Schema, way: str) -> Iterator[Row]:
    for choice in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _below(choice, way)
    if "items" in schema:
        yield from _below(schema["items"], f"{way}[]")
    others = schema.get("additionalProperties")
    if isinstance(others, dict):
        yield from _below(others, f"{way}.*" if way else "*")
    if is_both(schema):
        yield from _below(schema["properties"]["zh"], way)
        return
    for value in schema.get("patternProperties", {}).values():
        if "properties" in schema:
            yield Row(f"{way}.{_LANGUAGE}", value, False)
            yield from _below(value, f"{way}.{_LANGUAGE}")
    for name, value in schema.get("properties", {}).items():
        here = f"{way}.{name}" if way else name
        yield Row(here, value, name in schema.get("required", ()))
        yield from _below(value, here)


def is_both(schema: Schema) -> bool:
    """Whether it is the same statement in both languages."""
    return tuple(schema.get("properties", ())) == _BOTH


def kind(schema: Schema) -> str:
    """What may stand there, in words."""
    if is_both(schema):
        return f"{kind(schema['properties']['zh'])} in `zh` and `en`"
    if "patternProperties" in schema and "properties" not in schema:
        return " or ".join(f"{kind(value)} in each language" for value in schema["patternProperties"].values())
    if choices := [*schema.get("anyOf", ()), *schema.get("oneOf", ())]:
        return " or ".join(dict.fromkeys(kind(choice) for choice in choices))
    if choices := schema.get("enum", [schema["const"]] if "const" in schema else []):
        about = schema.get("enumDescriptions", [""] * len(choices))
        words = [code(str(w)) + (f" ({cell(a)})" if a else "") for w, a in zip(choices, about, strict=True)]
        return ", ".join(words)
    match schema.get("type"):
        case "array":
            least = f", at least {schema['minItems']}" if schema.get("minItems") else ""
            return f"list{least}: {kind(schema['items'])}"
        case "object" if isinstance(schema.get("additionalProperties"), dict):
            return f"mapping: {kind(schema['additionalProperties'])}"
        case "integer" | "number" as number:
            return f"{number}{_range(schema)}"
        case "string":
            return _text(schema)
        case other:
            return str(other)


def _text(schema: Schema) -> str:
    pattern = schema.get("pattern", "")
    if pattern in _IDS:
        return "id"
    if schema.get("format") == "date":
        return "date"
    return f"text, {code(pattern)}" if 0 < len(pattern) < 50 else "text"


def _range(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if high is not None:
        return f" from {low} to {high}"
    return f" from {low}" if low is not None else ""
