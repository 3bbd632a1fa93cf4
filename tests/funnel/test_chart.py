"""What the chart with figures shows: every figure of the funnel, thick lines where many went, one solid badge."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.chart import funnel_charts
from generator.model.funnel import Funnel, FunnelPhrases, box_id
from generator.model.loss import greatest_loss
from generator.model.text import Lang
from generator.model.walk import node_numbers
from generator.render import chart_words
from tests.funnel.building import counted, read, small_site
from tests.funnel.test_golden import content
from tests.render.building import BRAND
from tests.texts import LANGS

SVG = "{http://www.w3.org/2000/svg}"
PHRASES = FunnelPhrases("{count} in", "{count} out {share}")


def drawn(folder: Path, lang: Lang) -> tuple[Funnel, ElementTree.Element]:
    """The funnel of `no-answer` and its chart."""
    site = small_site()
    events, _ = read(content(), folder)
    funnel = next(one for one in counted(events).funnels if one.is_present and one.tree == "no-answer")
    worst = greatest_loss(funnel).worst
    assert worst
    charts = funnel_charts(
        site, [(funnel, worst.node)], lang, chart_words(site, BRAND), PHRASES, lambda done, all: None
    )
    return funnel, ElementTree.fromstring(charts["no-answer"])  # noqa: S314  our own drawing


def words(element: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in element.iter(f"{SVG}text")]


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_is_shown_where_it_belongs(tmp_path: Path, lang: Lang):
    funnel, svg = drawn(tmp_path, lang)
    numbers = node_numbers(small_site().trees["no-answer"])
    boxes = {box.get("id"): words(box) for box in svg.iter(f"{SVG}g") if box.get("id")}
    flows = {flow.node: flow for flow in funnel.nodes if flow.is_known}
    assert boxes.keys() == {box_id("no-answer", numbers[node]) for node in flows}
    for node, flow in flows.items():
        shown = boxes[box_id("no-answer", numbers[node])]
        assert f"{flow.visits} in" in shown
        assert any("out" in one for one in shown) is bool(flow.lost)
    given = [one for one in words(svg) if one.endswith("%") and "·" in one]
    assert sorted(one.partition(" ")[0] for one in given) == ["24", "3", "5"]
    assert "0" in words(svg)  # the answer that nobody gave


def test_lines_are_thick_where_many_went_and_dotted_where_nobody_did(tmp_path: Path):
    _, svg = drawn(tmp_path, "en")
    lines = [path for path in svg.iter(f"{SVG}path") if path.get("stroke-width") and path.get("fill") == "none"]
    flows = [path for path in lines if not path.get("stroke-linecap")]  # which icons have
    assert sorted(float(path.get("stroke-width", "")) for path in flows) == [1, 1.6, 2, 6]
    assert [path.get("stroke-width") for path in flows if path.get("stroke-dasharray")] == ["1"]


def test_the_question_that_is_named_has_the_solid_badge(tmp_path: Path):
    _, svg = drawn(tmp_path, "en")
    solid = [box.get("id") for box in svg.iter(f"{SVG}g") if box.get("id") for rect in box.iter(f"{SVG}rect")
             if rect.get("fill", "").startswith("var(--chart-stop,")]  # fmt: skip
    assert solid == [box_id("no-answer", 1)]
