"""The shape of each file of data/v1 as JSON Schema 2020-12: every key is named and told, and no other is allowed."""

from __future__ import annotations

from generator.model.facts import Agreement, Retry, Table
from generator.model.json_schema import (
    BOOLEAN,
    COUNT,
    DATE,
    ID,
    POSITION,
    STRING,
    Schema,
    document,
    in_language,
    list_of,
    map_of,
    one_of,
    or_null,
    record,
    told,
)
from generator.model.text import DEFAULT_LANGS, Lang
from generator.model.tree import OutcomeKind, Who
from generator.model.tree_version import LENGTH
from generator.render.codes.advised import Danger

Langs = tuple[Lang, ...]

_PATH: Schema = {"type": "string", "pattern": "^[a-z0-9/-]*/(#[a-z0-9-]+)?$"}
_QUOTED: Langs = ("zh", "en")
"""The languages of the words of schemes and of their meanings, whatever languages a project has."""


def schemas(langs: Langs = DEFAULT_LANGS) -> dict[str, Schema]:
    """The schema of each file by the file's name without `.json`; all indexes have one."""
    return {"trees": _trees(langs), "codes": _codes(langs), "faults": _faults(langs), "index": _index(langs)}


def _by_language(langs: Langs, schema: Schema) -> Schema:
    """A value for each language."""
    return record({lang: told(schema, in_language(lang)) for lang in langs})


def _texts(langs: Langs) -> Schema:
    """A statement in every language."""
    return _by_language(langs, STRING)


_SOURCES = told(list_of(STRING), "Keys of the sources that it rests on")
_PAGE = told(_PATH, "Address of its page below the folder of a language; with an anchor where it is a part of a page")
_RETRY = told(one_of(Retry), "Whether the same payment may be tried again")
_AGREEMENT = told(one_of(Agreement), "How far the sources agree")


def _file(title: str, properties: Schema) -> Schema:
    """A file: what it holds, and where its schema and its maker are named."""
    head: Schema = {
        "$schema": told(STRING, "Address of this schema, beside the file"),
        "poshelp": told(STRING, "Version of the generator"),
    }
    return document(title, record({**head, **properties}))


def _question(langs: Langs) -> Schema:
    texts = _texts(langs)
    place = record({"tree": told(ID, "The tree"), "node": told(ID, "The question or outcome in it")})
    answer = record(
        {
            "id": told(ID, "Its id, unique in the question"),
            "label": told(texts, "What is on the button"),
            "to": told(place, "Where the answer leads; another tree where it leads there"),
            "ensures": told(list_of(ID), "Ids of facts that hold once this answer is given"),
        }
    )
    return record(
        {
            "id": told(ID, "Its id, unique in the tree; also the anchor on the page of the tree"),
            "number": told(POSITION, "Its number on pages, charts and paper"),
            "ask": told(texts, "The question"),
            "help": told(or_null(texts), "How to find out; null where nothing needs to be said"),
            "seconds": told(COUNT, "How long finding out takes"),
            "customer_waits": told(BOOLEAN, "Whether the customer stands there meanwhile"),
            "answers": told({**list_of(answer), "minItems": 1}, "The answers, in the order of the buttons"),
        }
    )


def _outcome(langs: Langs) -> Schema:
    texts = _texts(langs)
    step = record(
        {
            "do": told(texts, "One action"),
            "seconds": told(COUNT, "How long it takes"),
            "needs": told(list_of(ID), "Ids of facts that must hold before it"),
            "destroys": told(or_null(ID), "Id of the hazard that it is; null where it is none"),
        }
    )
    return record(
        {
            "id": told(ID, "Its id, unique in the tree; also the anchor on the page of the tree"),
            "number": told(POSITION, "Its number on pages, charts and paper"),
            "outcome": told(one_of(OutcomeKind), "What kind of end it is"),
            "who": told(one_of(Who), "Who acts"),
            "title": told(texts, "What is to be done, in a few words"),
            "steps": told(list_of(step), "What to do, one action a step"),
            "say": told(texts, "What to tell the customer"),
            "disclose": told(BOOLEAN, "Whether the customer may be told the reason"),
            "note_down": told(list_of(STRING), "What to write down: keys of note_down at the top"),
            "customer_waits": told(BOOLEAN, "Whether the customer stands there meanwhile"),
            "sources": _SOURCES,
        }
    )


def _trees(langs: Langs) -> Schema:
    texts = _texts(langs)
    leads_here = record(
        {
            "codes": told(list_of(STRING), "Response codes"),
            "faults": told(list_of(ID), "Ids of messages of terminals"),
            "words": told(_by_language(langs, list_of(STRING)), "Words by which people look for it"),
        }
    )
    tree = record(
        {
            "id": told(ID, "Its id, unique; also the last part of its address"),
            "family": told(ID, "The family that it belongs to"),
            "title": told(texts, "What the cause is called"),
            "summary": told(texts, "What it is, and what to do first, in one sentence"),
            "leads_here": told(leads_here, "What leads a reader to this tree"),
            "safety": told(list_of(texts), "What must never be done here"),
            "verify_first": told(BOOLEAN, "Whether the first payment may have gone through"),
            "pick_up": told(BOOLEAN, "Whether it is about a card to be kept: the customer is told no reason"),
            "owner": told(STRING, "The role or team that answers for it"),
            "reviewed": told(DATE, "When it was reviewed last"),
            "review_by": told(DATE, "When it must be reviewed again"),
            "version": told(
                {"type": "string", "pattern": f"^[0-9a-f]{{{LENGTH}}}$"}, "Changes with its questions and answers"
            ),
            "overdue": told(BOOLEAN, "Whether review_by had passed on the day of the build"),
            "sources": _SOURCES,
            "start": told(ID, "The node at which it begins"),
            "nodes": told(
                {**list_of({"anyOf": [_question(langs), _outcome(langs)]}), "minItems": 1},
                "Questions (with ask) and outcomes (with outcome), in the order of their numbers",
            ),
        }
    )
    family = record(
        {
            "id": told(ID, "Its id"),
            "name": told(texts, "What it is called"),
            "summary": told(texts, "What belongs to it"),
        }
    )
    return _file(
        "Decision trees",
        {
            "entry": told(ID, "The tree at which a reader begins who knows no code"),
            "facts": told(map_of(texts), "What answers can ensure and steps can need, by id"),
            "note_down": told(map_of(texts), "What a cashier can be asked to write down, by key"),
            "neutral_sentence": told(texts, "All that may be said where a card is lost, stolen or to be kept"),
            "families": told(list_of(family), "Families of causes, in the order of the site"),
            "trees": told(list_of(tree), "All trees, in the order of the site"),
        },
    )


def _codes(langs: Langs) -> Schema:
    texts = _texts(langs)
    code = record(
        {
            "code": told(STRING, "The code as screens show it"),
            "table": told(one_of(Table), "The code space that it belongs to"),
            "name": told(texts, "What it means, in a few words"),
            "scope": told(list_of(STRING), "Schemes of the acquirers or clients that use it; empty: all"),
            "cause": told(ID, "The tree that it leads to; none: no error, unknown: no source maps it safely"),
            "cause_by_scheme": told(map_of(ID), "The tree by scheme, where one scheme's meaning leads elsewhere"),
            "retry_rule": _RETRY,
            "danger": told(or_null(one_of(Danger)), "Why care is needed; null where none is"),
            "do": told(texts, "The next action, safe on every terminal"),
            "say": told(texts, "What to tell the customer"),
            "caveat": told(or_null(texts), "What readers are told where sources disagree; null where they agree"),
            "maps_to": told(or_null(STRING), "The code of two characters that a longer one corresponds to"),
            "schemes": told(map_of(STRING), "The words of each scheme as they stand there"),
            "scheme_meanings": told(map_of(_texts(_QUOTED)), "What these words mean, by scheme"),
            "agreement": _AGREEMENT,
            "sources": _SOURCES,
            "path": _PAGE,
        }
    )
    return _file("Response codes", {"codes": told(list_of(code), "All codes, in the order of the list")})


def _faults(langs: Langs) -> Schema:
    texts = _texts(langs)
    fault = record(
        {
            "id": told(ID, "Its id"),
            "name": told(texts, "The message as terminals show it"),
            "cause": told(ID, "The tree that it leads to"),
            "variants": told(list_of(STRING), "Other wordings seen on screens"),
            "codes": told(list_of(STRING), "Vendors' own numbers"),
            "seen_on": told(list_of(STRING), "Where the message was seen"),
            "first_check": told(texts, "What to look at first"),
            "then": told(texts, "What to do next"),
            "safety": told(or_null(texts), "What must not be done; null where nothing needs to be said"),
            "escalate_to": told(one_of(("acquirer", "cashier", "issuer", "admin")), "Whom to turn to"),
            "retry_rule": _RETRY,
            "verify_first": told(BOOLEAN, "Whether the first payment may have gone through"),
            "agreement": _AGREEMENT,
            "sources": _SOURCES,
            "path": _PAGE,
        }
    )
    return _file("Messages of terminals", {"faults": told(list_of(fault), "All messages, in the order of the list")})


def _index(langs: Langs) -> Schema:
    entry = record(
        {
            "id": told({"type": "string", "pattern": "^(code|fault|tree|word):.+$"}, "Kind and name, unique"),
            "kind": told(one_of(("code", "fault", "tree", "word")), "What was found"),
            "texts": told({**list_of(STRING), "minItems": 1}, "What is compared with what somebody types"),
            "title": told(STRING, "What is shown of it"),
            "tree": told(or_null(ID), "The tree that it leads to; null where it leads to none"),
            "do": told(STRING, "The first question or action"),
            "warning": told(or_null(STRING), "What must be read first; null where there is nothing"),
            "path": _PAGE,
        }
    )
    return _file(
        "What a finder searches, in one language",
        {
            "lang": told(one_of(langs), "The language of all texts in it"),
            "entries": told(list_of(entry), "Codes, messages, trees, and the words that people use for a tree"),
        },
    )
