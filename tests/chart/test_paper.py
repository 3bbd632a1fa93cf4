"""Charts on paper: whole, numbered like the pages, and nothing on a sheet too small to read."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import islice

import pytest
from hypothesis import given

from generator.chart.graph import Graph, OutcomeBox, PartBox, QuestionBox, graph_of
from generator.chart.layout import LayoutFailed, find_engine
from generator.chart.parts import divided, part_letters
from generator.chart.tree_drawing import Subject, tree_drawing
from generator.model.chart import ROOM, SMALLEST, PaperChart
from generator.model.tree import DecisionTree
from generator.model.walk import Place, node_numbers
from tests.chart.building import OTHER, WORDS, outcome, question, site, tree
from tests.chart.reading import elements, parsed
from tests.chart.strategies import any_tree
from tests.chart.test_real_trees import TREES, real_drawings, real_site
from tests.strategies import effort
from tests.texts import LANGS


@cache
def whole_graph(tree_id: str) -> Graph:
    return graph_of(real_site().trees, real_site().trees[tree_id], "en", WORDS)


def sizes(chart: PaperChart) -> list[float]:
    """Every size of words in a chart, in pt on the sheet."""
    root = parsed(chart.svg)
    scale = chart.width / float(root.get("width", "0"))
    return [float(text.get("font-size", "0")) * scale for text in elements(root, "text")]


@pytest.mark.parametrize("tree_id", TREES)
def test_nothing_is_too_small_or_too_large_for_its_sheet(tree_id: str):
    for lang in LANGS:
        for chart in real_drawings()[tree_id, lang].print:
            width, height = ROOM[chart.turn]
            assert chart.width <= width + 0.01
            assert chart.height <= height + 0.01
            assert min(sizes(chart)) >= SMALLEST - 0.01


@pytest.mark.parametrize("tree_id", TREES)
def test_every_node_is_there_by_its_number(tree_id: str):
    numbers = {str(number) for number in node_numbers(real_site().trees[tree_id]).values()}
    for lang in LANGS:
        charts = real_drawings()[tree_id, lang].print
        shown: set[str] = set()
        for chart in charts:
            lines = re.findall(r"<tspan[^>]*>(\d+)</tspan>", chart.svg)
            assert str(chart.first) in lines
            shown.update(lines)
        assert numbers <= shown
        letters = [chart.letter for chart in charts]
        assert letters == ([""] if len(charts) == 1 else [*islice(part_letters(), len(charts))])


@pytest.mark.parametrize("tree_id", TREES)
def test_parts_hold_each_answer_once_and_send_readers_to_the_right_letter(tree_id: str):
    whole = whole_graph(tree_id)
    parts = divided(whole, lambda part: part if len(part.boxes) <= 10 else None)
    assert parts is not None
    told: Counter[tuple[int, str, Place]] = Counter()
    begins = {part.letter: {arrow.tail for arrow in part.graph.arrows} for part in parts}
    for part in parts:
        for arrow in part.graph.arrows:
            tail, head = part.graph.boxes[arrow.tail], part.graph.boxes[arrow.head]
            assert isinstance(tail, QuestionBox)
            told[tail.number, arrow.text, head.place] += 1
            if isinstance(head, PartBox):
                there = next(other for other in parts if other.letter == head.letter)
                asked = {there.graph.boxes[box].place for box in begins[there.letter]}
                assert head.place in asked
    expected: Counter[tuple[int, str, Place]] = Counter()
    for arrow in whole.arrows:
        tail = whole.boxes[arrow.tail]
        assert isinstance(tail, QuestionBox)
        expected[tail.number, arrow.text, whole.boxes[arrow.head].place] += 1
    assert told == expected


@pytest.mark.no_cover  # any content runs the same lines
@effort(15, on_disk=True)
@given(any_tree())
def test_any_tree_that_fits_keeps_every_number(found: DecisionTree):
    subject = Subject(site(found, OTHER).trees, found, "zh", WORDS)
    charts = tree_drawing(subject, find_engine(), None).print
    graph = subject.graph()
    # What no answer leads to is refused by a rule, and stands in no part.
    used = {box for arrow in graph.arrows for box in (arrow.tail, arrow.head)}
    numbers = {box.number for box in map(graph.boxes.__getitem__, used) if isinstance(box, QuestionBox | OutcomeBox)}
    shown = {int(number) for chart in charts for number in re.findall(r"<tspan[^>]*>(\d+)</tspan>", chart.svg)}
    assert numbers <= shown


def test_a_sentence_that_fills_a_sheet_is_refused_with_its_tree():
    endless = tree(
        question("ask", "长" * 1200, unsure=("不确定|Cannot tell", "end")), outcome("end", "好|Good"), id="endless"
    )
    with pytest.raises(LayoutFailed, match=r"chart of tree `endless`: .* too large for a sheet"):
        tree_drawing(Subject(site(endless).trees, endless, "zh", WORDS), find_engine(), None)
