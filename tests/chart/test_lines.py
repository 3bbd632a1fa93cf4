from __future__ import annotations

from generator.chart.graph import Arrow, Graph, QuestionBox
from generator.chart.layout_dot import Direction
from generator.chart.lines import Line, arrowhead, lines_of
from generator.chart.measures import WEB
from generator.chart.positions import Point, Positions
from generator.chart.sizing import Sized, SizedGraph
from generator.model.walk import Place

BOX, ANSWER = Sized(("?",), "", 100, 40), Sized(("!",), "", 40, 20)


def lines(*arrows: tuple[int, int, Point], boxes: tuple[Point, ...], direction: Direction) -> tuple[Line, ...]:
    """Lines between boxes of one size; each arrow is tail, head and the place of its answer."""
    graph = Graph(
        tuple(
            QuestionBox(Place("t", str(number)), number + 1, "?", is_start=number == 0) for number in range(len(boxes))
        ),
        tuple(Arrow(tail, head, "!", is_unsure=False) for tail, head, _ in arrows),
        is_list=False,
    )
    sizes = SizedGraph((BOX,) * len(boxes), (ANSWER,) * len(arrows))
    routes = tuple((place, boxes[head]) for _, head, place in arrows)
    positions = Positions(500, 500, boxes, tuple(place for *_, place in arrows), routes)
    return lines_of(graph, sizes, positions, WEB, direction)


def test_a_line_leaves_and_reaches_boxes_in_the_middle_of_their_sides():
    (line,) = lines((0, 1, Point(150, 120)), boxes=(Point(100, 40), Point(200, 240)), direction=Direction.DOWN)
    assert line.to_answer == (Point(100, 60), Point(100, 90), Point(150, 90), Point(150, 110))
    assert line.from_answer[0] == Point(150, 130)
    assert line.from_answer[-1] == Point(200, 220 - 0.75 * WEB.arrow)
    assert line.tip == Point(200, 220)


def test_reading_to_the_right_is_reading_down_turned():
    (line,) = lines((0, 1, Point(190, 150)), boxes=(Point(70, 100), Point(340, 200)), direction=Direction.RIGHT)
    assert line.to_answer == (Point(120, 100), Point(150, 100), Point(150, 150), Point(170, 150))
    assert line.from_answer[0] == Point(210, 150)
    assert line.tip == Point(290, 200)


def test_forks_side_by_side_spread_at_one_height_and_overlapping_ones_do_not():
    boxes = (Point(100, 40), Point(300, 40), Point(200, 240))
    apart = lines((0, 2, Point(80, 120)), (1, 2, Point(320, 120)), boxes=boxes, direction=Direction.DOWN)
    assert len({line.to_answer[1].y for line in apart}) == 1
    crossed = lines((0, 2, Point(320, 120)), (1, 2, Point(80, 120)), boxes=boxes, direction=Direction.DOWN)
    heights = {line.to_answer[1].y for line in crossed}
    assert len(heights) == 2
    assert all(60 < height < 110 for height in heights)


def test_arrowheads_point_the_way_the_chart_reads():
    tip = Point(10, 20)
    assert arrowhead(tip, 8, Direction.DOWN) == (tip, Point(13.6, 12), Point(10, 14), Point(6.4, 12))
    assert arrowhead(tip, 8, Direction.RIGHT) == (tip, Point(2, 23.6), Point(4, 20), Point(2, 16.4))
