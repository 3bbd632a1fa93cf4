"""The pages without the script, and with a script that fails: all steps are there, and their links lead on."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from generator.model.tree import Outcome
from generator.model.walk import Place
from tests.guide.conftest import Visits, own_codes, own_site
from tests.guide.test_guide import END, START, TREE, WAY
from tests.texts import LANGS

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route


def test_without_scripts_nothing_of_the_guides_own_shows(visit: Visits, served: str):
    page = visit(f"{served}zh/causes/{TREE}/", java_script_enabled=False)
    assert page.locator(".ph-guide [data-node]:visible").count() == len(own_site().trees[TREE].nodes)
    for name in ("head", "foot", "card", "unchecked"):
        assert page.locator(f"[data-part={name}]:visible").count() == 0
    assert page.locator(".ph-guide input:visible").count() == 0


def test_without_scripts_each_tree_is_walked_to_an_outcome_by_its_links(visit: Visits, served: str):
    walk = own_codes()._walk
    page = visit("about:blank", java_script_enabled=False)
    ends = set()
    for start, lang in zip(walk.starts(), cycle(LANGS), strict=False):
        page.goto(f"{served}{lang}/causes/{start.tree}/")
        place = start
        # Every tree by another answer where there is a choice, jumps and all.
        while leads := walk.edges[place]:
            number = len(place.node) % len(leads)
            page.locator(f"#{place.node} a[data-answer]").nth(number).click()
            place = leads[number].to
            page.wait_for_url(f"**/{lang}/causes/{place.tree}/**")
        assert page.locator(f"#{place.node}").is_visible()
        assert isinstance(walk.node(place), Outcome)
        ends.add(place)
    assert len(ends) > 20


def check_plain(page: Page) -> None:
    """All steps are shown, and links lead from the first question to an outcome."""
    assert page.locator(".ph-guide [data-node]:visible").count() == len(own_site().trees[TREE].nodes)
    assert page.locator("[data-part=head]:visible, [data-part=foot]:visible").count() == 0
    place = Place(TREE, START)
    for number, following in WAY:
        page.locator(f"#{place.node} a[data-answer]").nth(number).click()
        place = following
        page.wait_for_url(f"**#{place.node}")
    assert page.locator(f"#{END}").is_visible()


def without(name: str) -> Callable[[Page], object]:
    return lambda page: page.route(f"**/{name}?*", lambda route: route.abort())


def changed(name: str, written: str, instead: str) -> Callable[[Page], object]:
    def change(route: Route) -> None:
        text = route.fetch().text()
        assert written in text
        route.fulfill(body=text.replace(written, instead))

    return lambda page: page.route(f"**/{name}**", change)


def before(script: str) -> Callable[[Page], object]:
    return lambda page: page.add_init_script(script)


@pytest.mark.parametrize(
    "break_it",
    [
        without("guide.js"),
        without("walks.js"),
        changed("guide.js", "var now;", "var now; throw new Error('broken');"),
        changed("guide.js", "function list() {", "function list() { throw new Error('broken');"),
        changed("guide.js", "var ALPHABET", "var ?. ALPHABET"),
        changed("walks.js", '"trees":[', '"trees":[["other",1,1,[[]]]],"were":['),
        changed("walks.js", '"trees":[', '"trees":7,"were":['),
        changed(f"causes/{TREE}/", "ph-guide-parts", "ph-other-parts"),
        changed(f"causes/{TREE}/", 'data-part="trail"', 'data-part="trial"'),
        before("history.pushState = () => { throw new Error('broken'); }"),
    ],
    ids=[
        "no script",
        "no walks",
        "fails at once",
        "fails when first used",
        "cannot be read",
        "walks of other trees",
        "walks of another shape",
        "no parts",
        "a part missing",
        "no history",
    ],
)
def test_a_script_that_fails_leaves_the_plain_page(visit: Visits, served: str, break_it: Callable[[Page], object]):
    page = visit("about:blank")
    break_it(page)
    page.goto(f"{served}zh/causes/{TREE}/")
    if page.locator(".ph-live").count():
        # It fails when it is first used.
        page.locator(".ph-here a[data-answer]").nth(WAY[0][0]).click()
        page.goto(f"{served}zh/causes/{TREE}/#all_steps")
        page.reload()
    check_plain(page)
    visit.complaints.clear()
