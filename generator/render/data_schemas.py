"""The shape of each file of data/v1 as JSON Schema 2020-12: every key is named, and no other is allowed."""

from __future__ import annotations

from typing import Any

from generator.model.facts import Agreement, Retry, Table
from generator.model.text import DEFAULT_LANGS, Lang
from generator.model.tree import OutcomeKind, Who
from generator.model.tree_version import LENGTH
from generator.render.code_advice import Danger

Schema = dict[str, Any]
Langs = tuple[Lang, ...]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_QUOTED: Langs = ("zh", "en")
"""The languages of the words of schemes and of their meanings, whatever languages a project has."""
_STRING: Schema = {"type": "string"}
ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_BOOLEAN: Schema = {"type": "boolean"}
_SECONDS: Schema = {"type": "integer", "minimum": 0}
_DATE: Schema = {"type": "string", "format": "date"}
_PATH: Schema = {"type": "string", "pattern": "^[a-z0-9/-]*/(#[a-z0-9-]+)?$"}
"""Below a language's folder."""


def schemas(langs: Langs = DEFAULT_LANGS) -> dict[str, Schema]:
    """The schema of each file by the file's name without `.json`; all indexes have one."""
    return {"trees": _trees(langs), "codes": _codes(langs), "faults": _faults(langs), "index": _index(langs)}


def _file(title: str, properties: Schema) -> Schema:
    """A file: what it holds, and where its schema and its maker are named."""
    head: Schema = {"$schema": _STRING, "poshelp": {**_STRING, "description": "Version of the generator."}}
    return {"$schema": DIALECT, "title": title, **_record({**head, **properties})}


def _record(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(values: Any) -> Schema:
    return {"enum": [str(value) for value in values]}


def _by_language(langs: Langs, schema: Schema) -> Schema:
    return _record(dict.fromkeys(langs, schema))


def _texts(langs: Langs) -> Schema:
    """A statement in every language."""
    return _by_language(langs, _STRING)


def _trees(langs: Langs) -> Schema:
    texts = _texts(langs)
    answer = _record({"id": ID, "label": texts, "to": _record({"tree": ID, "node": ID}), "ensures": _list(ID)})
    question = _record(
        {
            "id": ID,
            "number": {"type": "integer", "minimum": 1},
            "ask": texts,
            "help": _or_null(texts),
            "seconds": _SECONDS,
            "customer_waits": _BOOLEAN,
            "answers": {**_list(answer), "minItems": 1},
        }
    )
    step = _record({"do": texts, "seconds": _SECONDS, "needs": _list(ID), "destroys": _or_null(ID)})
    outcome = _record(
        {
            "id": ID,
            "number": {"type": "integer", "minimum": 1},
            "outcome": one_of(OutcomeKind),
            "who": one_of(Who),
            "title": texts,
            "steps": _list(step),
            "say": texts,
            "disclose": _BOOLEAN,
            "note_down": _list(_STRING),
            "customer_waits": _BOOLEAN,
            "sources": _list(_STRING),
        }
    )
    tree = _record(
        {
            "id": ID,
            "family": ID,
            "title": texts,
            "summary": texts,
            "leads_here": _record(
                {"codes": _list(_STRING), "faults": _list(ID), "words": _by_language(langs, _list(_STRING))}
            ),
            "safety": _list(texts),
            "verify_first": _BOOLEAN,
            "pick_up": _BOOLEAN,
            "owner": _STRING,
            "reviewed": _DATE,
            "review_by": _DATE,
            "version": {"type": "string", "pattern": f"^[0-9a-f]{{{LENGTH}}}$"},
            "overdue": _BOOLEAN,
            "sources": _list(_STRING),
            "start": ID,
            "nodes": {**_list({"anyOf": [question, outcome]}), "minItems": 1},
        }
    )
    family = _record({"id": ID, "name": texts, "summary": texts})
    return _file(
        "Decision trees",
        {
            "entry": ID,
            "facts": _map(texts),
            "note_down": _map(texts),
            "neutral_sentence": texts,
            "families": _list(family),
            "trees": _list(tree),
        },
    )


def _codes(langs: Langs) -> Schema:
    texts = _texts(langs)
    code = _record(
        {
            "code": _STRING,
            "table": one_of(Table),
            "name": texts,
            "scope": _list(_STRING),
            "cause": ID,
            "cause_by_scheme": _map(ID),
            "retry_rule": one_of(Retry),
            "danger": _or_null(one_of(Danger)),
            "do": texts,
            "say": texts,
            "caveat": _or_null(texts),
            "maps_to": _or_null(_STRING),
            "schemes": _map(_STRING),
            "scheme_meanings": _map(_texts(_QUOTED)),
            "agreement": one_of(Agreement),
            "sources": _list(_STRING),
            "path": _PATH,
        }
    )
    return _file("Response codes", {"codes": _list(code)})


def _faults(langs: Langs) -> Schema:
    texts = _texts(langs)
    fault = _record(
        {
            "id": ID,
            "name": texts,
            "cause": ID,
            "variants": _list(_STRING),
            "codes": _list(_STRING),
            "seen_on": _list(_STRING),
            "first_check": texts,
            "then": texts,
            "safety": _or_null(texts),
            "escalate_to": one_of(("acquirer", "cashier", "issuer", "admin")),
            "retry_rule": one_of(Retry),
            "verify_first": _BOOLEAN,
            "agreement": one_of(Agreement),
            "sources": _list(_STRING),
            "path": _PATH,
        }
    )
    return _file("Messages of terminals", {"faults": _list(fault)})


def _index(langs: Langs) -> Schema:
    entry = _record(
        {
            "id": {"type": "string", "pattern": "^(code|fault|tree|word):.+$"},
            "kind": one_of(("code", "fault", "tree", "word")),
            "texts": {**_list(_STRING), "minItems": 1},
            "title": _STRING,
            "tree": _or_null(ID),
            "do": _STRING,
            "warning": _or_null(_STRING),
            "path": _PATH,
        }
    )
    return _file("What a finder searches, in one language", {"lang": one_of(langs), "entries": _list(entry)})
