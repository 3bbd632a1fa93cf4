from __future__ import annotations

import pytest

from generator.chart.layout_dot import Direction
from generator.chart.mirroring import start_first
from generator.chart.positions import Point, Positions


def placed(start: Point) -> Positions:
    return Positions(1000, 2000, (start, Point(10, 20)), (Point(30, 40),), ((start, Point(10, 20)),))


@pytest.mark.parametrize(
    ("start", "direction"),
    [
        (Point(550, 10), Direction.DOWN),
        (Point(100, 1900), Direction.DOWN),
        (Point(10, 550), Direction.RIGHT),
        (Point(900, 1000), Direction.RIGHT),
    ],
)
def test_a_start_that_is_seen_or_would_be_no_nearer_stays(start: Point, direction: Direction):
    assert start_first(placed(start), direction) == placed(start)


def test_a_start_on_the_far_side_is_brought_near_with_all_the_rest():
    mirrored = start_first(placed(Point(900, 10)), Direction.DOWN)
    assert mirrored.boxes == (Point(100, 10), Point(990, 20))
    assert mirrored.answers == (Point(970, 40),)
    assert mirrored.routes == ((Point(100, 10), Point(990, 20)),)
    assert start_first(placed(Point(10, 1900)), Direction.RIGHT).boxes[0] == Point(10, 100)
