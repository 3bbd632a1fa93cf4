"""The shape of a tree as a plain graph, as JSON Schema 2020-12: what `export` writes, and `import` reads again."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.exchange.draft import LANGS
from generator.model import json_schema
from generator.model.json_schema import (
    BOOLEAN,
    DATE,
    ID,
    STRING,
    Schema,
    document,
    in_language,
    list_of,
    one_of,
    or_null,
    told,
)
from generator.model.tree import OutcomeKind, Who

SCHEMA_VERSION = "1.0"
"""Within 1 keys are only added, and only ones that may be left out."""
INLINE, PLAIN = "inline", "plain"
"""`text_format`: texts with the inline markup of trees, or texts in which every sign stands for itself."""

_SECONDS: Schema = {"type": "integer", "minimum": 0, "maximum": 3600}


def graph_schema() -> Schema:
    """Keys that are not required may be left out: `import` leaves them for the author."""
    texts = _record({lang: told(STRING, in_language(lang)) for lang in LANGS}, ())
    text: Schema = {"anyOf": [texts, told(STRING, "In one language, which is found out.")]}
    place = {
        **_record(
            {"tree": told(ID, "A tree; left out: this one"), "node": told(ID, "A node; left out: the start")}, ()
        ),
        "minProperties": 1,
    }
    to = told(
        {"anyOf": [place, told(STRING, "A node of this tree.")]},
        "A node of this tree, the start of another tree, or a node of another tree.",
    )
    sources = told(list_of(STRING), "Keys of content/data/sources.yml")
    waits = told(BOOLEAN, "Whether the customer stands there meanwhile")
    seconds = told(_SECONDS, "How long it takes")
    answer = _record(
        {
            "id": told(ID, "Its id, unique in the question"),
            "text": told(text, "What is on the button"),
            "to": to,
            "ensures": told(list_of(ID), "Ids of facts that hold once this answer is given"),
        },
        ("to",),
    )
    question = _record(
        {
            "id": told(ID, "Its id, unique in the tree"),
            "kind": told({"const": "question"}, "That it is a question"),
            "text": told(text, "The question"),
            "help": told(or_null(text), "How to find out"),
            "seconds": seconds,
            "customer_waits": waits,
            "answers": told({**list_of(answer), "minItems": 1}, "The answers, in the order of the buttons"),
        },
        ("id", "kind", "answers"),
    )
    step = _record(
        {
            "text": told(text, "One action"),
            "seconds": seconds,
            "needs": told(list_of(ID), "Ids of facts that must hold before it"),
            "destroys": told(or_null(ID), "Id of the hazard that it is"),
        },
        ("text",),
    )
    outcome = _record(
        {
            "id": told(ID, "Its id, unique in the tree"),
            "kind": told({"const": "outcome"}, "That it is an outcome"),
            "text": told(text, "What is to be done, in a few words"),
            "outcome": told(one_of(OutcomeKind), "What kind of end it is"),
            "who": told(one_of(Who), "Who acts"),
            "steps": told(list_of(step), "What to do, one action a step"),
            "say": told(text, "What to tell the customer"),
            "disclose": told(BOOLEAN, "Whether the customer may be told the reason"),
            "note_down": told(list_of(ID), "What to write down: keys of note_down in site_config/site.yml"),
            "sources": sources,
            "customer_waits": waits,
        },
        ("id", "kind"),
    )
    words = _record({lang: told(list_of(STRING), in_language(lang)) for lang in LANGS}, LANGS)
    leads_here = _record(
        {
            "codes": told(list_of(STRING), "Response codes"),
            "faults": told(list_of(ID), "Ids of messages of terminals"),
            "words": told(words, "Words by which people look for it"),
        },
        (),
    )
    example = _record(
        {
            "name": told(STRING, "What it shows"),
            "answers": told(list_of(ID), "The answers that are given, in their order"),
            "ends": told(to, "Where they lead"),
        },
        ("name", "answers", "ends"),
    )
    tree = _record(
        {
            "$schema": told(STRING, "Address of this schema"),
            "schema_version": told({"type": "string", "pattern": r"^1\.[0-9]+$"}, "The version of this format"),
            "text_format": told(
                {"enum": [INLINE, PLAIN], "default": PLAIN},
                "inline: texts have the inline markup of trees; plain: every sign stands for itself",
            ),
            "id": told(ID, "Its id"),
            "family": told(ID, "The family that it belongs to"),
            "title": told(text, "What the cause is called"),
            "summary": told(text, "What it is, and what to do first, in one sentence"),
            "leads_here": told(leads_here, "What leads a reader to this tree"),
            "safety": told(list_of(text), "What must never be done here"),
            "owner": told(STRING, "The role or team that answers for it"),
            "reviewed": told(DATE, "When it was reviewed last"),
            "review_by": told(DATE, "When it must be reviewed again"),
            "sources": sources,
            "start": told(ID, "The node at which it begins"),
            "nodes": told({**list_of({"anyOf": [question, outcome]}), "minItems": 1}, "Questions and outcomes"),
            "examples": told(list_of(example), "Answers and where they must lead: the tests of the tree"),
        },
        ("schema_version", "nodes"),
    )
    return document("poshelp tree as a graph", tree)


def _record(properties: Mapping[str, Schema], required: Collection[str]) -> Schema:
    return json_schema.record(properties, set(properties) - set(required))
