"""What a browser makes of the charts: does all text stay inside its box, with any font, and is nothing covered?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from generator.chart.caption import filled
from generator.chart.measures import PRINT, WEB
from generator.chart.skin import PAPER_FONT
from generator.model.metrics import width
from tests.chart.building import WORDS
from tests.chart.test_real_trees import TREES, real_drawings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FONTS = ("Noto Sans CJK SC", "Noto Serif CJK SC", "DejaVu Sans")
"""Narrow, usual and wide letters; a browser takes Chinese characters from whatever it has."""

# For every box and answer: its frame and those of its texts, in px of the chart.
MEASURE = """
() => [...document.querySelectorAll('.chart-node, .chart-answer')].map(group => {
  const shape = group.querySelector('.chart-box') ?? group.querySelector('rect');
  const frame = ({x, y, width, height}) => ({x, y, width, height});
  return {
    name: group.closest('article').id + ' ' + (group.getAttribute('href') ?? group.textContent),
    jump: group.classList.contains('chart-jump'),
    shape: frame(shape.getBBox()),
    texts: [...group.querySelectorAll('text')].map(text => frame(text.getBBox())),
  };
})
"""
LENGTHS = """
() => [...document.querySelectorAll('tspan')].map(line =>
  [line.textContent, parseFloat(getComputedStyle(line).fontSize), line.getComputedTextLength()])
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


class Shown(NamedTuple):
    """All charts on one page."""

    page: Page
    found: list[dict[str, Any]]
    """What MEASURE tells."""


@pytest.fixture(scope="module", params=FONTS)
def shown(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Shown]:
    charts = (
        f'<article id="{tree}-{lang}">{drawing.web}</article>'
        for (tree, lang), drawing in real_drawings().items()
        if tree in TREES
    )
    page = browser.new_page()
    show_charts(page, request.param, charts)
    yield Shown(page, page.evaluate(MEASURE))
    page.close()


def show_charts(page: Page, font: str, charts: Iterable[str]) -> None:
    page.set_content(f'<!doctype html><style>body {{ font-family: "{font}" }}</style>{"".join(charts)}')


def test_text_stays_inside_its_box(shown: Shown):
    outside = []
    for found in shown.found:
        shape = found["shape"]
        right = shape["x"] + shape["width"] - (WEB.point if found["jump"] else 0)
        for text in found["texts"]:
            is_inside = (
                shape["x"] <= text["x"]
                and text["x"] + text["width"] <= right
                and shape["y"] <= text["y"] + text["height"] * 0.15
                and text["y"] + text["height"] * 0.85 <= shape["y"] + shape["height"]
            )
            if not is_inside:
                outside.append((found["name"], text, shape))
    assert not outside


def test_printed_lines_are_no_longer_than_their_box_allows(page: Page):
    # The manuals bring their font with them, so one is enough.
    charts = []
    for (_, lang), drawing in real_drawings().items():
        longest = filled(WORDS.phrases[lang].go_to_page, page="000")
        charts += [re.sub("\ue000[a-z0-9-]+\ue001", longest, chart.svg) for chart in drawing.print]
    show_charts(page, FONTS[0], (chart.replace(PAPER_FONT, FONTS[0]) for chart in charts))
    room = 2 * PRINT.answer_side
    lengths: list[list[Any]] = page.evaluate(LENGTHS)
    assert lengths
    assert not [line for line in lengths if line[2] > width(line[0].strip()) * line[1] + room]


@pytest.mark.parametrize("shown", FONTS[:1], indirect=True)
def test_answers_and_boxes_do_not_cover_each_other(shown: Shown):
    charts: dict[str, list[dict[str, Any]]] = {}
    for found in shown.found:
        charts.setdefault(found["name"].split()[0], []).append(found)
    assert len(charts) == 2 * len(TREES)
    for shapes in charts.values():
        ordered = sorted((found["shape"] for found in shapes), key=lambda shape: shape["y"])
        for index, one in enumerate(ordered):
            for other in ordered[index + 1 :]:
                if other["y"] >= one["y"] + one["height"]:
                    break
                assert other["x"] >= one["x"] + one["width"] or one["x"] >= other["x"] + other["width"]


def test_charts_keep_within_a_strict_content_security_policy(page: Page):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    drawing = real_drawings()[TREES[0], "zh"].web
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    page.set_content(f"<!doctype html><head>{policy}</head><body>{drawing}")
    assert page.locator("svg.chart").count() == 1
    assert said == []


@pytest.mark.parametrize("shown", FONTS[:1], indirect=True)
def test_links_are_reached_by_keyboard_in_reading_order(shown: Shown):
    page = shown.page
    links = page.locator("article").first.locator("a")
    links.first.focus()
    assert page.evaluate("document.activeElement.classList.contains('chart-start')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == links.nth(1).get_attribute("href")
