"""A tree's graph → charts that fit sheets of paper with nothing too small to read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.chart.caption import Caption
from generator.chart.graph import Graph
from generator.chart.layout import Engine, LayoutFailed, laid_out
from generator.chart.layout_dot import Direction, layout_dot
from generator.chart.parts import divided, first_number
from generator.chart.positions import Positions
from generator.chart.sizing import SizedGraph, sized
from generator.chart.skin import PRINT_SKINS, Skin
from generator.chart.svg import svg
from generator.model.chart import ROOM, SMALLEST, PaperChart, Phrases, Turn

_COMFORTABLE = 9.5
"""Size in pt of the smallest words with which nothing else is tried."""
_LARGEST = 0.8
"""Of a px in pt: small charts are not blown up."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A layout that fits a sheet."""

    skin: Skin
    sizes: SizedGraph
    positions: Positions
    direction: Direction
    turn: Turn
    scale: float
    """Of a px in pt."""


@dataclass(frozen=True, slots=True)
class Typesetting:
    """What the layout of a printed chart depends on beside its graph."""

    phrases: Phrases
    keep_together: frozenset[str]
    engine: Engine

    def fit(self, graph: Graph) -> Fitted | None:
        """The layout with the largest words; None: none fits a sheet."""
        best: Fitted | None = None
        for skin in PRINT_SKINS:
            for direction in Direction:
                fitted = self._fitted(graph, skin, direction)
                if best is None or fitted.scale > best.scale:
                    best = fitted
                if _smallest(best) >= _COMFORTABLE:
                    return best
        return best if best is not None and _smallest(best) >= SMALLEST else None

    def _fitted(self, graph: Graph, skin: Skin, direction: Direction) -> Fitted:
        sizes = sized(graph, self.phrases, skin.measures, self.keep_together, on_paper=True)
        dot = layout_dot(graph, sizes, skin.measures, direction)
        positions = laid_out(dot, len(graph.boxes), len(graph.arrows), self.engine, None)
        width, height = _outside(positions, skin)
        scale, turn = max((min(room[0] / width, room[1] / height, _LARGEST), turn) for turn, room in ROOM.items())
        return Fitted(skin, sizes, positions, direction, turn, scale)


def paper_charts(graph: Graph, caption: Caption, typesetting: Typesetting) -> tuple[PaperChart, ...]:
    """The chart of `graph` on paper, in as many parts as it needs. Raises LayoutFailed."""
    parts = divided(graph, typesetting.fit)
    if parts is None:
        raise LayoutFailed(
            f"some answer with its question and its end is too large for a sheet of paper at {SMALLEST:g} pt",
            "Shorten the longest sentences of the tree.",
        )
    charts = []
    for part in parts:
        fitted = part.laid
        title = f"{caption.title} {part.letter}".rstrip()
        width, height = _outside(fitted.positions, fitted.skin)
        charts.append(
            PaperChart(
                part.letter,
                first_number(part.graph.boxes),
                svg(
                    part.graph,
                    fitted.sizes,
                    fitted.positions,
                    fitted.skin,
                    fitted.direction,
                    replace(caption, title=title),
                ),
                fitted.turn,
                round(width * fitted.scale, 2),
                round(height * fitted.scale, 2),
            )
        )
    return tuple(charts)


def _smallest(fitted: Fitted) -> float:
    """Size in pt of the smallest words of a chart."""
    measures = fitted.skin.measures
    return min(measures.text_size, measures.heading_size, measures.answer_size) * fitted.scale


def _outside(positions: Positions, skin: Skin) -> tuple[float, float]:
    """Width and height of a chart in px, margins included."""
    margin = 2 * skin.measures.margin
    return positions.width + margin, positions.height + margin
