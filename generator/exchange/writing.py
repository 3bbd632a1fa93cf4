"""A decision tree → the text of a file for other programs, in the format asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from generator.exchange.dmn import tree_dmn
from generator.exchange.graph_writer import graph_json
from generator.exchange.plain_words import PlainWords
from generator.exchange.table_csv import tree_csv
from generator.model.text import Lang
from generator.model.tree import DecisionTree
from generator.model.walk import Trees

GraphFormat = Literal["json", "csv", "dmn"]
"""json: everything, in both languages; csv and dmn: in one language, without markup, with the brand's words."""


def write_tree(
    trees: Trees,
    tree: DecisionTree,
    form: GraphFormat,
    lang: Lang,
    fill: Callable[[Lang, str], str],
    version: str,
) -> str:
    """The file of `tree`, which belongs to `trees`. `fill` gives a brand's words for a placeholder."""
    if form == "json":
        return graph_json(tree)
    words = PlainWords(lang, fill)
    return tree_csv(trees, tree, words) if form == "csv" else tree_dmn(trees, tree, words, version)
