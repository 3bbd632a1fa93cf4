"""What is made smaller for the offline file shows the same: paths, names of classes, and whole charts as pictures."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from generator.chart import draw
from generator.model.text import Lang
from generator.publish.short_names import short_names
from generator.publish.style import published_style
from generator.render import chart_words
from generator.render.offline.compact import compact_html
from generator.render.offline.compact_chart import ChartSet, relative_path
from tests.guide.conftest import ROOT, own_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SEEN = 24
"""Difference of a colour, of 255, from which on an eye may see it in a line."""


@pytest.mark.parametrize(
    ("absolute", "relative"),
    [
        ("M308,96L308,109", "M308 96v13"),
        ("M308,109Q308,116 315,116L404,116", "M308 109q0 7 7 7h89"),
        ("M493,205L496.6,197L493,199L489.4,197z", "M493 205l3.6-8l-3.6 2l-3.6-2z"),
        ("M308,96L308,109Q308,116 308,123L308,136", "M308 96v40"),
        ("M0.5,0L0,0.2", "M.5 0l-.5 .2"),
        ("M0,398v-18a6,6 0 0 1 6,-6z", "M0,398v-18a6,6 0 0 1 6,-6z"),
    ],
)
def test_paths_are_relative(absolute: str, relative: str):
    assert relative_path(absolute) == relative


def test_html_loses_nothing_that_a_browser_does_not_add():
    entries = '<li><a class="x y" href="#a/">A  b</a></li>\n<li><p>C</p></li>'
    html = f'<ul role="list">\n{entries}\n</ul>\n<pre>a\n<b>x</b>\n</pre>'
    assert compact_html(html) == (
        '<ul role=list><li><a class="x y" href="#a/">A  b</a><li><p>C</ul><pre>a\n<b>x</b>\n</pre>'
    )


def test_names_that_a_script_knows_stay():
    html, style = short_names(
        '<p class="ph-a ph-b">class=ph-a</p><i class=ph-c></i>', ".ph-a>.ph-c,.ph-ab{top:0}", ['x(".ph-c")']
    )
    assert html == '<p class="p0 p1">class=ph-a</p><i class=ph-c></i>'
    assert style == ".p0>.ph-c,.ph-ab{top:0}"


def test_styles_lose_their_comments():
    assert published_style("/* a */\na {\n  top: 0;\n}\n\nb,\nc > d { left: 1px }\n") == "a{top: 0}b,c > d{left: 1px}"


@pytest.mark.parametrize(("tree", "lang", "scheme"), [("card-expired", "zh", "default"), ("start", "en", "slate")])
def test_a_chart_looks_as_on_its_page(browser: Browser, tree: str, lang: Lang, scheme: str):
    site = own_site()
    words = chart_words(site, site.brands[site.settings.brand])
    drawing = draw(site, words, cache=ROOT / ".cache" / "poshelp" / "layouts", jobs=1)[tree, lang].web
    charts = ChartSet()
    smaller = charts.add(drawing, tree, "")
    css = (ROOT / "generator" / "assets" / "poshelp.css").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": 1600, "height": 1200})

    def picture(svg: str, style: str) -> Image.Image:
        page.set_content(
            f'<!doctype html><html data-md-color-scheme="{scheme}"><style>{style}{css}</style>'
            f'<body class="md-typeset"><div class="ph-chart">{svg}</div>'
        )
        shot = page.locator("svg:not([aria-hidden])").screenshot()
        return Image.open(io.BytesIO(shot)).convert("L")

    before = picture(drawing, "")
    after = picture(compact_html(charts.icons + smaller), charts.style)
    page.close()
    assert before.size == after.size
    # Where two lines lay on each other, their blurred edges were darker.
    differing = sum(ImageChops.difference(before, after).histogram()[SEEN:])
    assert differing < before.width * before.height / 1000
