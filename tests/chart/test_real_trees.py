"""The project's own trees: does each chart show every node, and does no line run over a box or an answer?"""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import cast

import pytest

from generator.chart import draw
from generator.load import load
from generator.model.chart import Drawings
from generator.model.project import Site
from tests.chart.building import WORDS
from tests.chart.reading import answer_frames, elements, frame_of_path, line_paths, link_frames, parsed, points_along
from tests.measuring import unmeasured

ROOT = Path(__file__).parents[2]
TREES = sorted(file.stem for file in ROOT.glob("trees/*/*.yml"))


@cache
def real_site() -> Site:
    project, _ = load(ROOT, datetime.date(2026, 11, 22))
    assert project is not None
    return cast(Site, project)


@cache
def real_drawings() -> Drawings:
    with unmeasured():
        return draw(real_site(), WORDS, cache=None, jobs=2)


@pytest.mark.parametrize("tree_id", TREES)
def test_chart_shows_every_node_and_answer(tree_id: str):
    tree = real_site().trees[tree_id]
    for lang in ("zh", "en"):
        root = parsed(real_drawings()[tree_id, lang].web)
        shown = [link.get("data-node", "") for link in elements(root, "a") if link.get("data-node")]
        assert sorted(shown) == sorted(tree.nodes)
        assert len(answer_frames(root)) == sum(len(node.answers) for node in tree.questions)


@pytest.mark.parametrize("tree_id", TREES)
def test_no_line_runs_over_a_box_or_an_answer_that_is_not_its_own(tree_id: str):
    for lang in ("zh", "en"):
        root = parsed(real_drawings()[tree_id, lang].web)
        frames = [*link_frames(root).values(), *answer_frames(root)]
        for path in line_paths(root):
            around = frame_of_path(path)
            near = [frame for frame in frames if frame.overlaps(around)]
            assert not any(frame.holds(*point, slack=-1) for point in points_along(path) for frame in near)
