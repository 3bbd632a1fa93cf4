from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chart.positions import Point, UnusableLayout, positions_of
from tests.strategies import effort


def layout(**changes: Any) -> dict[str, Any]:
    """The layout of two boxes and one answer."""
    return {
        "bb": "0,0,100,200",
        "objects": [
            {"name": "cluster0", "bb": "0,0,1,1", "nodes": [2]},
            {"name": "n1", "pos": "50,20"},
            {"name": "a0", "pos": "50,100"},
            {"name": "n0", "pos": "50,180"},
        ],
        "edges": [
            {"id": "h0", "pos": "50,90 50,90 40,60 40,60 40,60 50,30 50,30"},
            {"id": "t0", "pos": "50,170 50,150 50,130 50,110"},
        ],
        **changes,
    }


def test_names_and_ids_tell_what_is_where_whatever_the_order():
    positions = positions_of(json.dumps(layout()), 2, 1)
    assert (positions.width, positions.height) == (100, 200)
    assert positions.boxes == (Point(50, 20), Point(50, 180))
    assert positions.answers == (Point(50, 100),)
    assert positions.routes == ((Point(50, 110), Point(40, 140), Point(50, 170)),)


def test_a_chart_of_one_box_has_no_edges():
    positions = positions_of('{"bb": "0,0,10,10", "objects": [{"name": "n0", "pos": "5,5"}]}', 1, 0)
    assert positions.boxes == (Point(5, 5),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "7",
        "{}",
        "[" * 100_000,
        '{"bb": 5, "objects": []}',
        '{"bb": "0,0,1", "objects": []}',
        json.dumps(layout(bb="0,0,nan,1")),
        json.dumps(layout(bb="0,0,1e999,1")),
        json.dumps(layout(bb="0,0,1e300,1")),
        json.dumps(layout(objects=[])),
        json.dumps(layout(objects=[{"name": "n0", "pos": "1,1"}] * 3)),
        json.dumps(layout(objects=[{"name": name, "pos": "1"} for name in ("n0", "n1", "a0")])),
        json.dumps(layout(objects=[{"name": name, "pos": "1,<"} for name in ("n0", "n1", "a0")])),
        json.dumps(layout(edges=[])),
        json.dumps(layout(edges=[{"id": "h0", "pos": "1,1 2,2 3,3"}, {"id": "t0", "pos": "1,1 2,2 3,3 4,4"}])),
        json.dumps(layout(edges=[{"id": "h0", "pos": "e,1,1 1,1 2,2 3,3"}, {"id": "t0", "pos": "1,1 2,2 3,3 4,4"}])),
        json.dumps(layout(edges=[{"id": "h0"}, {"id": "t0", "pos": "1,1 2,2 3,3 4,4"}])),
        json.dumps(layout(edges=[{"id": "x0", "pos": "1,1 2,2 3,3 4,4"}, {"id": "t0", "pos": "1,1 2,2 3,3 4,4"}])),
    ],
)
def test_what_is_no_layout_of_the_graph_is_refused(text: str):
    with pytest.raises(UnusableLayout):
        positions_of(text, 2, 1)


@effort(100)
@given(
    st.recursive(
        st.none() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["bb", "objects", "edges", "name", "pos", "id"]), inner)
        ),
    )
)
def test_any_json_is_refused_and_never_crashes(value: Any):
    with pytest.raises(UnusableLayout):
        positions_of(json.dumps(value), 2, 1)
