"""A funnel and the graph of its tree → the figures of boxes and answers, worded, with room for them made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.chart.caption import filled
from generator.chart.graph import Graph, JumpBox
from generator.chart.measures import Measures
from generator.chart.sizing import Sized, SizedGraph
from generator.model.funnel import Funnel, FunnelPhrases, percent
from generator.model.metrics import width
from generator.model.tree import DecisionTree
from generator.model.walk import Trees, edges, reading_order

STRIP = 26
"""Height in px of the line with figures at the foot of a box."""
BADGE_SIDE, SIGN = 8, 12
"""Room at both ends of the badge of those who were lost, and of the sign before its words, in px."""
_GAP = 10


class BoxFigures(NamedTuple):
    """What is written at the foot of a box."""

    visits: str
    lost: str
    """Words of the badge; empty where nobody was lost."""
    is_worst: bool
    """The question that the report names."""


@dataclass(frozen=True, slots=True)
class ArrowFigures:
    """What belongs to an answer."""

    words: str
    """Count and share of those who were asked."""
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a graph's boxes and arrows, in its order."""

    boxes: tuple[BoxFigures, ...]
    arrows: tuple[ArrowFigures, ...]


def figures_of(
    trees: Trees, tree: DecisionTree, graph: Graph, funnel: Funnel, worst: str, phrases: FunnelPhrases
) -> Figures:
    """The figures of `funnel`, of this very version of `tree`; `worst` is the question to point at, or empty."""
    flows = {flow.node: flow for flow in funnel.nodes}
    given = [(id, answer.id) for id in reading_order(tree) for answer, _ in edges(trees, tree, tree.nodes[id])]
    arrows = []
    for question, answer in given:
        flow = flows[question]
        count = flow.answers[answer]
        share = f" · {percent(count, flow.present)}" if count else ""
        arrows.append(ArrowFigures(f"{count}{share}", count))
    boxes = []
    for number, box in enumerate(graph.boxes):
        if isinstance(box, JumpBox):
            arriving = zip(graph.arrows, arrows, strict=True)
            visits, lost = sum(figures.count for arrow, figures in arriving if arrow.head == number), ""
        else:
            flow = flows[box.place.node]
            visits, lost = flow.visits, ""
            if flow.lost:
                lost = filled(phrases.lost, count=str(flow.lost), share=percent(flow.lost, flow.present))
        words = filled(phrases.visits, count=str(visits))
        boxes.append(
            BoxFigures(words, lost, is_worst=bool(worst) and not isinstance(box, JumpBox) and box.place.node == worst)
        )
    return Figures(tuple(boxes), tuple(arrows))


def with_room(sizes: SizedGraph, graph: Graph, figures: Figures, measures: Measures) -> SizedGraph:
    """`sizes` with a line at the foot of each box, and with the figures as the last line of each answer."""
    return SizedGraph(
        tuple(
            _box(sized, shown, measures, point=measures.point if isinstance(box, JumpBox) else 0.0)
            for box, sized, shown in zip(graph.boxes, sizes.boxes, figures.boxes, strict=True)
        ),
        tuple(
            _answer(sized, shown.words, measures) for sized, shown in zip(sizes.answers, figures.arrows, strict=True)
        ),
    )


def badge_width(words: str, measures: Measures) -> float:
    """Of the badge with `words`, in px."""
    return width(words) * measures.heading_size + SIGN + 2 * BADGE_SIDE


def _box(sized: Sized, shown: BoxFigures, measures: Measures, *, point: float) -> Sized:
    needed = width(shown.visits) * measures.heading_size + 2 * measures.side + point
    if shown.lost:
        needed += _GAP + badge_width(shown.lost, measures)
    return replace(sized, width=max(sized.width, _even(needed)), height=sized.height + STRIP)


def _answer(sized: Sized, words: str, measures: Measures) -> Sized:
    needed = width(words) * measures.answer_size + 2 * measures.answer_side
    return replace(
        sized, width=max(sized.width, _even(needed)), height=sized.height + _even(measures.answer_line_height)
    )


def _even(length: float) -> int:
    return 2 * -int(-length // 2)
