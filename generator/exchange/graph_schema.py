"""The shape of a tree as a plain graph, as JSON Schema 2020-12: what `export` writes, and all that `import` reads."""

from __future__ import annotations

from typing import Any

from generator.exchange.draft import LANGS
from generator.model.tree import OutcomeKind, Who

Schema = dict[str, Any]

SCHEMA_VERSION = "1.0"
"""Within 1 keys are only added, and only ones that may be left out."""
INLINE, PLAIN = "inline", "plain"
"""`text_format`: texts with the inline markup of trees, or texts in which every sign stands for itself."""

_STRING: Schema = {"type": "string"}
_ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_SECONDS: Schema = {"type": "integer", "minimum": 0, "maximum": 3600}
_BOOLEAN: Schema = {"type": "boolean"}
_DATE: Schema = {"type": "string", "format": "date"}


def graph_schema() -> Schema:
    """Keys that are not required may be left out: `import` leaves them for the author."""
    texts: Schema = {"type": "object", "properties": dict.fromkeys(LANGS, _STRING), "additionalProperties": False}
    text = {"anyOf": [texts, {**_STRING, "description": "In one language, which is found out."}]}
    place = {**_record({"tree": _ID, "node": _ID}, ()), "minProperties": 1}
    to = {
        "anyOf": [place, {**_STRING, "description": "A node of this tree."}],
        "description": "A node of this tree, the start of another tree, or a node of another tree.",
    }
    answer = _record({"id": _ID, "text": text, "to": to, "ensures": _list(_ID)}, ("to",))
    question = _record(
        {
            "id": _ID,
            "kind": {"const": "question"},
            "text": text,
            "help": {"anyOf": [text, {"type": "null"}]},
            "seconds": _SECONDS,
            "customer_waits": _BOOLEAN,
            "answers": {**_list(answer), "minItems": 1},
        },
        ("id", "kind", "answers"),
    )
    step = _record(
        {"text": text, "seconds": _SECONDS, "needs": _list(_ID), "destroys": {"anyOf": [_ID, {"type": "null"}]}},
        ("text",),
    )
    outcome = _record(
        {
            "id": _ID,
            "kind": {"const": "outcome"},
            "text": text,
            "outcome": {"enum": [str(kind) for kind in OutcomeKind]},
            "who": {"enum": [str(who) for who in Who]},
            "steps": _list(step),
            "say": text,
            "disclose": _BOOLEAN,
            "note_down": _list(_ID),
            "sources": _list(_STRING),
            "customer_waits": _BOOLEAN,
        },
        ("id", "kind"),
    )
    words = _record({lang: _list(_STRING) for lang in LANGS}, LANGS)
    example = _record({"name": _STRING, "answers": _list(_ID), "ends": to}, ("name", "answers", "ends"))
    tree = _record(
        {
            "$schema": _STRING,
            "schema_version": {"type": "string", "pattern": r"^1\.[0-9]+$"},
            "text_format": {"enum": [INLINE, PLAIN], "default": PLAIN},
            "id": _ID,
            "family": _ID,
            "title": text,
            "summary": text,
            "leads_here": _record({"codes": _list(_STRING), "faults": _list(_ID), "words": words}, ()),
            "safety": _list(text),
            "owner": _STRING,
            "reviewed": _DATE,
            "review_by": _DATE,
            "sources": _list(_STRING),
            "start": _ID,
            "nodes": {**_list({"anyOf": [question, outcome]}), "minItems": 1},
            "examples": _list(example),
        },
        ("schema_version", "nodes"),
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "poshelp tree as a graph", **tree}


def _record(properties: Schema, required: tuple[str, ...]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
