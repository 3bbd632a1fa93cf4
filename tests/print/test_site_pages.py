"""Pages of the site on paper (Ctrl-P): no navigation, all steps, the whole chart, and where the page is."""

from __future__ import annotations

import pytest

from generator.model.text import Lang
from tests.guide.conftest import DESKTOP, Visits, own_site, served, visit
from tests.texts import LANGS

__all__ = ["served", "visit"]
TREE = "insufficient-funds"
A4_WIDTH = 794 - 2 * 49
"""In px: 210 mm without the margins."""


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_of_a_cause_is_whole_on_paper(visit: Visits, served: str, lang: Lang):
    page = visit(f"{served}{lang}/causes/{TREE}/", **DESKTOP)
    assert page.locator(".ph-guide [data-node]:visible").count() == 1
    page.set_viewport_size({"width": A4_WIDTH, "height": 1000})
    page.emulate_media(media="print")
    assert page.locator(".ph-guide [data-node]:visible").count() == len(own_site().trees[TREE].nodes)
    for hidden in (
        ".md-header",
        ".md-sidebar",
        ".md-footer",
        "form[data-finder]",
        ".ph-controls",
        ".ph-print",
        "figcaption",
    ):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    chart = page.locator("figure[data-chart] svg").bounding_box()
    assert chart is not None
    assert chart["x"] >= 0
    assert chart["x"] + chart["width"] <= A4_WIDTH + 1
    address = page.locator(".ph-print-address")
    assert address.is_visible()
    assert address.inner_text() == f"{own_site().settings.url}{lang}/causes/{TREE}/"
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_WIDTH + 1


def test_the_table_of_all_paths_is_not_printed_though_the_theme_opens_it(visit: Visits, served: str):
    page = visit(f"{served}en/causes/{TREE}/", **DESKTOP)
    heading, table = page.locator("#all_paths"), page.locator("table[data-paths]")
    page.locator("details.ph-paths > summary").click()
    assert heading.is_visible()
    assert table.is_visible()
    page.emulate_media(media="print")
    assert not heading.is_visible()
    assert not table.is_visible()
    assert page.locator("figure[data-chart]").first.is_visible()


def test_a_page_on_a_screen_does_not_tell_its_address(visit: Visits, served: str):
    assert not visit(f"{served}zh/slips/").locator(".ph-print-address").is_visible()


def test_addresses_of_other_sites_stand_behind_their_links(visit: Visits, served: str):
    page = visit(f"{served}en/about/", **DESKTOP)
    page.emulate_media(media="print")
    behind = "link => getComputedStyle(link, '::after').content"
    assert page.locator(".md-content a[href^='../']").first.evaluate(behind) in ("none", "normal")
    link = page.locator("a[href^='https:']").first
    assert "https:" in link.evaluate(behind)
