"""The project's own trees as flowcharts: each comes back with its graph, its kinds and its ways into other trees."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator import pipeline, transfer
from generator.exchange import read_import
from generator.model.text import Lang, plain
from generator.model.tree import DecisionTree, Outcome, Question
from generator.model.walk import reading_order
from generator.pipeline import Request, Site
from tests.exchange.building import loaded
from tests.projects.copies import TODAY
from tests.texts import LANGS

REQUEST = Request(Path(__file__).parents[2], TODAY)


@cache
def own() -> Site:
    site = pipeline.examine(REQUEST).site
    assert site
    return site


def shape(tree: DecisionTree) -> list[object]:
    """Kinds of outcomes, and for each question where its answers lead: numbers of nodes, or other trees."""
    numbers = {id: number for number, id in enumerate(reading_order(tree))}
    nodes = [tree.nodes[id] for id in numbers]
    leads = [
        sorted(answer.to.tree or str(numbers[answer.to.node or ""]) for answer in node.answers)
        for node in nodes
        if isinstance(node, Question)
    ]
    return [*leads, *(node.kind for node in nodes if isinstance(node, Outcome))]


@pytest.mark.parametrize("lang", LANGS)
def test_flowcharts_come_back(lang: Lang):
    site = own()
    known = transfer.known_of(site)
    for id, text in transfer.export(REQUEST, site, list(site.trees), "mermaid", lang).items():
        read = read_import(f"{id}.mmd", text.encode(), None, known)
        assert read.report.problems == ()
        assert read.tree
        again = loaded(read.tree)
        assert shape(again) == shape(site.trees[id])
        old, new = (next(iter(tree.questions)).ask.text(lang) for tree in (site.trees[id], again))
        assert new == plain(old, str)
