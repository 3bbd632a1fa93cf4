"""Composed data files → facts: one declaration for each list in content/data."""

from __future__ import annotations

import re
from typing import Any

from generator.load.choices import AGREEMENT, CONFIDENCE, RETRY, TABLE
from generator.load.collection_shapes import Field, ListOf, MapOf, Record
from generator.load.languages import ByLanguage, LocalizedShape
from generator.load.scalar_shapes import ID_TEXT, BooleanShape, StringShape, TextShape
from generator.load.shape import Reader, Shape
from generator.load.yaml_reader import Node
from generator.model.facts import (
    Hotline,
    OperationalRule,
    ResponseCode,
    SchemeWords,
    Source,
    Term,
    TerminalFault,
)

_word = TextShape()
_localized = LocalizedShape()
_string = StringShape()
_strings = ListOf(_string)
_sources = ListOf(_word, at_least=1)
_scheme = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*\Z")
_by_language = ByLanguage(_strings, ())


def _code(node: Node, values: dict[str, Any], reader: Reader) -> ResponseCode:
    code = values["code"]
    return ResponseCode(
        code=code.value,
        span=code.span,
        table=values["table"],
        name=values["name"],
        scope=values["scope"],
        cause=values["cause"],
        cause_by_scheme=values["cause_by_scheme"],
        action=values["action"],
        retry=values["retry_rule"],
        cup_class=values["cup_class"],
        maps_to=values["maps_to"],
        schemes=values["schemes"],
        sources=values["sources"],
        agreement=values["agreement"],
        caveat=values["caveat"],
    )


CODES: Shape = ListOf(
    Record(
        {
            "code": Field(
                TextShape(r"(?!\.{1,2}\Z)[0-9A-Za-z.-]{1,12}", "a response code"),
                "The code as screens show it, in quotation marks",
            ),
            "table": Field(TABLE, "Which code space it belongs to"),
            "name": Field(_localized, "What it means, in a few words"),
            "scope": Field(
                _strings, "Schemes of the acquirers or clients that use it; left out: all", required=False, default=()
            ),
            "cause": Field(
                ID_TEXT, "The tree that it leads to; none: it is no error, unknown: no source maps it safely"
            ),
            "cause_by_scheme": Field(
                MapOf(ID_TEXT, "scheme", id_pattern=_scheme),
                "Scheme and tree, where one scheme's meaning leads elsewhere",
                required=False,
                default={},
            ),
            "action": Field(_word, "What the tables tell the cashier to do, such as decline or retain card"),
            "retry_rule": Field(RETRY, "May the same payment be tried again?"),
            "cup_class": Field(_string, "UnionPay's class of handling, A to E", required=False, default=""),
            "maps_to": Field(
                _string, "The code of two characters that a longer one corresponds to", required=False, default=""
            ),
            "schemes": Field(
                MapOf(_word, "scheme", id_pattern=_scheme),
                "Scheme and its own words, as they stand there",
                required=False,
                default={},
            ),
            "sources": Field(_sources, "Keys of content/data/sources.yml"),
            "agreement": Field(AGREEMENT, "How far the sources agree"),
            "caveat": Field(_localized, "What readers are told where the sources do not agree", required=False),
        },
        _code,
    ),
    "entry",
)


def _scheme_words(node: Node, values: dict[str, Any], reader: Reader) -> SchemeWords:
    return SchemeWords(values["words"].value, values["words"].span, values["means"])


SCHEME_WORDS: Shape = ListOf(
    Record(
        {
            "words": Field(_word, "The words of a scheme, as they stand in response-codes.yml"),
            "means": Field(_word, "What they mean in the other language, no more certain than the original"),
        },
        _scheme_words,
    ),
    "entry",
)


def _fault(node: Node, values: dict[str, Any], reader: Reader) -> TerminalFault:
    return TerminalFault(
        id=values["id"].value,
        span=values["id"].span,
        name=values["name"],
        cause=values["cause"],
        variants=values["variants"],
        codes=values["codes"],
        seen_on=values["seen_on"],
        first_check=values["first_check"],
        then=values["then"],
        safety=values["safety"],
        escalate_to=values["escalate_to"].value,
        retry=values["retry_rule"],
        sources=values["sources"],
        agreement=values["agreement"],
    )


FAULTS: Shape = ListOf(
    Record(
        {
            "id": Field(ID_TEXT, "Its id, which becomes part of an address"),
            "name": Field(_localized, "The message as terminals show it"),
            "cause": Field(ID_TEXT, "The tree that it leads to"),
            "variants": Field(_strings, "Other wordings seen on screens"),
            "codes": Field(_strings, "Vendors' own numbers"),
            "seen_on": Field(_strings, "Where the message was seen"),
            "first_check": Field(_localized, "What to look at first"),
            "then": Field(_localized, "What to do next"),
            "safety": Field(_localized, "What must not be done", required=False),
            "escalate_to": Field(
                TextShape("acquirer|cashier|issuer|admin", "acquirer, cashier, issuer or admin"),
                "Whom to turn to: acquirer, cashier, issuer or admin",
            ),
            "retry_rule": Field(RETRY, "May the same payment be tried again?"),
            "sources": Field(_sources, "Keys of content/data/sources.yml"),
            "agreement": Field(AGREEMENT, "How far the sources agree"),
        },
        _fault,
    ),
    "entry",
)


def _rule(node: Node, values: dict[str, Any], reader: Reader) -> OperationalRule:
    return OperationalRule(
        values["id"].value,
        values["id"].span,
        values["topic"].value,
        values["statement"],
        values["applies_to"],
        values["sources"],
        values["agreement"],
        values["confidence"],
        values["caveat"],
    )


RULES: Shape = ListOf(
    Record(
        {
            "id": Field(ID_TEXT, "Its id"),
            "topic": Field(_word, "What it is about, in a word"),
            "statement": Field(_localized, "The fact"),
            "applies_to": Field(ListOf(ID_TEXT), "Trees on whose pages it is told"),
            "sources": Field(_sources, "Keys of content/data/sources.yml"),
            "agreement": Field(AGREEMENT, "How far the sources agree"),
            "confidence": Field(CONFIDENCE, "How sure it is"),
            "caveat": Field(_localized, "What readers are told where the sources do not agree", required=False),
        },
        _rule,
    ),
    "entry",
)


def _hotline(node: Node, values: dict[str, Any], reader: Reader) -> Hotline:
    return Hotline(
        values["id"].value,
        values["id"].span,
        values["name"],
        values["number"],
        values["publish"],
        values["role"],
        values["hours"],
        values["sources"],
        values["agreement"],
        values["confidence"],
    )


HOTLINES: Shape = ListOf(
    Record(
        {
            "id": Field(ID_TEXT, "Its id"),
            "name": Field(_localized, "Whose number it is"),
            "number": Field(_string, "The telephone number, in quotation marks"),
            "publish": Field(BooleanShape(), "Only with true may the number be shown anywhere"),
            "role": Field(_localized, "What they help with"),
            "hours": Field(_localized, "When they answer", required=False),
            "sources": Field(_sources, "Keys of content/data/sources.yml"),
            "agreement": Field(AGREEMENT, "How far the sources agree"),
            "confidence": Field(CONFIDENCE, "How sure it is"),
        },
        _hotline,
    ),
    "entry",
)


def _source(node: Node, values: dict[str, Any], reader: Reader) -> Source:
    key = values["key"]
    return Source(key.value, key.span, values["kind"].value, values["citation"].value, values["note"])


SOURCES: Shape = ListOf(
    Record(
        {
            "key": Field(
                TextShape(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*", "a source key"), "The key that lists of sources name it by"
            ),
            "kind": Field(_word, "What sort of source it is, such as code-table"),
            "citation": Field(_word, "Where it can be found"),
            "note": Field(_string, "What it is, and what to mind", required=False, default=""),
        },
        _source,
    ),
    "entry",
)


def _term(node: Node, values: dict[str, Any], reader: Reader) -> Term:
    id = values["id"]
    return Term(
        id.value,
        id.span,
        values["term"],
        values["definition"],
        values["also"],
        values["avoid"],
        values["mistaken_for"],
    )


TERMS: Shape = ListOf(
    Record(
        {
            "id": Field(ID_TEXT, "Its id, for links: term:id"),
            "term": Field(_localized, "The word in both languages"),
            "definition": Field(_localized, "What it means, in a sentence or two"),
            "also": Field(_by_language, "Accepted synonyms, which searching finds too"),
            "avoid": Field(_by_language, "Renderings that must not be used"),
            "mistaken_for": Field(
                ListOf(ID_TEXT),
                "Terms whose English is easily written where this one is meant",
                required=False,
                default=(),
            ),
        },
        _term,
    ),
    "entry",
)
