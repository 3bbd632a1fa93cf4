"""What axe says of whole pages, with the theme's own parts, and what keys meet on the way to the first answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.model.text import Lang
from tests.guide.conftest import DESKTOP, PHONE, Tabs
from tests.guide.test_every_edge import axe_source
from tests.texts import LANGS

if TYPE_CHECKING:
    from playwright.sync_api import Page

BOX = "form[data-finder] input"
FOCUSED = """
() => {
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  return {
    isAnswer: focused.matches(".ph-here a[data-answer]"),
    isFinder: focused.matches("form[data-finder] input"),
    isSeen: box.right > 0 && box.left < innerWidth && getComputedStyle(focused).visibility === "visible",
    html: focused.outerHTML.slice(0, 120)
  };
}
"""


def ask(page: Page) -> None:
    page.locator(BOX).fill("Z1")
    page.locator("[data-result]").first.wait_for()
    page.keyboard.press("ArrowDown")


def walk_to_the_end(page: Page) -> None:
    while page.locator(".ph-here a[data-answer]").count():
        page.locator(".ph-here a[data-answer]").first.click()
        page.locator(".ph-here").wait_for()
    for summary in page.locator(".ph-card summary, .ph-trail summary").all():
        summary.click()


PAGES = {
    "": ask,
    "find/": None,
    "causes/printer-fault/": walk_to_the_end,
    "causes/card-pickup/": None,
    "codes/51/": None,
    "codes/z1/": ask,
    "review/printer-fault/": None,
}


@pytest.mark.parametrize("looks", [{**PHONE, "color_scheme": "dark"}, DESKTOP], ids=["phone, dark", "desktop, light"])
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing_on_whole_pages(tab: Tabs, served: str, lang: Lang, path: str, looks: dict[str, Any]):
    page = tab(f"{served}{lang}/{path}", **looks)
    if act := PAGES[path]:
        act(page)
    page.evaluate(axe_source())
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


# 320 by 256 is what a screen of 1280 by 1024 shows at 400 %.
@pytest.mark.parametrize("size", [(360, 640), (320, 256)])
@pytest.mark.parametrize("lang", LANGS)
def test_keys_meet_only_what_is_seen_before_the_first_answer(tab: Tabs, served: str, lang: Lang, size: tuple[int, int]):
    page = tab(f"{served}{lang}/causes/insufficient-funds/", viewport=dict(zip(("width", "height"), size, strict=True)))
    met = []
    for _ in range(15):
        page.keyboard.press("Tab")
        met.append(page.evaluate(FOCUSED))
        if met[-1]["isAnswer"]:
            break
    assert met[-1]["isAnswer"]
    assert any(one["isFinder"] for one in met)
    assert [one["html"] for one in met if not one["isSeen"]] == []


def test_the_menu_is_opened_and_gone_through_by_keys(tab: Tabs, served: str):
    page = tab(f"{served}zh/causes/insufficient-funds/")
    menu = page.locator("label.md-header__button[for=__drawer]")
    menu.focus()
    page.keyboard.press("Enter")
    link = page.locator(".md-sidebar--primary a:visible").first
    link.focus()
    assert link.evaluate("link => link === document.activeElement")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tree", ["timeout-result-unknown", "card-pickup", "no-network-connection", "start"])
def test_the_first_question_stands_on_the_first_screen_of_a_phone(tab: Tabs, served: str, tree: str, lang: Lang):
    page = tab(f"{served}{lang}/causes/{tree}/", viewport={"width": 360, "height": 640})
    box = page.locator(".ph-here h3").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 640


def test_no_name_of_a_cause_breaks_within_a_word_on_a_phone(tab: Tabs, served: str):
    page = tab(f"{served}en/codes/", **PHONE)
    count, broken = page.evaluate("""() => {
      const links = [...document.querySelectorAll(".ph-code-table td > a")];
      const words = links.flatMap((link) => [...link.textContent.matchAll(/\\w+/g)].map((match) => {
        const range = new Range();
        range.setStart(link.firstChild, match.index);
        range.setEnd(link.firstChild, match.index + match[0].length);
        return [match[0], range.getClientRects().length];
      }));
      return [words.length, words.filter(([, lines]) => lines !== 1)];
    }""")
    assert count > 1000
    assert broken == []
