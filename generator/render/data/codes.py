"""Response codes and terminal faults → data/v1/codes.json and faults.json."""

from __future__ import annotations

from typing import Any

from generator.model.facts import ResponseCode, Retry, TerminalFault
from generator.render import addresses
from generator.render.addresses import Address
from generator.render.codes.advice import advice, say
from generator.render.data.trees import Editions, facts_of, site_of, texts


def codes_data(editions: Editions) -> dict[str, Any]:
    """All codes, each with the advice that its page gives. The tables' own action is left out: it may be unsafe."""
    return {"codes": [_code(editions, code) for code in site_of(editions).codes.values()]}


def faults_data(editions: Editions) -> dict[str, Any]:
    """All faults with what to do."""
    return {"faults": [_fault(editions, fault) for fault in site_of(editions).faults.values()]}


def path_of(address: Address) -> str:
    """A place below a language's folder: `codes/51/`, `codes/#code-116`."""
    return addresses.directory(address.page) + (f"#{address.anchor}" if address.anchor else "")


def _code(editions: Editions, code: ResponseCode) -> dict[str, Any]:
    given = advice(facts_of(editions), code)
    return {
        "code": code.code,
        "table": str(code.table),
        "name": texts(editions, code.name),
        "scope": list(code.scope),
        "cause": code.cause.value,
        "cause_by_scheme": {scheme: cause.value for scheme, cause in code.cause_by_scheme.items()},
        "retry_rule": str(code.retry),
        "danger": str(given.danger) if given.danger else None,
        "do": {lang: edition.words.text(given.action) for lang, edition in editions.items()},
        "say": {lang: say(edition, given.say) for lang, edition in editions.items()},
        "caveat": texts(editions, code.caveat) if code.caveat else None,
        "maps_to": code.maps_to or None,
        "schemes": {scheme: words.value for scheme, words in code.schemes.items()},
        "scheme_meanings": _meanings(editions, code),
        "agreement": str(code.agreement),
        "sources": [source.value for source in code.sources],
        "path": path_of(addresses.code_address(code)),
    }


def _meanings(editions: Editions, code: ResponseCode) -> dict[str, dict[str, str]]:
    """Each scheme's words and what they mean, by language; without numbers, which mean the same in all."""
    known = site_of(editions).scheme_words
    found = {scheme: known[words.value].texts for scheme, words in code.schemes.items() if words.value in known}
    return {scheme: {lang: one.value for lang, one in text.texts.items()} for scheme, text in found.items() if text}


def _fault(editions: Editions, fault: TerminalFault) -> dict[str, Any]:
    return {
        "id": fault.id,
        "name": texts(editions, fault.name),
        "cause": fault.cause.value,
        "variants": list(fault.variants),
        "codes": list(fault.codes),
        "seen_on": list(fault.seen_on),
        "first_check": texts(editions, fault.first_check),
        "then": texts(editions, fault.then),
        "safety": texts(editions, fault.safety) if fault.safety else None,
        "escalate_to": fault.escalate_to,
        "retry_rule": str(fault.retry),
        "verify_first": fault.retry is Retry.VERIFY_FIRST,
        "agreement": str(fault.agreement),
        "sources": [source.value for source in fault.sources],
        "path": path_of(addresses.fault_address(fault.id)),
    }
