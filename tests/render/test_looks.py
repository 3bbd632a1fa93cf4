"""Pages in a browser: nothing scrolls sideways on a narrow screen, and what is to be pressed can be pressed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import generator
from generator.model.artifact import SitePage
from tests.render.building import BRAND, Author
from tests.render.reading import html, page_of, rendering
from tests.texts import HTML_LANG

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STYLES = (Path(generator.__file__).parent / "assets" / "poshelp.css").read_text(encoding="utf-8")
MADE = rendering(Author().site())
BRAND_STYLES = next(file.content.decode("utf-8") for file in MADE.files if file.path.endswith("brand.css"))
PAGES = (
    "zh/index.md",
    "en/index.md",
    "zh/causes/old-card.md",
    "en/causes/keep-card.md",
    "zh/codes/98.md",
    "en/codes/04.md",
    "zh/codes/index.md",
    "zh/faults/card-unread.md",
    "en/faults/index.md",
    "en/families/card-status.md",
    "zh/glossary.md",
    "zh/sources.md",
)
PRESSED = ".ph-answer, .ph-grid a, .ph-first-character a, .ph-node__foot a, summary, .ph-codes a, .ph-family li a"


def document(page: SitePage) -> str:
    """The page as it stands in the theme: its measures, and its classes on body and article."""
    theme = "html{font-size:125%} body{margin:0 .8rem;font-size:.5rem} .md-typeset{font-size:.8rem;line-height:1.6}"
    return (
        f'<!doctype html><html lang="{HTML_LANG[page.lang]}"><head><meta name="viewport" content="width=device-width">'
        f"<style>*,*::before,*::after{{box-sizing:border-box}}{theme}{STYLES}{BRAND_STYLES}</style></head>"
        f'<body data-md-color-scheme="default"><article class="md-typeset">{html(page)}</article></body></html>'
    )


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """The narrowest screen that WCAG asks for: 320 pixels, which is also 1280 at 400 %."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    yield page
    page.close()


@pytest.fixture
def narrow(window: Page) -> Page:
    """An empty page on that screen."""
    window.goto("about:blank")
    window.emulate_media(media="null")
    return window


@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_screen_does_not_scroll_sideways(narrow: Page, path: str):
    narrow.set_content(document(page_of(MADE, path)))
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PAGES)
def test_what_is_pressed_is_large_enough(narrow: Page, path: str):
    narrow.set_content(document(page_of(MADE, path)))
    small = narrow.evaluate(
        """selector => [...document.querySelectorAll(selector)]
            .filter(element => element.checkVisibility())
            .filter(element => element.getBoundingClientRect().height < 44)
            .map(element => element.outerHTML)""",
        PRESSED,
    )
    assert not small


def test_after_an_answer_only_the_next_step_is_shown_and_all_can_be_shown_again(narrow: Page):
    narrow.set_content(document(page_of(MADE, "zh/causes/old-card.md")))
    visible = (
        "[...document.querySelectorAll('[data-node]')].filter(node => node.checkVisibility()).map(node => node.id)"
    )
    assert narrow.evaluate(visible) == ["date", "call", "other-way", "once-more"]
    narrow.click("#date [data-answer=known]")
    assert narrow.evaluate(visible) == ["once-more"]
    narrow.click("#once-more .ph-show-all")
    assert narrow.evaluate(visible) == ["date", "call", "other-way", "once-more"]


def test_paper_shows_every_step_and_where_answers_lead(narrow: Page):
    narrow.set_content(document(page_of(MADE, "zh/causes/old-card.md")))
    narrow.click("#date [data-answer=known]")
    narrow.emulate_media(media="print")
    assert all(narrow.locator("[data-node]").nth(number).is_visible() for number in range(4))
    assert narrow.locator("#date [data-answer=passed] .ph-leads-to").inner_text() == "3"
    assert not narrow.locator(".ph-node__foot a").first.is_visible()


def test_dark_is_dark(narrow: Page):
    shown = document(page_of(MADE, "zh/codes/98.md")).replace('scheme="default"', 'scheme="slate"')
    narrow.set_content(shown)
    assert narrow.evaluate("getComputedStyle(document.querySelector('.ph-now')).backgroundColor") == "rgb(26, 29, 35)"
    assert BRAND.primary not in narrow.evaluate("getComputedStyle(document.querySelector('.ph-answer')).color")
