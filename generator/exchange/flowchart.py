"""A flowchart, boxes and arrows with labels → a tree: boxes with arrows ask, the others end the walk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.exchange.draft import Both, DraftAnswer, DraftNode, DraftOutcome, DraftQuestion, DraftTree, Target
from generator.exchange.source import Source, Unreadable, shown
from generator.exchange.words import Ids, answer_slug, language, literal, slug
from generator.model.text import Lang
from generator.model.tree import UNSURE

MOST_NODES = 500
MOST_ARROWS = 5000


class Box(NamedTuple):
    """A box of the chart."""

    id: str
    text: str
    kind: str
    """Of the outcome, where the chart says it."""
    tree: str
    """The other tree that the box stands for; empty: none."""
    at: int


class Arrow(NamedTuple):
    """An arrow between two boxes, by their ids."""

    tail: str
    head: str
    text: str
    is_dotted: bool
    at: int


@dataclass(frozen=True, slots=True)
class Flowchart:
    """What was read. Boxes stand in the order in which they are first named."""

    title: str
    summary: str
    boxes: Mapping[str, Box]
    arrows: tuple[Arrow, ...]


def tree_of_chart(source: Source, chart: Flowchart) -> DraftTree:
    """The tree. Arrows that lead in a circle, further starts and missing labels are told. Raises Unreadable."""
    if not chart.boxes:
        raise Unreadable("the flowchart has no boxes")
    if len(chart.boxes) > MOST_NODES or len(chart.arrows) > MOST_ARROWS:
        raise Unreadable(f"a tree is drawn with at most {MOST_NODES} boxes and {MOST_ARROWS} arrows")
    arrows = _without_circles(source, chart)
    return _Drawn(source, chart, arrows, _start(source, chart, arrows)).tree()


def _without_circles(source: Source, chart: Flowchart) -> dict[str, list[Arrow]]:
    """The arrows of each box, without those that lead back to a box on the way to them."""
    leads: dict[str, list[Arrow]] = {id: [] for id in chart.boxes}
    for arrow in chart.arrows:
        leads[arrow.tail].append(arrow)
    kept: dict[str, list[Arrow]] = {id: [] for id in chart.boxes}
    done: set[str] = set()
    for root in chart.boxes:
        if root in done:
            continue
        trail = {root: iter(leads[root])}
        while trail:
            box, ways = next(reversed(trail.items()))
            way = next(ways, None)
            if way is None:
                del trail[box]
                done.add(box)
            elif way.head in trail:
                message = f"{shown(box)} leads back to {shown(way.head)}: a tree has no cycles"
                source.tell("cycle", message, way.at, "let the answer lead to an outcome that says what to do next")
            else:
                kept[box].append(way)
                if way.head not in done:
                    trail[way.head] = iter(leads[way.head])
    return kept


def _start(source: Source, chart: Flowchart, arrows: Mapping[str, list[Arrow]]) -> str:
    """The first box that nothing leads to; that there are others is told."""
    heads = {arrow.head for leads in arrows.values() for arrow in leads}
    starts = [box for box in chart.boxes.values() if box.id not in heads and not (box.tree and not arrows[box.id])]
    for box in starts[1:]:
        message = f"{shown(box.id)} is a start too, beside {shown(starts[0].id)}: nothing leads to it"
        source.tell("several-starts", message, box.at, "let an answer lead to it, or make a tree of its own of it")
    if not starts:
        raise Unreadable("the flowchart has only boxes that stand for other trees")
    return starts[0].id


class _Drawn:
    """The boxes with ids, and words in the language of the chart."""

    def __init__(self, source: Source, chart: Flowchart, arrows: Mapping[str, list[Arrow]], start: str) -> None:
        self._source, self._chart, self._arrows, self._start = source, chart, arrows, start
        labels = (arrow.text for arrow in chart.arrows)
        self._lang: Lang = language([chart.title, *(box.text for box in chart.boxes.values()), *labels])
        self._jumps = {box.id: box.tree for box in chart.boxes.values() if box.tree and not arrows[box.id]}
        self._ids: dict[str, str] = {}

    def tree(self) -> DraftTree:
        own = [box for box in self._chart.boxes.values() if box.id not in self._jumps]
        texts = {box.id: self._text(box.text, box.at) for box in own}
        given = Ids()
        for number, box in enumerate(own, 1):
            self._ids[box.id] = given.give(slug("".join(texts[box.id])), slug(box.id), f"node-{number}")
        nodes = [self._node(box, texts[box.id]) for box in own]
        return DraftTree(
            self._text(self._chart.title, 0), self._ids[self._start], tuple(nodes), self._text(self._chart.summary, 0)
        )

    def _node(self, box: Box, text: Both) -> DraftNode:
        id = self._ids[box.id]
        arrows = self._arrows[box.id]
        if not arrows:
            return DraftOutcome(id, text, kind=box.kind or None)
        dotted = [arrow for arrow in arrows if arrow.is_dotted]
        given = Ids()
        answers = [
            self._answer(given, number, arrow, means_unsure=[arrow] == dotted and len(arrows) > 1)
            for number, arrow in enumerate(arrows, 1)
        ]
        return DraftQuestion(id, text, tuple(answers))

    def _answer(self, given: Ids, number: int, arrow: Arrow, *, means_unsure: bool) -> DraftAnswer:
        label = self._text(arrow.text, arrow.at)
        if not any(label):
            message = f"the arrow from {shown(arrow.tail)} to {shown(arrow.head)} has no label"
            self._source.tell("no-label", message, arrow.at, "write how the question is answered")
        id = UNSURE if means_unsure else answer_slug(label.zh or label.en)
        jump = self._jumps.get(arrow.head)
        to = Target(jump, None) if jump else Target(None, self._ids[arrow.head])
        return DraftAnswer(given.give(id, f"answer-{number}"), label, to)

    def _text(self, text: str, at: int) -> Both:
        return Both.of(self._lang, literal(self._source, text, at))
