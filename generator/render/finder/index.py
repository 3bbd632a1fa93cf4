"""Codes, faults, trees and their words → data/v1/index.<language>.json: what a finder searches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.facts import ResponseCode, Retry, TerminalFault
from generator.model.tree import DecisionTree
from generator.render import addresses
from generator.render.codes.advice import advice
from generator.render.data.codes import path_of
from generator.render.edition import Edition


def finder_index(edition: Edition) -> dict[str, Any]:
    """Entries of one language: codes, faults, trees, then the words that people use for a tree."""
    return {"lang": edition.lang, "entries": list(_entries(edition))}


def _entries(edition: Edition) -> Iterator[dict[str, Any]]:
    site = edition.site
    for code in site.codes.values():
        yield _code(edition, code)
    for fault in site.faults.values():
        yield _fault(edition, fault)
    for tree in site.trees.values():
        yield _tree(edition, tree)
    for tree in site.trees.values():
        for number, word in enumerate(tree.words[edition.lang], 1):
            yield {**_tree(edition, tree), "id": f"word:{tree.id}:{number}", "kind": "word", "texts": [word.value]}


def _code(edition: Edition, code: ResponseCode) -> dict[str, Any]:
    given = advice(edition.facts, code)
    name = edition.plain(code.name)
    # What other tables call the code is searched too; their own longer codes are entries of their own.
    words = [words.value for words in code.schemes.values() if not words.value.isdigit()]
    return {
        "id": f"code:{code.code}",
        "kind": "code",
        "texts": _distinct([code.code, name, *words]),
        "title": f"{code.code} {name}",
        "tree": code.cause.value if code.cause.value in edition.site.trees else None,
        "do": edition.words.text(given.action),
        "warning": edition.words.text(f"warning.{given.danger}") if given.danger else None,
        "path": path_of(addresses.code_address(code)),
    }


def _fault(edition: Edition, fault: TerminalFault) -> dict[str, Any]:
    is_verify = fault.retry is Retry.VERIFY_FIRST
    is_pickup = fault.cause.value in edition.facts.pickup_trees
    warning = "warning.pick-up" if is_pickup else "warning.verify-first" if is_verify else ""
    return {
        "id": f"fault:{fault.id}",
        "kind": "fault",
        "texts": _distinct([edition.plain(fault.name), *fault.variants, *fault.codes]),
        "title": edition.plain(fault.name),
        "tree": fault.cause.value if fault.cause.value in edition.site.trees else None,
        "do": edition.plain(fault.first_check),
        "warning": edition.words.text(warning) if warning else None,
        "path": path_of(addresses.fault_address(fault.id)),
    }


def _tree(edition: Edition, tree: DecisionTree) -> dict[str, Any]:
    warning = (
        "warning.pick-up"
        if tree.id in edition.facts.pickup_trees
        else "warning.verify-first"
        if tree.id in edition.facts.verify_trees
        else ""
    )
    start = tree.nodes[tree.start.value]
    return {
        "id": f"tree:{tree.id}",
        "kind": "tree",
        "texts": _distinct([edition.plain(tree.title), edition.plain(tree.summary)]),
        "title": edition.plain(tree.title),
        "tree": tree.id,
        "do": edition.plain(start.ask if hasattr(start, "ask") else start.title),
        "warning": edition.words.text(warning) if warning else None,
        "path": path_of(addresses.tree_address(tree.id)),
    }


def _distinct(parts: list[str]) -> list[str]:
    return list(dict.fromkeys(parts))
