"""The offline file in a browser, opened from the disk: nothing is asked of a network, and everything can be done."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

import pytest

from generator.model.path_code import Trail
from generator.model.text import Lang
from generator.model.tree import DecisionTree, Question
from generator.model.walk import Place, resolve
from tests.guide.conftest import DESKTOP, PHONE, Visits, own_codes, own_site
from tests.offline.conftest import OfflineFile
from tests.texts import LANGS

HERE = "article:not([hidden]) .ph-here"


AXE_OF_WHAT_IS_SHOWN = """async () => {
  const away = [...document.querySelectorAll("article[hidden]")].map(article => [article, new Comment()]);
  for (const [article, place] of away) article.replaceWith(place);
  const { violations } = await axe.run();
  for (const [article, place] of away) place.replaceWith(article);
  return violations;
}"""
"""Forty causes that are hidden would be looked through too, and only to be left out."""


@cache
def axe_source() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def address(offline_file: OfflineFile, lang: Lang, place: str = "") -> str:
    return offline_file(lang).as_uri() + place


def open_place(page: Any, place: str) -> None:
    page.evaluate("place => { location.hash = place; }", place)
    page.wait_for_timeout(60)


@pytest.mark.parametrize("lang", LANGS)
def test_it_begins_with_the_finder_and_the_way_in_and_asks_for_nothing(
    visit: Visits, offline_file: OfflineFile, lang: Lang
):
    page = visit("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address(offline_file, lang))
    page.click("#ph_finder")
    page.fill("#ph_finder", "51")
    page.wait_for_selector("[data-result]")
    assert page.eval_on_selector_all("article", "all => all.filter(one => !one.hidden).map(one => one.id)") == ["start"]
    assert page.query_selector(HERE)
    # The icon of the page is the empty one that it has in itself.
    assert [url for url in asked if not url.startswith("data:,")] == [address(offline_file, lang)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_finder_leads_to_places_of_the_file(visit: Visits, offline_file: OfflineFile, lang: Lang):
    page = visit(address(offline_file, lang))
    tree = own_site().trees["card-expired"]
    trail = Trail(Place(tree.id, tree.start.value), (0,), is_whole=True)
    code = own_codes().encode(trail)

    def found(asked: str) -> list[str]:
        page.fill("#ph_finder", asked)
        hrefs = page.eval_on_selector_all("[data-result]", "all => all.map(one => one.getAttribute('href'))")
        return [str(href) for href in hrefs]

    assert found("51")[:2] == ["#code-51", "#insufficient-funds"]
    assert found("交易超时")[0] == "#fault-net-recv-timeout"
    assert found("ka卡")
    assert found("Transaction timed out, charged twice?")
    assert found(code) == [f"#card-expired?p={code}"]
    for asked in ("51", "ka卡", "PIN", "能不能拆单", "XX9", "A8", "打印机缺纸", "card stuck"):
        for href in found(asked):
            assert page.evaluate("id => !!document.getElementById(id)", href[1:].split("?")[0]), (asked, href)
    found(code)
    page.keyboard.press("Enter")
    page.wait_for_selector("article#card-expired:not([hidden]) .ph-here")
    assert page.is_hidden("#ph_results")
    assert page.get_attribute(HERE, "id") == f"card-expired.{own_codes().end(trail).node}"


def edges(tree: DecisionTree) -> list[tuple[list[int], str]]:
    """Of each answer that is reached by a shortest way: all answers up to it, and the place that the last leads to."""
    trees = own_site().trees
    found: list[tuple[list[int], str]] = []
    reached = {tree.start.value}
    waiting: list[tuple[str, list[int]]] = [(tree.start.value, [])]
    for node, way in waiting:
        question = tree.nodes[node]
        if not isinstance(question, Question):
            continue
        for number, answer in enumerate(question.answers):
            place = resolve(trees, tree, answer.to)
            assert place
            found.append(([*way, number], f"{place.tree}.{place.node}"))
            if place.tree == tree.id and place.node not in reached:
                reached.add(place.node)
                waiting.append((place.node, [*way, number]))
    return found


WALK = """async ({ tree, edges }) => {
  const here = () => (document.querySelector("article:not([hidden]) .ph-here") || {}).id;
  const start = document.querySelector(`[id="${tree}"] section[data-node]`).id;
  const wrong = [];
  const until = async (what, isSo) => {
    for (let turn = 0; !isSo() && turn < 400; turn++) await new Promise(done => setTimeout(done, 5));
    if (!isSo()) wrong.push([what, here(), location.hash]);
  };
  for (const [answers, end] of edges) {
    location.hash = "#" + start;
    await until("begin", () => here() === start);
    for (const answer of answers) {
      const before = here();
      document.querySelectorAll("article:not([hidden]) .ph-here a[data-answer]")[answer].click();
      await until(["answer", answers], () => here() !== before);
    }
    await until(["end", answers, end], () => here() === end);
    if (end.split(".")[0] === tree) continue;
    history.back();
    await until(["back", answers], () => here().startsWith(tree + "."));
  }
  return wrong;
}"""


@pytest.mark.parametrize(("lang", "tree"), [("zh", "timeout-result-unknown"), ("en", "card-expired")])
def test_every_answer_leads_on_and_back_from_other_trees(
    visit: Visits, offline_file: OfflineFile, lang: Lang, tree: str
):
    page = visit(address(offline_file, lang))
    assert page.evaluate(WALK, {"tree": tree, "edges": edges(own_site().trees[tree])}) == []


def test_what_was_answered_elsewhere_is_told_and_can_be_changed(visit: Visits, offline_file: OfflineFile):
    page = visit(address(offline_file, "zh", "#card-expired"))
    page.click(f"{HERE} a[data-answer=unsure]")
    page.wait_for_selector("article#timeout-result-unknown:not([hidden])")
    trail = "article#timeout-result-unknown [data-part=trail]"
    page.locator(trail).evaluate("details => { details.open = true; }")
    assert "54" in page.inner_text(f"{trail} ol") or "看不清" in page.inner_text(f"{trail} ol")
    page.click(f"{trail} ol a")
    page.wait_for_selector("article#card-expired:not([hidden])")


def test_controls_lead_to_places_of_their_own_tree(visit: Visits, offline_file: OfflineFile):
    page = visit(address(offline_file, "en", "#start"))
    open_place(page, "#card-expired")
    controls = page.eval_on_selector_all(
        "article#card-expired [data-part=foot] > div a[href^='#']", "all => all.map(one => one.getAttribute('href'))"
    )
    assert {href.split(".")[0] for href in controls if href} == {"#card-expired"}
    page.click("article#card-expired a[href='#card-expired.flow_chart']")
    assert page.is_visible("article#card-expired .ph-live")
    page.click("article#card-expired a[href='#card-expired.all_steps']")
    page.wait_for_selector("article#card-expired .ph-guide:not(.ph-live)")
    steps = page.locator("article#card-expired section[data-node]:visible")
    assert steps.count() == len(own_site().trees["card-expired"].nodes)
    page.click("article#card-expired [data-chart] a[data-node=printed-date]")
    page.wait_for_selector("article#card-expired .ph-live")
    assert page.get_attribute(HERE, "id") == "card-expired.printed-date"


def test_the_end_has_a_code_a_square_and_the_address_of_the_site(visit: Visits, offline_file: OfflineFile):
    page = visit(address(offline_file, "zh", "#card-expired.ask-issuer"))
    assert page.get_attribute("article:not([hidden]) [data-path-code]", "data-path-code")
    page.click("article:not([hidden]) [data-part=phone] > summary")
    page.wait_for_selector("article:not([hidden]) [data-part=square] svg")
    full = page.get_attribute("article:not([hidden]) [data-full-page]", "href")
    assert full == f"{own_site().settings.url}zh/causes/card-expired/"


@pytest.mark.parametrize("lang", LANGS)
def test_without_javascript_it_is_one_document(visit: Visits, offline_file: OfflineFile, lang: Lang):
    page = visit(address(offline_file, lang), java_script_enabled=False)
    assert page.is_hidden("form[data-finder]")
    articles = page.locator("article")
    assert articles.count() == page.locator("article:visible").count() > len(own_site().trees)
    page.click("a[href='#all_codes']")
    page.click("#all_codes .ph-grid a[href='#code-51'], #all_codes nav a[href='#code-51']")
    assert page.url.endswith("#code-51")
    page.locator("#code-51 a").click()
    assert page.url.endswith("#insufficient-funds")
    page.locator("#insufficient-funds a[data-answer]").first.click()
    assert "#insufficient-funds." in page.url
    page.click("#insufficient-funds a[href='#insufficient-funds.guide_steps']")


@pytest.mark.parametrize(("lang", "looks"), [("zh", {**PHONE, "color_scheme": "dark"}), ("en", DESKTOP)])
def test_axe_finds_nothing(visit: Visits, offline_file: OfflineFile, lang: Lang, looks: dict[str, Any]):
    page = visit(address(offline_file, lang), **looks)
    page.evaluate(axe_source())
    for place in ("#start", "#all_codes", "#card-expired.ask-issuer", "#page_safety"):
        open_place(page, place)
        found = page.evaluate(AXE_OF_WHAT_IS_SHOWN)
        told = [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found]
        assert told == [], json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize("lang", LANGS)
def test_it_fits_a_narrow_screen(visit: Visits, offline_file: OfflineFile, lang: Lang):
    page = visit(address(offline_file, lang), viewport={"width": 320, "height": 640})
    for place in ("#start", "#all_codes", "#all_faults", "#card-expired", "#page_slips"):
        open_place(page, place)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place


def test_paper_has_the_one_cause_that_is_shown(visit: Visits, offline_file: OfflineFile):
    page = visit(address(offline_file, "en", "#card-expired"))
    page.emulate_media(media="print")
    assert page.locator("article:visible").count() == 1
    assert page.locator("article#card-expired section[data-node]:visible").count() == len(
        own_site().trees["card-expired"].nodes
    )
    assert page.is_visible("article#card-expired figure svg")
