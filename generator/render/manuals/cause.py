"""A decision tree and its charts → the chapter of a cause as data."""

from __future__ import annotations

from typing import Any

from generator.model.chart import PaperChart
from generator.model.facts import Agreement, OperationalRule
from generator.model.page import PROSE
from generator.model.tree import UNSURE, Answer, DecisionTree, Outcome, OutcomeKind, Question
from generator.model.walk import node_numbers, reading_order, resolve
from generator.render import addresses
from generator.render.manuals.book import Book, node_label, tree_label
from generator.render.manuals.square import square

_CALLED = (OutcomeKind.CALL_ISSUER, OutcomeKind.CALL_ACQUIRER)
"""Outcomes that end at a telephone, beside which the live step is wanted."""


def cause(book: Book, tree: DecisionTree) -> dict[str, Any]:
    """The chapter of `tree`: what leads to it, what must never be done, and its steps."""
    site, facts = book.edition.site, book.edition.facts
    is_pickup, is_verify = tree.id in facts.pickup_trees, tree.id in facts.verify_trees
    head = "safety.pick-up" if is_pickup else "safety.verify-first" if is_verify else "safety.head"
    neutral = book.plain(site.settings.neutral_sentence)
    numbers = node_numbers(tree)
    address = book.url(addresses.tree_address(tree.id))
    return {
        "id": tree.id,
        "label": tree_label(tree.id),
        "title": book.plain(tree.title),
        "summary": book.text(tree.summary),
        "codes": [code.value for code in tree.codes],
        "screens": [book.plain(site.faults[fault.value].name) for fault in tree.faults],
        "safety": {
            "head": book.say(head),
            "say": book.say("safety.say-only", sentence=neutral) if is_pickup else [],
            "sentences": [book.text(sentence) for sentence in tree.safety],
            "grave": is_pickup or is_verify,
        },
        "reviewed": tree.reviewed.isoformat(),
        "url": address,
        "square": square(address),
        "nodes": [_node(book, tree, id, numbers) for id in reading_order(tree)],
        "charts": [],
    }


def background(book: Book, tree: DecisionTree) -> dict[str, Any]:
    """What a book has room for beside: the prose about `tree`, the facts behind it, and where they come from."""
    site = book.edition.site
    sources = {key.value for key in (*tree.sources, *(key for end in tree.outcomes for key in end.sources))}
    return {
        "prose": book.prose(f"{PROSE}{tree.id}"),
        "rules": [
            _rule(book, rule) for rule in site.rules.values() if tree.id in {name.value for name in rule.applies_to}
        ],
        "sources": sorted(sources),
    }


def charts(drawn: tuple[PaperChart, ...]) -> list[dict[str, Any]]:
    """The charts of a tree."""
    return [_chart(chart) for chart in drawn]


def _node(book: Book, tree: DecisionTree, id: str, numbers: dict[str, int]) -> dict[str, Any]:
    node = tree.nodes[id]
    common = {"id": id, "label": node_label(tree.id, id), "number": numbers[id]}
    if isinstance(node, Question):
        return {
            **common,
            "k": "question",
            "is_start": id == tree.start.value,
            "ask": book.text(node.ask),
            "help": book.text(node.help) if node.help else [],
            "answers": [_answer(book, tree, answer) for answer in node.answers],
        }
    return {**common, "k": "outcome", **_outcome(book, tree, node)}


def _answer(book: Book, tree: DecisionTree, answer: Answer) -> dict[str, Any]:
    trees = book.edition.site.trees
    place = resolve(trees, tree, answer.to)
    assert place is not None  # noqa: S101  a site has no dangling target
    there = trees[place.tree]
    return {
        "label": book.text(answer.label),
        "is_unsure": answer.id == UNSURE,
        "number": node_numbers(there)[place.node],
        "to": node_label(place.tree, place.node) if place.tree in book.trees else "",
        "tree": "" if there is tree else book.plain(there.title),
    }


def _outcome(book: Book, tree: DecisionTree, node: Outcome) -> dict[str, Any]:
    settings, words = book.edition.site.settings, book.edition.words
    needs = dict.fromkeys(need.value for step in node.steps for need in step.needs)
    call = f"guide.call.{node.kind if node.disclose else 'quiet'}"
    is_called = node.kind in _CALLED
    address = book.url(addresses.tree_address(tree.id, node.id))
    return {
        "kind": node.kind,
        "kind_name": words.text(f"outcome.{node.kind}"),
        "who_id": node.who,
        "who": words.text("guide.who", who=words.text(f"who.{node.who}")),
        "title": book.text(node.title),
        "needs": [book.text(settings.facts[need]) for need in needs],
        "steps": [book.text(step.do) for step in node.steps],
        "say": book.text(node.say),
        "disclose": node.disclose,
        "note_down": [book.plain(settings.note_down[word.value]) for word in node.note_down],
        "call": book.say(call),
        "square": square(address) if is_called else "",
        "url": address if is_called else "",
    }


def _chart(chart: PaperChart) -> dict[str, Any]:
    return {
        "letter": chart.letter,
        "first": chart.first,
        "svg": chart.svg,
        "turn": chart.turn,
        "width": chart.width,
        "height": chart.height,
    }


def _rule(book: Book, rule: OperationalRule) -> dict[str, Any]:
    is_sure = rule.agreement is Agreement.AGREED
    words = book.edition.words
    marks = [] if is_sure else [words.text(f"agreement.{rule.agreement}")]
    return {
        "statement": book.text(rule.statement),
        "caveat": book.text(rule.caveat) if rule.caveat else [],
        "marks": [*marks, words.text(f"confidence.{rule.confidence}")],
    }
