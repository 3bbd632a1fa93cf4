"""Sizes of boxes and answers → the DOT that asks Graphviz where they go. No author text is in it, only sizes.

A box is a node `n0`, `n1`, …, an answer is a node `a0`, `a1`, … that stands in the middle of its arrow: lines keep
away from nodes, while they may run through the labels of other edges. So each answer has two edges: `t0` from the
question to it and `h0` on to where it leads. A cluster keeps the answers of a question side by side.
"""

from __future__ import annotations

from enum import StrEnum

from generator.chart.graph import Graph
from generator.chart.measures import Measures
from generator.chart.sizing import Sized, SizedGraph

PX_PER_INCH = 72
"""Graphviz takes sizes in inches and gives positions in points; here a point is a px."""


class Direction(StrEnum):
    """Which way a chart reads."""

    DOWN = "TB"
    RIGHT = "LR"


def layout_dot(graph: Graph, sizes: SizedGraph, measures: Measures, direction: Direction) -> str:
    """The DOT of a chart. Equal sizes and arrows give equal DOT, whatever the text."""
    away, towards = ("s", "n") if direction is Direction.DOWN else ("e", "w")
    ports = f"tailport={away}, headport={towards}"
    lines = [
        "digraph chart {",
        f"graph [rankdir={direction}, splines=polyline]",
        f"graph [nodesep={_inches(measures.between)}, ranksep={_inches(measures.ranks)}]",
        'node [shape=box, fixedsize=true, label=""]',
        "edge [arrowhead=none]",
    ]
    lines += [f"n{number} {_size(box, measures.landing, direction)}" for number, box in enumerate(sizes.boxes)]
    for number, (arrow, answer) in enumerate(zip(graph.arrows, sizes.answers, strict=True)):
        # The weight keeps an answer next to its question.
        lines += [
            f"a{number} {_size(answer, measures.answer_landing, direction)}",
            f'n{arrow.tail} -> a{number} [id="t{number}", weight=4, {ports}]',
            f'a{number} -> n{arrow.head} [id="h{number}", {ports}]',
        ]
    for tail in sorted({arrow.tail for arrow in graph.arrows}):
        answers = "; ".join(f"a{number}" for number, arrow in enumerate(graph.arrows) if arrow.tail == tail)
        lines.append(f"subgraph cluster{tail} {{ margin=0; {answers} }}")
    return "\n".join([*lines, "}", ""])


def _size(sized: Sized, landing: float, direction: Direction) -> str:
    wider, higher = (0.0, 2 * landing) if direction is Direction.DOWN else (2 * landing, 0.0)
    return f"[width={_inches(sized.width + wider)}, height={_inches(sized.height + higher)}]"


def _inches(px: float) -> str:
    return f"{px / PX_PER_INCH:.4f}"
