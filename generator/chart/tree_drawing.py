"""One tree in one language → its drawing: the steps of this stage in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

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


def tree_drawing(subject: Subject, engine: Engine, cache: LayoutCache | None) -> Drawing:
    """The drawings of a tree for both media. Raises LayoutFailed, naming the tree."""
    graph = subject.graph()
    caption = caption_of(subject.tree, graph, subject.lang, subject.words)
    try:
        return Drawing(*(_skin_svg(subject, graph, caption, skin, engine, cache) for skin in (WEB_SKIN, PRINT_SKIN)))
    except LayoutFailed as error:
        raise LayoutFailed(f"chart of tree `{subject.tree.id}`: {error.message}", error.hint) from error


def tree_dot(subject: Subject) -> str:
    """The DOT from which the web chart of a tree is laid out: sizes only, no words."""
    graph = subject.graph()
    return layout_dot(graph, subject.sizes(graph, WEB_SKIN.measures), WEB_SKIN.measures, direction_of(graph))


def direction_of(graph: Graph) -> Direction:
    """Down; to the right where many answers stand better below each other than side by side."""
    most_answers = max(Counter(arrow.tail for arrow in graph.arrows).values(), default=0)
    return Direction.RIGHT if graph.is_list or most_answers > _MOST_ANSWERS_SIDE_BY_SIDE else Direction.DOWN


def _skin_svg(
    subject: Subject, graph: Graph, caption: Caption, skin: Skin, engine: Engine, cache: LayoutCache | None
) -> str:
    sizes, direction = subject.sizes(graph, skin.measures), direction_of(graph)
    dot = layout_dot(graph, sizes, skin.measures, direction)
    positions = laid_out(dot, len(graph.boxes), len(graph.arrows), engine, cache)
    if skin.is_interactive:
        positions = start_first(positions, direction)
    return svg(graph, sizes, positions, skin, direction, caption)
