"""A graph that no sheet of paper holds → lettered parts that do, with a box wherever a reader changes parts.

Each answer stands in exactly one part, and outcomes in each part that an answer of it leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from string import ascii_uppercase
from typing import Generic, TypeVar

from generator.chart.graph import Arrow, Box, Graph, OutcomeBox, PartBox, QuestionBox

Laid = TypeVar("Laid")
"""What a layout gives."""

Arrows = tuple[int, ...]
"""Indices into the arrows of the whole graph."""

_UNKNOWN = "A"
"""Letter in a trial; all letters are about as wide."""


@dataclass(frozen=True, slots=True)
class Part(Generic[Laid]):
    """One sheet's worth of a graph."""

    letter: str
    """Empty where the graph is in one piece."""
    graph: Graph
    """Its box 0 is where the part begins."""
    laid: Laid


def divided(graph: Graph, fit: Callable[[Graph], Laid | None]) -> list[Part[Laid]] | None:
    """The fewest parts that halving finds. `fit` lays a part out, or gives None where it fits no sheet.

    None: a single answer with its question and its end is too large.
    """
    laid = fit(graph)
    if laid is not None:
        return [Part("", graph, laid)]
    pieces = _pieces(graph, tuple(range(len(graph.arrows))), fit)
    if pieces is None:
        return None
    pieces.sort(key=lambda arrows: min(graph.arrows[arrow].tail for arrow in arrows))
    letters = {arrow: letter for letter, arrows in zip(part_letters(), pieces, strict=False) for arrow in arrows}
    parts = []
    for arrows in pieces:
        part = _part(graph, arrows, letters)
        laid = fit(part)
        if laid is None:
            return None
        parts.append(Part(letters[arrows[0]], part, laid))
    return parts


def part_letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    yield from ascii_uppercase
    yield from map("".join, product(ascii_uppercase, repeat=2))


def _pieces(graph: Graph, arrows: Arrows, fit: Callable[[Graph], Laid | None]) -> list[Arrows] | None:
    # Depth is bounded: each half has fewer answers.
    if fit(_part(graph, arrows, {})) is not None:
        return [arrows]
    halves = _halves(graph, arrows)
    if halves is None:
        return None
    found = []
    for half in halves:
        pieces = _pieces(graph, half, fit)
        if pieces is None:
            return None
        found += pieces
    return found


def _halves(graph: Graph, arrows: Arrows) -> tuple[Arrows, Arrows] | None:
    """The most even division of `arrows`: a question with all that follows it, or half of one question's answers."""
    tails = sorted({graph.arrows[arrow].tail for arrow in arrows})
    if len(tails) == 1:
        middle = len(arrows) // 2
        return (arrows[:middle], arrows[middle:]) if middle else None
    ways = []
    for tail in tails[1:]:
        below = _below(graph, arrows, tail)
        lower = tuple(arrow for arrow in arrows if graph.arrows[arrow].tail in below)
        upper = tuple(arrow for arrow in arrows if graph.arrows[arrow].tail not in below)
        if lower and upper:
            ways.append((max(_size(graph, lower), _size(graph, upper)), tail, (upper, lower)))
    return min(ways)[2] if ways else None


def _below(graph: Graph, arrows: Arrows, question: int) -> set[int]:
    """`question`, and those of the questions of `arrows` that it leads to."""
    found: set[int] = set()
    waiting = [question]
    while waiting:
        box = waiting.pop()
        if box not in found:
            found.add(box)
            waiting += [graph.arrows[arrow].head for arrow in arrows if graph.arrows[arrow].tail == box]
    return found


def _size(graph: Graph, arrows: Arrows) -> int:
    """How much stands in a part: its answers and boxes."""
    return len(arrows) + len({box for arrow in arrows for box in (graph.arrows[arrow].tail, graph.arrows[arrow].head)})


def _part(graph: Graph, arrows: Arrows, letters: dict[int, str]) -> Graph:
    """The part of `graph` that has `arrows`. `letters`: of the part in which each arrow stands, as far as known."""
    tails = sorted({graph.arrows[arrow].tail for arrow in arrows})
    boxes: list[Box] = [graph.boxes[tail] for tail in tails]
    places = {tail: place for place, tail in enumerate(tails)}
    for arrow in arrows:
        head = graph.arrows[arrow].head
        if head not in places:
            places[head] = len(boxes)
            boxes.append(_head(graph, head, letters))
    moved = tuple(_moved(graph.arrows[arrow], places) for arrow in arrows)
    return Graph(tuple(boxes), moved, graph.is_list)


def _head(graph: Graph, head: int, letters: dict[int, str]) -> Box:
    box = graph.boxes[head]
    if not isinstance(box, QuestionBox):
        return box
    following = (number for number, arrow in enumerate(graph.arrows) if arrow.tail == head)
    return PartBox(box.place, box.number, letters.get(next(following), _UNKNOWN))


def _moved(arrow: Arrow, places: dict[int, int]) -> Arrow:
    return Arrow(places[arrow.tail], places[arrow.head], arrow.text, arrow.is_unsure)


def first_number(boxes: Sequence[Box]) -> int:
    """Number of the node with which a part begins."""
    first = boxes[0]
    assert isinstance(first, QuestionBox | OutcomeBox)  # noqa: S101  parts are made of questions
    return first.number
