"""One tree in one language → its drawing: the steps of this stage in order."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from generator.chart.cache import LayoutCache
from generator.chart.caption import Caption, caption_of
from generator.chart.graph import Graph, graph_of
from generator.chart.layout import Engine, LayoutFailed, laid_out
from generator.chart.layout_dot import Direction, layout_dot
from generator.chart.measures import Measures
from generator.chart.mirroring import start_first
from generator.chart.paper import Typesetting, paper_charts
from generator.chart.sizing import SizedGraph, sized
from generator.chart.skin import WEB_SKIN
from generator.chart.svg import svg
from generator.model.chart import ChartWords, Drawing, PaperChart, Turn
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


def tree_drawing(subject: Subject, engine: Engine, kept: LayoutCache | None) -> Drawing:
    """The drawings of a tree for both media. Raises LayoutFailed, naming the tree."""
    drawing = kept_drawing(subject, kept) if kept else None
    return drawing or new_drawing(subject, engine, kept)


def kept_drawing(subject: Subject, kept: LayoutCache) -> Drawing | None:
    """The drawings of a tree, where they were made before."""
    graph = subject.graph()
    caption = caption_of(subject.tree, graph, subject.lang, subject.words)
    drawn = kept.get(_made_from(subject, graph, caption))
    return None if drawn is None else _read(drawn)


def new_drawing(subject: Subject, engine: Engine, kept: LayoutCache | None) -> Drawing:
    """The drawings of a tree, made anew and kept. Raises LayoutFailed, naming the tree."""
    graph = subject.graph()
    caption = caption_of(subject.tree, graph, subject.lang, subject.words)
    typesetting = Typesetting(subject.lang, subject.words.phrases[subject.lang], subject.keep_together, engine)
    try:
        drawing = Drawing(
            _web_svg(subject, graph, caption, engine, kept),
            paper_charts(graph, caption, typesetting),
        )
    except LayoutFailed as error:
        raise LayoutFailed(f"chart of tree `{subject.tree.id}`: {error.message}", error.hint) from error
    if kept:
        kept.put(_made_from(subject, graph, caption), _written(drawing))
    return drawing


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


def _web_svg(subject: Subject, graph: Graph, caption: Caption, engine: Engine, kept: LayoutCache | None) -> str:
    measures, direction = WEB_SKIN.measures, direction_of(graph)
    sizes = subject.sizes(graph, measures)
    dot = layout_dot(graph, sizes, measures, direction)
    positions = start_first(laid_out(dot, len(graph.boxes), len(graph.arrows), engine, kept), direction)
    return svg(graph, sizes, positions, WEB_SKIN, direction, caption)


def _written(drawing: Drawing) -> str:
    return json.dumps([drawing.web, *(astuple(chart) for chart in drawing.print)], ensure_ascii=False)


def _read(text: str) -> Drawing:
    web, *charts = json.loads(text)
    return Drawing(
        web,
        tuple(
            PaperChart(letter, first, svg, Turn(turn), width, height)
            for letter, first, svg, turn, width, height in charts
        ),
    )
