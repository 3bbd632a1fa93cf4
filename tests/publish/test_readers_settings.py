"""What readers set for themselves: large text, no script, a narrow screen. Nothing is covered or cut off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.guide.conftest import WITHOUT_WORKER, Visits, folder, served, visit
from tests.programs import CHROMIUM_FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["folder", "served", "visit"]

WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth - window.innerWidth"
COVERED = """() => [...document.querySelectorAll(".md-header__inner > *, .md-header .ph-finder > *")]
  .filter(part => part.offsetWidth && part.matches("a, label, form, .ph-finder__row"))
  .filter(part => {
    const box = part.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return !top || !(part.contains(top) || top.contains(part));
  }).map(part => part.outerHTML.slice(0, 80))"""
LAST_LINES = """() => [...document.querySelectorAll("h1, h2, h3")].filter(head => head.offsetHeight > 2).map(head => {
  const lines = [];
  const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    [...texts.currentNode.data].forEach((letter, place) => {
      const range = document.createRange();
      range.setStart(texts.currentNode, place);
      range.setEnd(texts.currentNode, place + 1);
      const box = range.getBoundingClientRect();
      if (!box.width || !letter.trim()) return;
      const line = lines[lines.length - 1];
      if (line && box.top < line.bottom - 2) line.text += letter;
      else lines.push({ text: letter, bottom: box.bottom });
    });
  }
  return lines.length > 1 ? lines.pop().text : "";
}).filter(Boolean)"""


@pytest.fixture(scope="module")
def large_text(browser: Browser, chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A phone whose reader has set text twice as large as usual."""
    profile = tmp_path_factory.mktemp("large-text")
    settings = {"webkit": {"webprefs": {"default_font_size": 32}}}
    (profile / "Default").mkdir()
    (profile / "Default" / "Preferences").write_text(json.dumps(settings), encoding="utf-8")
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=chromium_path, args=list(CHROMIUM_FLAGS), viewport={"width": 360, "height": 740}
    )
    context.add_init_script(WITHOUT_WORKER)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["zh/", "en/", "zh/faults/", "en/codes/51/", "zh/causes/tamper-lock/", "zh/404.html"])
def test_nothing_is_covered_where_text_is_twice_as_large(large_text: Page, served: str, path: str):
    large_text.goto(served + path, wait_until="networkidle")
    assert large_text.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 32
    assert large_text.evaluate(WIDER_THAN_THE_SCREEN) <= 0
    assert large_text.evaluate(COVERED) == []


def test_what_a_reader_types_is_as_large_as_what_stands_around_it(large_text: Page, served: str):
    large_text.goto(f"{served}zh/codes/51/")
    sizes = [
        large_text.locator(part).first.evaluate("part => parseFloat(getComputedStyle(part).fontSize)")
        for part in (".md-header .ph-finder input", ".md-typeset")
    ]
    assert sizes[0] >= sizes[1] >= 32


@pytest.mark.parametrize("path", ["en/unknown-code/", "en/wrong-claims/", "zh/unknown-code/", "en/codes/", "en/slips/"])
def test_tables_scroll_in_themselves_without_a_script(visit: Visits, served: str, path: str):
    page = visit(served + path, java_script_enabled=False)
    assert page.locator("table").count() > 0 or path == "en/slips/"
    assert page.evaluate(WIDER_THAN_THE_SCREEN) <= 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_tables_are_as_wide_as_the_text(visit: Visits, served: str, width: int, script: bool):
    page = visit(f"{served}zh/contacts/", java_script_enabled=script, viewport={"width": width, "height": 800})
    if script:
        page.locator(".md-typeset__table > table").first.wait_for()
    sides = "part => [part.getBoundingClientRect().left, part.getBoundingClientRect().right]"
    table, headline = (page.locator(f".md-content {part}").first.evaluate(sides) for part in ("table", "h2"))
    assert table == pytest.approx(headline, abs=1)


def test_causes_of_a_code_are_told_apart_in_a_narrow_column(visit: Visits, served: str):
    page = visit(f"{served}zh/codes/", java_script_enabled=False)
    gaps = page.evaluate(
        """() => [...document.querySelectorAll(".ph-code-table td > a + a")].map(
          link => link.getBoundingClientRect().top - link.previousElementSibling.getBoundingClientRect().bottom)"""
    )
    assert len(gaps) > 10
    assert min(gaps) >= 6


@pytest.mark.parametrize("path", ["contactless-pin-required", "insufficient-funds", "timeout-result-unknown", "start"])
def test_no_character_of_a_headline_stands_alone(visit: Visits, served: str, path: str):
    lines = visit(f"{served}zh/causes/{path}/", java_script_enabled=False).evaluate(LAST_LINES)
    assert lines
    assert [line for line in lines if len(line.rstrip("，。？！」）")) < 2] == []
