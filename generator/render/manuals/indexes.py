"""Codes, screen texts, terms and sources → the indexes of a handbook, and the sheet of common codes, as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.facts import Agreement, ResponseCode, Table
from generator.render import addresses
from generator.render.codes.advice import advice, say
from generator.render.manuals.book import Book, tree_label

Rows = list[dict[str, Any]]


def code_rows(book: Book) -> Rows:
    """Every code, in the order of its characters; those with a sign last."""
    codes = [code for code in book.edition.site.codes.values() if code.table is not Table.FALLBACK]
    codes.sort(key=lambda code: (code.code[0] == "-", len(code.code) > 2, code.code[0], len(code.code), code.code))
    return [_code(book, code) for code in codes]


def common_codes(book: Book, codes: Iterable[str]) -> Rows:
    """The rows of `codes` with whether to try again and what to say."""
    words, facts = book.edition.words, book.edition.facts
    rows = []
    for name in codes:
        code = book.edition.site.codes[name]
        given = advice(facts, code)
        rows.append(
            {
                **_code(book, code),
                "retry": words.text(given.retry),
                "say": say(book.edition, given.say),
                "danger": str(given.danger or ""),
            }
        )
    return rows


def _code(book: Book, code: ResponseCode) -> dict[str, Any]:
    words, trees = book.edition.words, book.edition.site.trees
    causes = dict.fromkeys([code.cause.value, *(cause.value for cause in code.cause_by_scheme.values())])
    return {
        "code": code.code,
        "label": addresses.code_anchor(code.code),
        "name": book.plain(code.name),
        "action": words.text(advice(book.edition.facts, code).action),
        "mark": "" if code.agreement is Agreement.AGREED else words.text(f"agreement.{code.agreement}"),
        "scope": words.text("list.comma").join(words.name("scheme", scheme) for scheme in code.scope),
        "causes": [_lead(book, cause) for cause in causes if cause in trees],
    }


def _lead(book: Book, tree: str) -> dict[str, str]:
    """A cause by its title, and where it is in the book."""
    title = book.plain(book.edition.site.trees[tree].title)
    return {"title": title, "to": tree_label(tree) if tree in book.trees else ""}


def screen_rows(book: Book) -> Rows:
    """Every text of a screen, in the order of families and causes."""
    site = book.edition.site
    order = {tree: number for number, tree in enumerate(site.trees)}
    faults = sorted(site.faults.values(), key=lambda fault: order.get(fault.cause.value, len(order)))
    return [
        {
            "label": f"fault-{fault.id}",
            "name": book.plain(fault.name),
            "variants": list(fault.variants),
            "first": book.text(fault.first_check),
            "causes": [_lead(book, fault.cause.value)] if fault.cause.value in site.trees else [],
        }
        for fault in faults
    ]


def term_rows(book: Book) -> Rows:
    """The glossary in the order of the site."""
    others = [lang for lang in book.edition.site.langs if lang != book.lang]
    return [
        {
            "label": f"term-{term.id}",
            "term": term.term.text(book.lang),
            "other": " · ".join(map(term.term.text, others)),
            "definition": book.text(term.definition),
        }
        for term in book.edition.site.terms.values()
    ]


def source_rows(book: Book) -> Rows:
    """Every source by its key."""
    words = book.edition.words
    return [
        {"key": source.key, "kind": words.name("source-kind", source.kind), "citation": source.citation}
        for source in sorted(book.edition.site.sources.values(), key=lambda source: source.key)
    ]
