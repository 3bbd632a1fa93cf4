"""The embedding page in a browser: the tag follows the form, events are listed, lines are copied; also from a disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.embed.conftest import DESKTOP, PHONE, Site, Visits

if TYPE_CHECKING:
    from playwright.sync_api import Page


def first_event(page: Page) -> dict[str, object]:
    """The newest event of the log, without its name."""
    text = page.locator(".ph-try__log li").first.inner_text()
    event = json.loads(text.partition(" ")[2])
    assert isinstance(event, dict)
    return event


def log_shows(page: Page, words: str) -> None:
    page.wait_for_function(
        "words => document.querySelector('.ph-try__log ol').textContent.includes(words)", arg=words, timeout=10_000
    )


@pytest.mark.parametrize(("lang", "device"), [("zh", PHONE), ("en", {**DESKTOP, "color_scheme": "dark"})])
def test_what_is_chosen_is_what_the_tag_says_and_the_frame_shows(
    visit: Visits, help_site: Site, lang: str, device: dict[str, object]
):
    page = visit(f"{help_site.origin}/{lang}/embedding/", **device)
    log_shows(page, '"type":"ready"')
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.select_option("[name=brand]", "shengpay")
    log_shows(page, '"brand":"shengpay"')
    page.select_option("[name=tree]", "insufficient-funds")
    log_shows(page, '"tree":"insufficient-funds"')
    page.select_option("[name=theme]", "light")
    page.fill("[name=code]", "51")
    page.keyboard.press("Tab")
    tag = page.locator(".ph-try__tag").inner_text()
    assert tag == f'<poshelp-guide lang="{lang}" brand="shengpay" theme="light" code="51">…</poshelp-guide>'
    assert page.locator("poshelp-guide a").is_hidden()
    frame = page.frames[1]
    frame.locator(".ph-here a[data-answer]").first.click()
    log_shows(page, '"move":"answer"')
    page.wait_for_function("document.querySelector('.ph-try__log li').textContent.includes('height')")
    assert first_event(page)["tree"] == "insufficient-funds"


def test_lines_are_copied_as_they_stand(visit: Visits, help_site: Site):
    page = visit(f"{help_site.origin}/en/embedding/", **DESKTOP, permissions=["clipboard-read"])
    lines = page.locator("pre.ph-copy").nth(2)
    button = lines.locator("xpath=following-sibling::button[1]")
    button.click()
    assert button.inner_text() == "Copied"
    assert page.evaluate("navigator.clipboard.readText()") == lines.inner_text()


def test_without_scripts_the_page_says_everything_and_the_link_is_there(visit: Visits, help_site: Site):
    page = visit(f"{help_site.origin}/zh/embedding/", java_script_enabled=False)
    assert page.locator("poshelp-guide a").is_visible()
    assert page.locator("[data-playground], .ph-try__log, .ph-try__tag").locator("visible=true").count() == 0
    assert page.locator("pre.ph-copy").count() == 5
    page.locator("poshelp-guide a").click()
    assert page.locator("[data-node]").first.is_visible()


def test_a_site_on_a_disk_shows_its_own_embed(visit: Visits, folder: Path):
    page = visit(f"{(folder / 'zh/embedding/index.html').as_uri()}", **DESKTOP)
    log_shows(page, '"type":"ready"')
    page.frame_locator("poshelp-guide iframe").locator(".ph-here a[data-answer]").first.click()
    log_shows(page, '"move":"answer"')
