"""Trees → what generator/assets/guide.js knows of them: where answers lead, and the words of trees on other pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.artifact import Artifact
from generator.model.text import Lang
from generator.model.tree import DecisionTree, Outcome
from generator.model.walk import Place, reading_order
from generator.render.edition import Edition
from generator.render.escape import json_text
from generator.render.walks import Walks

WALKS = "assets/poshelp/walks.js"
"""Linked to every page: the finder reads path codes too."""
_WORDS = "assets/poshelp/guide/{lang}/{tree}.js"
"""Fetched by the guide when answers were given on another tree's page. A script, because a page on a disk may load
scripts and nothing else."""


def walks_files(editions: Mapping[Lang, Edition], walks: Walks, facts: list[str]) -> Iterator[Artifact]:
    """The structure of all trees, then for each language the words of each tree. `facts`: ids of all of them."""
    yield _script(WALKS, f"window.poshelpWalks={json_text(_structure(walks, facts))};")
    for lang, edition in editions.items():
        for tree in walks.trees.values():
            words = ",".join(map(json_text, (tree.id, edition.plain(tree.title), list(_words(edition, tree)))))
            yield _script(_WORDS.format(lang=lang, tree=tree.id), f"poshelpWords({words});")


def _structure(walks: Walks, facts: list[str]) -> dict[str, Any]:
    numbers = {id: number for number, id in enumerate(walks.trees)}
    nodes = {id: {node: number for number, node in enumerate(reading_order(tree))} for id, tree in walks.trees.items()}

    def target(place: Place, to: Place, ensures: list[str]) -> int | list[int]:
        """The number of a node; where there is more to say: node, tree, facts."""
        node = nodes[to.tree][to.node]
        if to.tree == place.tree and not ensures:
            return node
        return [node, numbers[to.tree], *map(facts.index, ensures)]

    def tree(id: str) -> list[Any]:
        places = [Place(id, node) for node in nodes[id]]
        answers = [
            [target(place, to, [fact.value for fact in answer.ensures]) for answer, to in walks.walk.edges[place]]
            for place in places
        ]
        return [id, walks.codes.marks[id], walks.codes.versions[id], answers]

    return {"width": walks.codes.width, "facts": facts, "trees": [tree(id) for id in walks.trees]}


def _words(edition: Edition, tree: DecisionTree) -> Iterator[Any]:
    """Of each question itself and its answers, of each outcome its title."""
    for id in reading_order(tree):
        node = tree.nodes[id]
        if isinstance(node, Outcome):
            yield edition.plain(node.title)
        else:
            yield [edition.plain(node.ask), *(edition.plain(answer.label) for answer in node.answers)]


def _script(path: str, text: str) -> Artifact:
    return Artifact(path, f"{text}\n".encode())
