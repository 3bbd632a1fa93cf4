"""Composed data files → facts: one declaration for each list in content/data."""

from __future__ import annotations

import re
from typing import Any

from generator.load.languages import ByLanguage, LocalizedShape
from generator.load.schema import (
    BooleanShape,
    ChoiceShape,
    Field,
    ListOf,
    MapOf,
    Reader,
    Record,
    Shape,
    StringShape,
    TextShape,
)
from generator.load.yaml_reader import Node
from generator.model.facts import (
    Agreement,
    Confidence,
    Exemption,
    Family,
    Hotline,
    OperationalRule,
    ResponseCode,
    Retry,
    SchemeWords,
    Source,
    Table,
    Term,
    TerminalFault,
)

_id = TextShape(r"[a-z0-9]+(?:-[a-z0-9]+)*", "an id")
_word = TextShape()
_localized = LocalizedShape()
_string = StringShape()
_strings = ListOf(_string)
_sources = ListOf(_word, at_least=1)
_agreement = ChoiceShape(Agreement)
_confidence = ChoiceShape(Confidence)
_retry = ChoiceShape(Retry)
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
        action=values["action"].value,
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
            "code": Field(TextShape(r"(?!\.{1,2}\Z)[0-9A-Za-z.-]{1,12}", "a response code")),
            "table": Field(ChoiceShape(Table)),
            "name": Field(_localized),
            "scope": Field(_strings, required=False, default=()),
            "cause": Field(_id),
            "cause_by_scheme": Field(MapOf(_id, "scheme", id_pattern=_scheme), required=False, default={}),
            "action": Field(_word),
            "retry_rule": Field(_retry),
            "cup_class": Field(_string, required=False, default=""),
            "maps_to": Field(_string, required=False, default=""),
            "schemes": Field(MapOf(_word, "scheme", id_pattern=_scheme), required=False, default={}),
            "sources": Field(_sources),
            "agreement": Field(_agreement),
            "caveat": Field(_localized, required=False),
        },
        _code,
    ),
    "entry",
)


def _scheme_words(node: Node, values: dict[str, Any], reader: Reader) -> SchemeWords:
    return SchemeWords(values["words"].value, values["words"].span, values["means"])


SCHEME_WORDS: Shape = ListOf(Record({"words": Field(_word), "means": Field(_word)}, _scheme_words), "entry")


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
            "id": Field(_id),
            "name": Field(_localized),
            "cause": Field(_id),
            "variants": Field(_strings),
            "codes": Field(_strings),
            "seen_on": Field(_strings),
            "first_check": Field(_localized),
            "then": Field(_localized),
            "safety": Field(_localized, required=False),
            "escalate_to": Field(TextShape("acquirer|cashier|issuer|admin", "acquirer, cashier, issuer or admin")),
            "retry_rule": Field(_retry),
            "sources": Field(_sources),
            "agreement": Field(_agreement),
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
            "id": Field(_id),
            "topic": Field(_word),
            "statement": Field(_localized),
            "applies_to": Field(ListOf(_id)),
            "sources": Field(_sources),
            "agreement": Field(_agreement),
            "confidence": Field(_confidence),
            "caveat": Field(_localized, required=False),
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
            "id": Field(_id),
            "name": Field(_localized),
            "number": Field(_string),
            "publish": Field(BooleanShape()),
            "role": Field(_localized),
            "hours": Field(_localized, required=False),
            "sources": Field(_sources),
            "agreement": Field(_agreement),
            "confidence": Field(_confidence),
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
            "key": Field(TextShape(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*", "a source key")),
            "kind": Field(_word),
            "citation": Field(_word),
            "note": Field(_string, required=False, default=""),
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
            "id": Field(_id),
            "term": Field(_localized),
            "definition": Field(_localized),
            "also": Field(_by_language),
            "avoid": Field(_by_language),
            "mistaken_for": Field(ListOf(_id), required=False, default=()),
        },
        _term,
    ),
    "entry",
)


def _family(node: Node, values: dict[str, Any], reader: Reader) -> Family:
    id = values["id"]
    return Family(id.value, id.span, values["name"], values["summary"], values["screen"])


FAMILIES: Shape = ListOf(
    Record(
        {
            "id": Field(_id),
            "name": Field(_localized),
            "summary": Field(_localized),
            "screen": Field(_by_language),
        },
        _family,
    ),
    "entry",
)


def _exemptions(key: str) -> Shape:
    return ListOf(
        Record(
            {key: Field(_word), "reason": Field(_word)},
            lambda node, values, reader: Exemption(values[key].value, values[key].span, values["reason"].value),
        ),
        "entry",
    )


EXEMPTIONS: Shape = Record(
    {"codes": Field(_exemptions("code")), "faults": Field(_exemptions("fault"))},
    lambda node, values, reader: (values["codes"], values["faults"]),
)
