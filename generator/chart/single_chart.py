"""One tree of a site → its chart as text in the format asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from generator.chart.cache import LayoutCache
from generator.chart.drawings import subject_of
from generator.chart.layout import find_engine
from generator.chart.mermaid import mermaid
from generator.chart.tree_drawing import direction_of, picture_drawing, tree_dot, tree_drawing
from generator.model.chart import ChartWords, PictureChart
from generator.model.project import Site
from generator.model.text import Lang
from generator.model.tree import DecisionTree

ChartFormat = Literal["svg", "dot", "mermaid"]
"""svg: the drawing for pages; dot: sizes for Graphviz, without words; mermaid: for other people's documents."""


def chart_text(
    site: Site,
    tree: DecisionTree,
    lang: Lang,
    words: ChartWords,
    form: ChartFormat,
    *,
    cache: Path | None = None,
) -> str:
    """The chart of `tree`, which belongs to `site`, ending with a newline. Raises LayoutFailed (svg only)."""
    if form == "dot":
        return dot(site, tree, lang, words)
    subject = subject_of(site, tree, lang, words)
    if form == "mermaid":
        graph = subject.graph()
        return mermaid(graph, words.phrases[lang], direction_of(graph))
    engine = find_engine()
    return tree_drawing(subject, engine, LayoutCache(cache, engine.version) if cache else None, paper=False).web


def chart_picture(
    site: Site, tree: DecisionTree, lang: Lang, words: ChartWords, *, cache: Path | None = None
) -> PictureChart:
    """The chart of `tree`, which belongs to `site`, for a picture. Raises LayoutFailed."""
    subject, engine = subject_of(site, tree, lang, words), find_engine()
    return picture_drawing(subject, engine, LayoutCache(cache, engine.version) if cache else None)


def dot(site: Site, tree: DecisionTree, lang: Lang, words: ChartWords) -> str:
    """The DOT from which the web chart of `tree` is laid out: sizes only, no word of an author."""
    return tree_dot(subject_of(site, tree, lang, words))
