"""A decision tree in one language → the boxes and arrows of its chart, numbered and still without places."""

from __future__ import annotations

from dataclasses import dataclass

from generator.chart.escape import legible
from generator.model.chart import ChartWords
from generator.model.text import Lang, plain
from generator.model.tree import UNSURE, DecisionTree, OutcomeKind, Question
from generator.model.walk import Place, Trees, edges, reading_order


@dataclass(frozen=True, slots=True)
class QuestionBox:
    """A question of the tree."""

    place: Place
    number: int
    """Of the node, as pages and manuals have it."""
    text: str
    is_start: bool


@dataclass(frozen=True, slots=True)
class OutcomeBox:
    """An outcome of the tree."""

    place: Place
    number: int
    text: str
    kind: OutcomeKind
    is_start: bool


@dataclass(frozen=True, slots=True)
class JumpBox:
    """A way on into another tree."""

    place: Place
    """Where it leads."""
    text: str
    """Title of the other tree."""
    to_start: bool
    """It leads to the start of the other tree, whose page needs no anchor then."""


@dataclass(frozen=True, slots=True)
class PartBox:
    """A question that stands in another part of a printed chart."""

    place: Place
    number: int
    letter: str
    """Of that part."""
    text: str = ""


Box = QuestionBox | OutcomeBox | JumpBox | PartBox


@dataclass(frozen=True, slots=True)
class Arrow:
    """An answer: from a question's box to the box it leads to, by their numbers."""

    tail: int
    head: int
    text: str
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """What stands in a chart. A box's number is its index; the first one is where the reader starts."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    """In the author's order of questions and answers."""
    is_list: bool
    """It has so many answers that it is read like an index, to the right, and not at one glance."""


_MOST_ANSWERS_ON_A_SHEET = 45


def graph_of(trees: Trees, tree: DecisionTree, lang: Lang, words: ChartWords) -> Graph:
    """The graph of `tree`: one box a node, one arrow an answer, and one box a place in another tree.

    In a list (`Graph.is_list`) each question has boxes of its own for places in other trees: shared ones would be far
    away from most of their arrows.
    """
    is_list = sum(len(question.answers) for question in tree.questions) > _MOST_ANSWERS_ON_A_SHEET

    def text(value: str) -> str:
        return legible(plain(value, lambda name: words.fill(lang, name)))

    own = tuple(Place(tree.id, id) for id in reading_order(tree))
    numbers: dict[tuple[Place, Place | None], int] = {}
    boxes: list[Box] = []
    for place in own:
        numbers[place, None] = len(boxes)
        node, is_start = tree.nodes[place.node], place.node == tree.start.value
        number = len(boxes) + 1
        if isinstance(node, Question):
            boxes.append(QuestionBox(place, number, text(node.ask.text(lang)), is_start))
        else:
            boxes.append(OutcomeBox(place, number, text(node.title.text(lang)), node.kind, is_start))
    arrows: list[Arrow] = []
    for place in own:
        for answer, target in edges(trees, tree, tree.nodes[place.node]):
            key = (target, place if is_list and target.tree != tree.id else None)
            if key not in numbers:
                other = trees[target.tree]
                numbers[key] = len(boxes)
                boxes.append(JumpBox(target, text(other.title.text(lang)), target.node == other.start.value))
            label = text(answer.label.text(lang))
            arrows.append(Arrow(numbers[place, None], numbers[key], label, answer.id == UNSURE))
    return Graph(tuple(boxes), tuple(arrows), is_list)
