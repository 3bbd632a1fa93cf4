"""Decision trees → data/v1/trees.json: everything that a guide needs, in every language, without markup."""

from __future__ import annotations

from typing import Any

from generator.model.project import Site
from generator.model.text import Lang, Localized
from generator.model.tree import DecisionTree, Jump, Node, Outcome
from generator.model.walk import node_numbers, resolve
from generator.render.edition import Edition, Facts

Editions = dict[Lang, Edition]
"""The same site and brand in each language."""


def facts_of(editions: Editions) -> Facts:
    """What is the same in all of them."""
    return next(iter(editions.values())).facts


def site_of(editions: Editions) -> Site:
    """The site that they are editions of."""
    return facts_of(editions).site


def trees_data(editions: Editions) -> dict[str, Any]:
    """All trees in the order of the site."""
    site = site_of(editions)
    return {
        "entry": site.settings.entry,
        "facts": {id: texts(editions, words) for id, words in site.settings.facts.items()},
        "note_down": {id: texts(editions, words) for id, words in site.settings.note_down.items()},
        "neutral_sentence": texts(editions, site.settings.neutral_sentence),
        "families": [
            {"id": family.id, "name": texts(editions, family.name), "summary": texts(editions, family.summary)}
            for family in site.families.values()
        ],
        "trees": [_tree(editions, tree) for tree in site.trees.values()],
    }


def texts(editions: Editions, text: Localized) -> dict[str, str]:
    """A statement in every language, without markup and with the brand's words filled in."""
    return {lang: edition.plain(text) for lang, edition in editions.items()}


def _tree(editions: Editions, tree: DecisionTree) -> dict[str, Any]:
    site = site_of(editions)
    facts = facts_of(editions)
    numbers = node_numbers(tree)
    return {
        "id": tree.id,
        "family": tree.family,
        "title": texts(editions, tree.title),
        "summary": texts(editions, tree.summary),
        "leads_here": {
            "codes": [code.value for code in tree.codes],
            "faults": [fault.value for fault in tree.faults],
            "words": {lang: [word.value for word in tree.words[lang]] for lang in editions},
        },
        "safety": [texts(editions, sentence) for sentence in tree.safety],
        "verify_first": tree.id in facts.verify_trees,
        "pick_up": tree.id in facts.pickup_trees,
        "owner": tree.owner.value,
        "reviewed": tree.reviewed.isoformat(),
        "review_by": tree.review_by.isoformat(),
        "version": facts.version(tree),
        "overdue": site.today > tree.review_by,
        "sources": [source.value for source in tree.sources],
        "start": tree.start.value,
        "nodes": [_node(editions, tree, tree.nodes[id], number) for id, number in numbers.items()],
    }


def _node(editions: Editions, tree: DecisionTree, node: Node, number: int) -> dict[str, Any]:
    if isinstance(node, Outcome):
        return _outcome(editions, node, number)
    return {
        "id": node.id,
        "number": number,
        "ask": texts(editions, node.ask),
        "help": texts(editions, node.help) if node.help else None,
        "seconds": node.seconds,
        "customer_waits": node.customer_waits,
        "answers": [
            {
                "id": answer.id,
                "label": texts(editions, answer.label),
                "to": _place(editions, tree, answer.to),
                "ensures": [fact.value for fact in answer.ensures],
            }
            for answer in node.answers
        ],
    }


def _place(editions: Editions, tree: DecisionTree, jump: Jump) -> dict[str, str]:
    place = resolve(site_of(editions).trees, tree, jump)
    if place is None:
        raise LookupError(f"tree {tree.id}: an answer leads nowhere, which `check` should have found")
    return {"tree": place.tree, "node": place.node}


def _outcome(editions: Editions, node: Outcome, number: int) -> dict[str, Any]:
    return {
        "id": node.id,
        "number": number,
        "outcome": str(node.kind),
        "who": str(node.who),
        "title": texts(editions, node.title),
        "steps": [
            {
                "do": texts(editions, step.do),
                "seconds": step.seconds,
                "needs": [fact.value for fact in step.needs],
                "destroys": step.destroys.value if step.destroys else None,
            }
            for step in node.steps
        ],
        "say": texts(editions, node.say),
        "disclose": node.disclose,
        "note_down": [word.value for word in node.note_down],
        "customer_waits": node.customer_waits,
        "sources": [source.value for source in node.sources],
    }
