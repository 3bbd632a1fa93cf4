"""The form as people meet it: with keys, with a finger, on a disk, without a script, and when things fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.finder.conftest import Visit
from tests.guide.conftest import Tabs
from tests.texts import LANGS

BOX = "form[role=search][data-finder] input"
RESULT = "[data-result]"
PHONE = {"viewport": {"width": 360, "height": 740}}
SIZES = [
    {"viewport": {"width": 320, "height": 568}},
    {**PHONE, "color_scheme": "dark", "reduced_motion": "reduce"},
    {"viewport": {"width": 1280, "height": 800}},
]
PAGES = ("", "codes/54/", "find/")


@pytest.mark.parametrize("options", SIZES)
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", LANGS)
def test_every_page_has_one_finder_that_fits(tab: Tabs, served: str, lang: str, path: str, options: dict[str, object]):
    page = tab(f"{served}{lang}/{path}", **{"has_touch": False, **options})
    assert page.locator(BOX).count() == 1
    page.locator(BOX).click()
    page.locator(BOX).fill("Z1")
    page.wait_for_selector(RESULT)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for target in (page.locator(BOX), page.locator("form[data-finder] button"), *page.locator(RESULT).all()):
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= page.viewport_size["width"]  # type: ignore[index]


def test_each_result_says_what_it_is_and_what_to_do(visit: Visit, served: str):
    page = visit(f"{served}zh/")
    page.locator(BOX).fill("51")
    first = page.locator(RESULT).first
    first.wait_for()
    assert first.get_attribute("data-code") == "51"
    assert first.get_attribute("data-tree") == "insufficient-funds"
    assert "余额不足" in first.inner_text()
    assert "请顾客" in first.locator(".ph-result__act").inner_text()
    page.locator(BOX).fill("98")
    page.locator("[data-code='98']").wait_for()
    assert "先查清" in page.locator("[data-code='98'] .ph-result__warning").inner_text()
    for result in page.locator(RESULT).all():
        assert result.get_attribute("data-tree") or result.get_attribute("data-code")


def test_it_is_a_combobox_that_keys_alone_can_use(visit: Visit, served: str):
    page = visit(f"{served}zh/")
    box = page.locator(BOX)
    box.focus()
    page.keyboard.type("54")
    page.locator(RESULT).first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    assert "1" in page.locator("form[data-finder] [role=status]").inner_text() or page.locator(RESULT).count() > 1
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == page.locator(RESULT).first.get_attribute("id")
    assert page.locator("[aria-selected=true]").count() == 1
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") == page.locator(RESULT).last.get_attribute("id")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert not page.locator("[role=listbox]").is_visible()
    assert box.input_value() == "54"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/codes/54/")


def test_enter_goes_to_the_first_result_also_before_the_index_is_there(visit: Visit, served: str):
    page = visit(f"{served}en/codes/04/")
    page.locator(BOX).fill("54")
    page.locator(BOX).press("Enter")
    page.wait_for_url("**/en/codes/54/")


def test_a_result_is_a_link(visit: Visit, served: str):
    page = visit(f"{served}en/codes/04/", **PHONE)
    page.locator(BOX).fill("54")
    page.locator("[data-code='54']").click()
    page.wait_for_url("**/en/codes/54/")


def test_leaving_the_form_closes_the_list(visit: Visit, served: str):
    page = visit(f"{served}zh/codes/54/")
    page.locator(BOX).fill("51")
    page.locator(RESULT).first.wait_for()
    page.mouse.click(20, 700)
    assert not page.locator("[role=listbox]").is_visible()
    page.locator(BOX).focus()
    assert page.locator("[role=listbox]").is_visible()
    page.locator(BOX).press("Tab")
    page.keyboard.press("Tab")
    assert not page.locator("[role=listbox]").is_visible()


def test_the_index_is_not_loaded_before_somebody_asks(visit: Visit, served: str):
    page = visit(f"{served}zh/codes/54/")
    page.wait_for_load_state("networkidle")
    assert page.locator("script[src*='finder/zh.js']").count() == 0
    page.locator(BOX).focus()
    page.locator("script[src*='finder/zh.js']").wait_for(state="attached")


def test_a_large_form_fetches_the_index_ahead_and_does_not_run_it(visit: Visit, served: str):
    page = visit("about:blank")
    with page.expect_response(lambda response: "/finder/zh.js" in response.url) as fetched:
        page.goto(f"{served}zh/")
    assert fetched.value.ok
    assert page.locator("script[src*='finder/zh.js']").count() == 0


def test_without_a_script_it_leads_to_the_list_of_everything(visit: Visit, served: str):
    for path in PAGES:
        page = visit(f"{served}zh/{path}", java_script_enabled=False, **PHONE)
        page.locator(BOX).fill("54")
        page.locator("form[data-finder] button").click()
        page.wait_for_url("**/zh/find/**")
        assert page.locator("#code-54 a").get_attribute("href")
        assert page.locator("#card-unread").count() == 1


def test_the_list_shows_what_its_address_asks_for(visit: Visit, served: str):
    page = visit(f"{served}zh/find/?q=%EF%BC%95%EF%BC%94+x")
    page.locator("[data-code='54']").wait_for()
    assert page.locator(BOX).input_value() == "５４ x"
    # The theme's own search would take the query for its own, and open over the page.
    assert page.evaluate("[document.activeElement.id, document.getElementById('__search').checked]") == ["", False]
    assert visit(f"{served}zh/find/?q=%E0%A4%A").locator(BOX).input_value() == ""


def test_it_works_on_a_disk(visit: Visit, folder: Path):
    page = visit(f"{folder.as_uri()}/zh/codes/04/index.html")
    page.locator(BOX).fill("54")
    page.locator("[data-code='54']").click()
    page.wait_for_url("**/zh/codes/54/index.html")


def test_when_the_index_cannot_be_had_the_form_still_leads_somewhere(visit: Visit, served: str):
    page = visit(f"{served}zh/codes/54/", may_complain=True)
    page.route("**/finder/zh.js*", lambda route: route.abort())
    page.locator(BOX).fill("51")
    page.locator(BOX).press("Enter")
    page.wait_for_url("**/zh/find/*?q=51")


@pytest.mark.parametrize(
    "typed", ["<img src=x onerror=alert(1)>", "((((", "\\", "[a-z]*+?", "🙂" * 30, "a" * 5000, "卡" * 2000]
)
def test_whatever_is_typed_is_text(visit: Visit, served: str, typed: str):
    page = visit(f"{served}zh/")
    page.locator(BOX).fill("51")
    page.locator(RESULT).first.wait_for()
    page.locator(BOX).fill(typed)
    page.locator(RESULT).first.wait_for()
    assert page.locator("form img").count() == 0


def test_the_theme_s_own_search_is_left_alone(visit: Visit, served: str):
    page = visit(f"{served}zh/codes/54/")
    page.locator(BOX).focus()
    page.keyboard.type("s/f")
    assert page.locator(BOX).input_value() == "s/f"
    assert page.locator("input[name=query]").count() == 1
