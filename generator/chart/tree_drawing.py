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
from generator.chart.skin import PICTURE_SKIN, WEB_SKIN, Skin
from generator.chart.svg import svg
from generator.model.chart import ChartWords, Drawing, PaperChart, PictureChart, Turn
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
        return sized(graph, self.words.phrases[self.lang], measures, self.keep_together)


def tree_drawing(subject: Subject, engine: Engine, kept: LayoutCache | None, *, paper: bool = True) -> Drawing:
    """The drawings of a tree, with those for paper where asked. Raises LayoutFailed, naming the tree."""
    drawing = kept_drawing(subject, kept, paper=paper) if kept else None
    return drawing or new_drawing(subject, engine, kept, paper=paper)


def kept_drawing(subject: Subject, kept: LayoutCache, *, paper: bool) -> Drawing | None:
    """The drawings of a tree, where all that is asked for was made before."""
    graph = subject.graph()
    made_from = _made_from(subject, graph, caption_of(subject.tree, graph, subject.lang, subject.words))
    web = kept.get(f"web {made_from}")
    charts = kept.get(f"paper {made_from}") if paper and web is not None else None
    if web is None or (paper and charts is None):
        return None
    return Drawing(web, _read(charts) if charts else ())


def new_drawing(subject: Subject, engine: Engine, kept: LayoutCache | None, *, paper: bool) -> Drawing:
    """The drawings of a tree, made anew and kept. Raises LayoutFailed, naming the tree."""
    graph = subject.graph()
    caption = caption_of(subject.tree, graph, subject.lang, subject.words)
    typesetting = Typesetting(subject.words.phrases[subject.lang], subject.keep_together, engine)
    try:
        drawing = Drawing(
            _drawn(subject, graph, caption, engine, kept, WEB_SKIN).svg,
            paper_charts(graph, caption, typesetting) if paper else (),
        )
    except LayoutFailed as error:
        raise LayoutFailed(f"chart of tree `{subject.tree.id}`: {error.message}", error.hint) from error
    if kept:
        made_from = _made_from(subject, graph, caption)
        kept.put(f"web {made_from}", drawing.web)
        if paper:
            kept.put(f"paper {made_from}", _written(drawing.print))
    return drawing


def tree_dot(subject: Subject) -> str:
    """The DOT from which the web chart of a tree is laid out: sizes only, no words."""
    graph = subject.graph()
    return layout_dot(graph, subject.sizes(graph, WEB_SKIN.measures), WEB_SKIN.measures, direction_of(graph))


def picture_drawing(subject: Subject, engine: Engine, kept: LayoutCache | None) -> PictureChart:
    """The drawing of a tree for a picture of its own. Raises LayoutFailed, naming the tree."""
    graph = subject.graph()
    caption = caption_of(subject.tree, graph, subject.lang, subject.words)
    try:
        return _drawn(subject, graph, caption, engine, kept, PICTURE_SKIN)
    except LayoutFailed as error:
        raise LayoutFailed(f"chart of tree `{subject.tree.id}`: {error.message}", error.hint) from error


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


def _drawn(
    subject: Subject, graph: Graph, caption: Caption, engine: Engine, kept: LayoutCache | None, skin: Skin
) -> PictureChart:
    measures, direction = skin.measures, direction_of(graph)
    sizes = subject.sizes(graph, measures)
    dot = layout_dot(graph, sizes, measures, direction)
    positions = start_first(laid_out(dot, len(graph.boxes), len(graph.arrows), engine, kept), direction)
    margin = 2 * measures.margin
    drawing = svg(graph, sizes, positions, skin, direction, caption)
    return PictureChart(drawing, positions.width + margin, positions.height + margin)


def _written(charts: tuple[PaperChart, ...]) -> str:
    return json.dumps([astuple(chart) for chart in charts], ensure_ascii=False)


def _read(text: str) -> tuple[PaperChart, ...]:
    return tuple(
        PaperChart(letter, first, svg, Turn(turn), width, height)
        for letter, first, svg, turn, width, height in json.loads(text)
    )
