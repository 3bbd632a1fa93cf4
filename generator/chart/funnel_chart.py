"""Trees and their funnels → charts with figures. Ordinary charts know nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.chart.caption import caption_of
from generator.chart.drawings import subject_of
from generator.chart.flow import figures_of, with_room
from generator.chart.flow_svg import flow_svg
from generator.chart.layout import Engine, LayoutFailed, find_engine, laid_out
from generator.chart.layout_dot import layout_dot
from generator.chart.mirroring import start_first
from generator.chart.skin import FUNNEL_SKIN
from generator.chart.tree_drawing import Subject, direction_of
from generator.model.chart import ChartWords
from generator.model.funnel import Funnel, FunnelPhrases
from generator.model.project import Site
from generator.model.text import Lang


def funnel_charts(
    site: Site,
    worst: Sequence[tuple[Funnel, str]],
    lang: Lang,
    words: ChartWords,
    phrases: FunnelPhrases,
    progress: Callable[[int, int], None],
) -> dict[str, str]:
    """By tree id the SVG for a page; each box has its `box_id`. Raises LayoutFailed.

    Each funnel in `worst` is of the present version of its tree; with the question to point at, or "". Nothing
    is kept for the next time: with other figures the boxes have other sizes.
    """
    engine = find_engine() if worst else None
    charts = {}
    for done, (funnel, node) in enumerate(worst, 1):
        assert engine  # noqa: S101  there is something to draw
        charts[funnel.tree] = _chart(
            subject_of(site, site.trees[funnel.tree], lang, words), funnel, node, phrases, engine
        )
        progress(done, len(worst))
    return charts


def _chart(subject: Subject, funnel: Funnel, worst: str, phrases: FunnelPhrases, engine: Engine) -> str:
    graph, measures = subject.graph(), FUNNEL_SKIN.measures
    figures = figures_of(subject.trees, subject.tree, graph, funnel, worst, phrases)
    sizes = with_room(subject.sizes(graph, measures), graph, figures, measures)
    direction = direction_of(graph)
    dot = layout_dot(graph, sizes, measures, direction)
    try:
        positions = start_first(laid_out(dot, len(graph.boxes), len(graph.arrows), engine, None), direction)
    except LayoutFailed as error:
        raise LayoutFailed(f"chart of tree `{funnel.tree}`: {error.message}", error.hint) from error
    caption = caption_of(subject.tree, graph, subject.lang, subject.words)
    return flow_svg(graph, sizes, positions, figures, FUNNEL_SKIN, direction, caption)
