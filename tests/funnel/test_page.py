"""The report in a real browser: what it asks for, what axe says, and whether figures fit their boxes."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from generator import outputs, pipeline
from generator.load import load
from generator.model.project import Site
from generator.model.text import Lang
from tests.funnel.test_golden import made
from tests.funnel.walking import lines, walked
from tests.guide.test_every_edge import axe_source
from tests.texts import LANGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 22)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DESKTOP = {"viewport": {"width": 1400, "height": 900}}
Visit = Callable[..., "Page"]

TOO_LARGE = """
() => {
  const found = [];
  for (const box of document.querySelectorAll("svg g[id]")) {
    const outline = box.querySelector("rect, path").getBBox();
    const parts = [...box.children].filter(part => part.tagName !== "g");
    for (const text of box.querySelectorAll("text")) {
      const size = text.getBBox();
      const isFigure = size.y > outline.y + outline.height - 26;
      if (isFigure && (size.x < outline.x || size.x + size.width > outline.x + outline.width))
        found.push([box.id, text.textContent]);
    }
    const visits = parts.filter(part => part.tagName === "text").at(-2);
    const badge = parts.filter(part => part.tagName === "rect").at(-1);
    const words = parts.at(-1);
    if (words.tagName === "text" && words.textContent.includes("·")) {
      const field = badge.getBBox(), inner = words.getBBox(), before = visits.getBBox();
      if (inner.x < field.x || inner.x + inner.width > field.x + field.width || before.x + before.width > field.x)
        found.push([box.id, words.textContent, "badge"]);
    }
  }
  return found;
}
"""


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Opens a report from disk; at the end nothing may have been complained of, and nothing asked for but the file."""
    contexts, complaints, asked = [], [], []

    def open_page(html: str, **looks: Any) -> Page:
        file = tmp_path / "report.html"
        file.write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(**looks))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert len(asked) == len(contexts)


@cache
def own_report(lang: Lang) -> str:
    """Of the project's own trees, walked at random."""
    project, _ = load(ROOT, TODAY)
    site = cast("Site", project)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "events.jsonl"
        file.write_bytes(lines(walked(site, 1500, lost={"slip": 0.3})))
        return outputs.funnel(pipeline.Request(ROOT, TODAY), site, str(file), "", lang, "html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(visit: Visit, lang: str, size: dict[str, Any], scheme: str):
    page = visit(made()[f"{lang}.html"], color_scheme=scheme, bypass_csp=True, **size)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(axe_source())
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


@pytest.mark.parametrize("lang", LANGS)
def test_figures_of_all_real_charts_fit_their_boxes(visit: Visit, lang: Lang):
    page = visit(own_report(lang), **DESKTOP)
    assert page.locator("svg g[id]").count() > 300
    assert page.evaluate(TOO_LARGE) == []
    # The style is applied, so the policy has its hash.
    assert page.evaluate("getComputedStyle(document.querySelector('.scroll')).overflowX") == "auto"


@pytest.mark.parametrize("lang", LANGS)
def test_a_phone_shows_all_of_the_real_report_without_scrolling_sideways(visit: Visit, lang: Lang):
    page = visit(own_report(lang), **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_number_of_the_table_shows_its_box(visit: Visit):
    page = visit(own_report("en"), **DESKTOP)
    page.locator('a[href="#start-box-5"]').click()
    seen = "() => { const box = document.getElementById('start-box-5').getBoundingClientRect(); return box.top >= 0 &&"
    assert page.evaluate(f"{seen} box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth / 1.4; }}")
