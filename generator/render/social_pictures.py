"""The site → the pictures that stand for its pages where they are shared: plain data that a Typst template draws.

A whole chart would be illegible at the size of a thumbnail; the beginning of it is not: the first question, its
answers, and in the colour of each what it leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.model.artifact import SocialPicture
from generator.model.language import typeset
from generator.model.text import Lang
from generator.model.tree import DecisionTree, Outcome, Question
from generator.model.walk import resolve
from generator.render.edition import Edition
from generator.render.escape import json_text, legible
from generator.render.places import cause_picture, codes_picture, site_picture
from generator.render.word_mark import printed_mark, shown_name

_COMMON_CODES = ("51", "05", "55", "61", "91", "96")
"""Shown where the site has them: what people at the counter see most often."""

_ROOM = 4
"""Boxes beside each other in which words are large enough."""


def social_pictures(editions: Mapping[Lang, Edition]) -> Iterator[SocialPicture]:
    """One for each cause and language, one for everything else, and one for its codes."""
    for lang, edition in editions.items():
        for tree in edition.site.trees.values():
            yield SocialPicture(cause_picture(tree.id, lang), _writer(edition, _cause, tree))
        yield SocialPicture(site_picture(lang), _writer(edition, _whole_site))
        if edition.site.codes:
            yield SocialPicture(codes_picture(lang), _writer(edition, _codes))


def _writer(edition: Edition, told: Callable[..., dict[str, Any]], *more: Any) -> Callable[[], str]:
    return lambda: json_text({**_frame(edition), **told(edition, *more)})


def _frame(edition: Edition) -> dict[str, Any]:
    """What all pictures have, and what those without a question do not."""
    return {
        "lang": edition.lang,
        **typeset(edition.language),
        "brand": shown_name(edition.brand, edition.lang),
        "colour": edition.brand.primary,
        "logo": edition.brand.logo,
        "mark": printed_mark(edition.brand, edition.lang),
        "ask": "",
        "answers": [],
        "summary": "",
        "codes": [],
    }


def _cause(edition: Edition, tree: DecisionTree) -> dict[str, Any]:
    start = tree.nodes[tree.start.value]
    title = legible(edition.plain(tree.title))
    if isinstance(start, Outcome):
        return {"title": title, "summary": legible(edition.plain(tree.summary))}
    room = len(start.answers) if len(start.answers) <= _ROOM else _ROOM - 1
    shown = [
        {"label": legible(edition.plain(answer.label)), "kind": _kind(edition, tree, start, number)}
        for number, answer in enumerate(start.answers[:room])
    ]
    return {
        "title": title,
        "ask": legible(edition.plain(start.ask)),
        "answers": [*shown, {"label": "…", "kind": "more"}] if len(shown) < len(start.answers) else shown,
    }


def _kind(edition: Edition, tree: DecisionTree, question: Question, number: int) -> str:
    """What an answer leads to: a question, another tree, or a kind of outcome."""
    place = resolve(edition.site.trees, tree, question.answers[number].to)
    if place is None or place.tree != tree.id:
        return "jump"
    node = tree.nodes[place.node]
    return str(node.kind) if isinstance(node, Outcome) else "question"


def _whole_site(edition: Edition) -> dict[str, Any]:
    return {"title": edition.words.text("home.head-title"), "codes": _common_codes(edition)}


def _codes(edition: Edition) -> dict[str, Any]:
    return {"title": edition.words.text("codes.head-title"), "codes": _common_codes(edition)}


def _common_codes(edition: Edition) -> list[str]:
    codes = edition.site.codes
    known = [code for code in _COMMON_CODES if code in codes]
    return known or [legible(code.code) for code in edition.facts.paged_codes()[: len(_COMMON_CODES)]]
