"""One tree in one language → its drawing: the steps of this stage in order."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.chart.cache import LayoutCache
from generator.chart.caption import Caption, caption_of
from generator.chart.graph import Graph, graph_of
from generator.chart.layout import Engine, LayoutFailed, laid_out
from generator.chart.layout_dot import Direction, layout_dot
from generator.chart.measures import Measures
from generator.chart.mirroring import start_first
from generator.chart.sizing import SizedGraph, sized
from generator.chart.skin import PRINT_SKIN, WEB_SKIN, Skin
from generator.chart.svg import svg
from generator.model.chart import ChartWords, Drawing
from generator.model.text import Lang
from generator.model.tree import DecisionTree
from generator.model.walk import Trees

_MOST_ANSWERS_SIDE_BY_SIDE = 6
_BETWEEN = "\0"
"""Parts the two drawings of a tree in the cache; no SVG can hold it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is drawn: a tree in one language, and the words for it."""

    trees: Trees
    tree: DecisionTree
    lang: Lang
    words: ChartWords
    keep_together: frozenset[str] = frozenset()
    """Chinese words that lines should not break."""

    def graph(self) -> Graph:
        """What stands in the chart."""
        return graph_of(self.trees, self.tree, self.lang, self.words)

    def sizes(self, graph: Graph, measures: Measures) -> SizedGraph:
        """Its text set for the medium of `measures`."""
        return sized(graph, self.lang, self.words.phrases[self.lang], measures, self.keep_together)


def tree_drawing(subject: Subject, engine: Engine, kept: LayoutCache | None) -> Drawing:
    """The drawings of a tree for both media. Raises LayoutFailed, naming the tree."""
    graph = subject.graph()
    caption = caption_of(subject.tree, graph, subject.lang, subject.words)
    made_from = _made_from(subject, graph, caption)
    drawn = kept.get(made_from) if kept else None
    if drawn is not None:
        return Drawing(*drawn.split(_BETWEEN))
    try:
        skins = [_skin_svg(subject, graph, caption, skin, engine, kept) for skin in (WEB_SKIN, PRINT_SKIN)]
    except LayoutFailed as error:
        raise LayoutFailed(f"chart of tree `{subject.tree.id}`: {error.message}", error.hint) from error
    if kept:
        kept.put(made_from, _BETWEEN.join(skins))
    return Drawing(*skins)


def tree_dot(subject: Subject) -> str:
    """The DOT from which the web chart of a tree is laid out: sizes only, no words."""
    graph = subject.graph()
    return layout_dot(graph, subject.sizes(graph, WEB_SKIN.measures), WEB_SKIN.measures, direction_of(graph))


def direction_of(graph: Graph) -> Direction:
    """Down; to the right where many answers stand better below each other than side by side."""
    most_answers = max(Counter(arrow.tail for arrow in graph.arrows).values(), default=0)
    return Direction.RIGHT if graph.is_list or most_answers > _MOST_ANSWERS_SIDE_BY_SIDE else Direction.DOWN


@cache
def _code() -> str:
    """A digest of this package: drawings that older code made are not used."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _made_from(subject: Subject, graph: Graph, caption: Caption) -> str:
    """Everything that the drawings of a tree depend on beside the engine."""
    words = (subject.lang, subject.words.phrases[subject.lang], sorted(subject.keep_together))
    return f"drawing by {_code()}\n{(graph, caption, words)!r}"


def _skin_svg(
    subject: Subject, graph: Graph, caption: Caption, skin: Skin, engine: Engine, kept: LayoutCache | None
) -> str:
    sizes, direction = subject.sizes(graph, skin.measures), direction_of(graph)
    dot = layout_dot(graph, sizes, skin.measures, direction)
    positions = laid_out(dot, len(graph.boxes), len(graph.arrows), engine, kept)
    if skin.is_interactive:
        positions = start_first(positions, direction)
    return svg(graph, sizes, positions, skin, direction, caption)
