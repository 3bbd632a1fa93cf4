"""What the guide does for a reader, one thing at a time, in the project's own pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from generator.model.path_code import ALPHABET, OUTDATED, Trail
from generator.model.tree import Outcome
from generator.model.walk import Place, Walk
from tests.guide.conftest import DESKTOP, Visits, own_codes, own_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

TREE = "printer-fault"


def walk() -> Walk:
    return own_codes()._walk


def start_of(tree: str) -> str:
    return own_site().trees[tree].start.value


def way_of(tree: str) -> list[tuple[int, Place]]:
    """Answers, each the first one that stays in the tree, and where they lead, until an outcome."""
    found: list[tuple[int, Place]] = []
    place = Place(tree, start_of(tree))
    while leads := walk().edges[place]:
        number, place = next((number, to) for number, (_, to) in enumerate(leads) if to.tree == tree)
        found.append((number, place))
    return found


WAY = way_of(TREE)
START, SECOND, END = start_of(TREE), WAY[0][1].node, WAY[-1][1].node
ASIDE = [id for id in own_site().trees[TREE].nodes if id not in (START, *(place.node for _, place in WAY))][-1]
"""An outcome that is not on the way."""


def trail_of(tree: str, length: int) -> Trail:
    return Trail(Place(tree, start_of(tree)), tuple(number for number, _ in way_of(tree)[:length]), is_whole=True)


def code_of(tree: str, length: int) -> str:
    """The path code of so many answers on that way."""
    return own_codes().encode(trail_of(tree, length))


def jump_to(tree: str) -> tuple[Place, int]:
    """A start from which one answer jumps to `tree`, and the number of that answer."""
    return next(
        (start, number)
        for start in walk().starts()
        for number, (_, to) in enumerate(walk().edges[start])
        if to.tree == tree != start.tree
    )


def here(page: Page) -> str:
    return page.locator(".ph-here").get_attribute("id") or ""


def step(page: Page, count: int = 1) -> None:
    """So many answers on the way."""
    nodes = [START, *(place.node for _, place in WAY)]
    for _ in range(count):
        number, _ = WAY[nodes.index(here(page))]
        page.locator(".ph-here a[data-answer]").nth(number).click()


def part(page: Page, name: str) -> Any:
    return page.locator(f"[data-part={name}]")


@pytest.fixture
def printer(visit: Visits, served: str) -> Page:
    """The page of a tree that two others are jumped to from, on a phone, in Chinese."""
    return visit(f"{served}zh/causes/{TREE}/")


# ------------------------------------------------------------------------------------------------------- one step


def test_only_the_first_question_is_shown_and_the_address_stays(printer: Page):
    assert printer.locator(".ph-guide [data-node]:visible").count() == 1
    assert here(printer) == START
    assert printer.url.endswith(f"/{TREE}/")
    assert part(printer, "back").is_hidden()
    assert part(printer, "again").is_hidden()
    assert part(printer, "trail").is_hidden()
    # A page that nobody has touched does not take the focus.
    assert printer.evaluate("document.activeElement === document.body")


def test_an_answer_by_keyboard_moves_focus_to_the_next_heading_and_says_it(printer: Page):
    printer.locator(".ph-here a[data-answer]").nth(WAY[0][0]).focus()
    printer.keyboard.press("Enter")
    assert here(printer) == SECOND
    assert printer.evaluate("document.activeElement.id") == f"{SECOND}_title"
    status = part(printer, "status")
    assert status.get_attribute("role") == "status"
    assert status.inner_text().startswith("第 2 步")
    heading = printer.locator(".ph-here h3")
    assert heading.inner_text().lstrip("0123456789").strip() in status.inner_text()
    # From the heading on, Tab goes through the answers and then to the controls below, and back again.
    printer.keyboard.press("Tab")
    assert printer.evaluate("document.activeElement.dataset.answer")
    count = printer.locator(".ph-here a[data-answer]").count()
    for _ in range(count):
        printer.keyboard.press("Tab")
    assert printer.evaluate("document.activeElement.dataset.part") == "back"
    printer.keyboard.press("Shift+Tab")
    assert printer.evaluate("document.activeElement.dataset.answer")


def test_time_left_gets_shorter_and_an_outcome_tells_how_long_its_steps_take(printer: Page):
    first = part(printer, "left").inner_text()
    assert re.fullmatch(r"大约还有 \d+ 题，\d+ (秒|分钟)", first)
    step(printer)
    assert part(printer, "left").inner_text() != first
    step(printer, len(WAY) - 1)
    assert re.fullmatch(r"照做约 \d+ (秒|分钟)", part(printer, "left").inner_text())


def test_every_target_is_large_enough_for_a_thumb(printer: Page):
    step(printer, len(WAY))
    part(printer, "trail").locator("summary").click()
    targets = printer.locator(
        ".ph-controls a:visible, .ph-controls summary:visible, .ph-card button:visible, .ph-card summary:visible"
    )
    assert targets.count() >= 8
    for target in targets.all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 320, "height": 568}},
        {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},  # 1280 × 1024 at 400 %
    ],
)
def test_nothing_scrolls_sideways_on_the_smallest_screen(visit: Visits, served: str, options: dict[str, Any]):
    for tree in ("start", "timeout-result-unknown", "merchant-terminal-registration"):
        page = visit(f"{served}en/causes/{tree}/", **options)
        for node in own_site().trees[tree].nodes:
            page.evaluate(f"location.hash = '{node}'")
            page.wait_for_function(f"document.querySelector('.ph-here').id === '{node}'")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), node


def test_nothing_moves_by_itself(visit: Visits, served: str):
    page = visit(f"{served}zh/causes/{TREE}/", reduced_motion="reduce")
    step(page)
    moving = """[...document.querySelectorAll('.md-content *')].filter(element => {
        const style = getComputedStyle(element);
        return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0
            || style.scrollBehavior === 'smooth';
    }).length"""
    assert page.evaluate(moving) == 0
    assert page.evaluate("document.getAnimations().length") == 0


# -------------------------------------------------------------------------------------------- the address, and back


def test_back_buttons_and_reload_keep_the_state(printer: Page):
    step(printer)
    second = printer.url
    step(printer)
    third = printer.url
    printer.reload()
    assert printer.url == third
    assert here(printer) == third.partition("#")[2]
    assert part(printer, "count").inner_text() == "2"
    printer.go_back()
    assert (printer.url, here(printer)) == (second, SECOND)
    printer.go_forward()
    assert printer.url == third
    # The guide's own way back is the browser's: it leaves no second entry behind.
    part(printer, "back").click()
    printer.wait_for_url(second)
    part(printer, "back").click()
    printer.wait_for_url(f"**/{TREE}/")
    assert here(printer) == START


def test_back_in_a_page_opened_by_a_link_goes_step_by_step_and_not_to_and_fro(visit: Visits, served: str):
    page = visit(f"{served}zh/causes/{TREE}/?p={code_of(TREE, 2)}")
    seen = [here(page)]
    while part(page, "back").is_visible():
        part(page, "back").click()
        seen.append(here(page))
    assert len(seen) == 3
    assert len(set(seen)) == 3
    assert seen[-1] == START


def test_a_link_carries_the_state_into_the_other_language(printer: Page):
    step(printer, 2)
    node = here(printer)
    printer.locator("a[data-language-switch]").click()
    printer.wait_for_url("**/en/**")
    assert here(printer) == node
    trail = part(printer, "trail")
    assert trail.locator("li").count() == 2
    trail.locator("summary").click()
    assert re.search(r"[A-Za-z]{4}", trail.locator("li").first.inner_text())


def test_a_node_in_the_address_without_a_code_begins_there(visit: Visits, served: str):
    page = visit(f"{served}zh/causes/{TREE}/#{ASIDE}")
    assert here(page) == ASIDE
    top = page.locator(f"#{ASIDE}_title").evaluate("heading => heading.getBoundingClientRect().top")
    assert 0 <= top < 600
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.ph-here') !== null")
    assert part(page, "back").is_hidden()
    code = part(page, "code").get_attribute("data-path-code")
    assert own_codes().decode(code or "") == Trail(Place(TREE, ASIDE), (), is_whole=False)
    part(page, "again").click()
    assert here(page) == START


def test_a_node_that_is_not_where_the_code_ends_is_a_step_back_or_a_new_beginning(visit: Visits, served: str):
    page = visit(f"{served}zh/causes/{TREE}/?p={code_of(TREE, 2)}#{SECOND}")
    assert here(page) == SECOND
    assert part(page, "count").inner_text() == "1"
    page.goto(f"{served}zh/causes/{TREE}/?p={code_of(TREE, 2)}#{ASIDE}")
    page.reload()
    assert here(page) == ASIDE
    assert part(page, "count").inner_text() == "0"


@pytest.mark.parametrize("code", ["K7", code_of(TREE, 2)[:-1] + "U", "<b>", "%"])
def test_a_code_that_is_none_is_told(visit: Visits, served: str, code: str):
    page = visit(f"{served}zh/causes/{TREE}/?p={code}")
    assert part(page, "mistyped").is_visible()
    assert here(page) == START
    step(page)
    assert part(page, "mistyped").is_hidden()


def outdated_code() -> str:
    """A code without a mistake whose version is another."""
    right = code_of(TREE, 2)
    body = right[:-2] + ALPHABET[ALPHABET.index(right[-2]) ^ 1]
    return next(body + check for check in ALPHABET if own_codes().decode(body + check) is OUTDATED)


def test_an_outdated_code_says_so(visit: Visits, served: str):
    page = visit(f"{served}en/causes/{TREE}/?p={outdated_code()}")
    assert "older version" in part(page, "outdated").inner_text()
    assert part(page, "mistyped").is_hidden()
    assert here(page) == START


# ----------------------------------------------------------------------------------------------------- other trees


def test_jumps_keep_the_walk_and_the_way_back(visit: Visits, served: str):
    place, number = jump_to(TREE)
    page = visit(f"{served}zh/causes/{place.tree}/")
    first = page.locator(".ph-here h3").inner_text()
    page.locator(".ph-here a[data-answer]").nth(number).click()
    page.wait_for_url(f"**/causes/{TREE}/?p=*")
    # What comes before the first question, the safety rules above all, is to be read too.
    page.wait_for_function("document.activeElement.tagName === 'H1'")
    assert page.evaluate("scrollY") == 0
    assert part(page, "number").inner_text() == "2"
    step(page)
    part(page, "trail").locator("summary").click()
    asked = part(page, "answers").locator("a")
    page.wait_for_function("!document.querySelector('[data-part=answers]').textContent.includes('…')")
    assert asked.count() == 2
    assert asked.first.inner_text() in first
    asked.first.click()
    page.wait_for_url(f"**/causes/{place.tree}/**")
    assert here(page) == place.node


def shortest_jumps() -> Iterator[tuple[Place, int, Place]]:
    """To each tree that is jumped to, a jump from the smallest tree."""
    jumps = [
        (place, number, to)
        for place in walk().order
        for number, (_, to) in enumerate(walk().edges[place])
        if to.tree != place.tree
    ]
    jumps.sort(key=lambda jump: len(own_site().trees[jump[0].tree].nodes))
    return iter({jump[2]: jump for jump in reversed(jumps)}.values())


def test_every_tree_that_is_jumped_to_is_come_to_by_a_click(visit: Visits, served: str):
    page = visit("about:blank")
    for place, number, to in shortest_jumps():
        page.goto(f"{served}zh/causes/{place.tree}/#{place.node}")
        page.locator(".ph-here a[data-answer]").nth(number).click()
        page.wait_for_url(f"**/zh/causes/{to.tree}/**")
        begin = Trail(place, (number,), is_whole=place.node == start_of(place.tree))
        assert f"?p={own_codes().encode(begin)}" in page.url
        assert here(page) == to.node
        assert part(page, "count").inner_text() == "1"


def test_facts_carry_over(visit: Visits, served: str):
    # In one tree it is found out what became of the payment; the step that needs it stands in another.
    tree, node, trail = a_step_that_needs_what_another_tree_found_out()
    page = visit(f"{served}zh/causes/{tree}/?p={own_codes().encode(trail)}")
    assert here(page) == node
    needs = page.locator(".ph-here [data-fact]")
    assert needs.count() >= 1
    assert page.locator(".ph-here [data-fact].ph-held").count() == needs.count()
    assert part(page, "unchecked").is_hidden()
    # Who opens the step directly has not found out anything.
    page.goto(f"{served}zh/causes/{tree}/#{node}")
    page.reload()
    assert page.locator(".ph-here [data-fact].ph-held").count() == 0
    assert part(page, "unchecked").is_visible()
    part(page, "unchecked").locator("a").click()
    assert here(page) == start_of(tree)


def a_step_that_needs_what_another_tree_found_out() -> tuple[str, str, Trail]:
    waiting: list[tuple[Place, Trail, frozenset[str]]] = [
        (start, Trail(start, (), is_whole=True), frozenset()) for start in walk().starts()
    ]
    # Breadth first, one way to each place, a fact counts only where its answer was given in an earlier tree.
    seen: set[tuple[Place, frozenset[str]]] = set()
    for place, trail, facts in waiting:
        node = walk().node(place)
        if isinstance(node, Outcome):
            needs = {fact.value for step in node.steps for fact in step.needs}
            if needs and needs <= facts and place.tree != trail.begin.tree:
                return place.tree, place.node, trail
            continue
        for number, (answer, to) in enumerate(walk().edges[place]):
            found = facts
            if place.tree == trail.begin.tree:
                found = facts.union(fact.value for fact in answer.ensures)
            if (to, found) not in seen and len(waiting) < 200_000:
                seen.add((to, found))
                waiting.append((to, Trail(trail.begin, (*trail.answers, number), is_whole=True), found))
    raise AssertionError("no such step")


def test_home_tells_the_guide_what_was_answered_there(visit: Visits, served: str):
    page = visit(f"{served}zh/")
    links = page.locator(".ph-start a.ph-answer")
    start = own_site().trees["start"]
    assert links.count() == len(start.nodes[start.start.value].answers)  # type: ignore[union-attr]
    for number in range(links.count()):
        page.goto(f"{served}zh/")
        links.nth(number).click()
        page.wait_for_url("**/causes/**")
        assert part(page, "count").inner_text() == "1"
        trail = own_codes().decode(re.findall(r"\?p=(\w+)", page.url)[0])
        assert trail == Trail(Place("start", start.start.value), (number,), is_whole=True)


def test_a_code_opened_on_the_page_of_another_tree_goes_where_it_ends(visit: Visits, served: str):
    place, number = jump_to(TREE)
    code = own_codes().encode(Trail(place, (number,), is_whole=True))
    page = visit(f"{served}zh/causes/{place.tree}/?p={code}")
    page.wait_for_url(f"**/causes/{TREE}/?p={code}")
    assert here(page) == START


# -------------------------------------------------------------------------------------------------------- the chart


def test_the_chart_shows_where_one_is_and_leads_there(visit: Visits, served: str):
    page = visit(f"{served}zh/causes/{TREE}/", **DESKTOP)
    step(page)
    current = page.locator("[data-chart] [aria-current=step]")
    assert current.count() == 1
    assert current.get_attribute("data-node") == SECOND
    passed = page.locator("[data-chart] .ph-passed")
    assert {link.get_attribute("data-node") for link in passed.all()} == {START, SECOND}
    other = page.locator(f"[data-chart] a[data-node={ASIDE}]")
    other.scroll_into_view_if_needed()
    other.click()
    assert here(page) == ASIDE
    # Chosen far below, it is shown.
    top = page.locator(f"#{ASIDE}_title").evaluate("heading => heading.getBoundingClientRect().top")
    assert 0 <= top < 600
    # A box that was passed leads back to it, with the answers up to there.
    page.go_back()
    page.wait_for_function(f"document.querySelector('.ph-here').id === '{SECOND}'")
    step(page)
    page.locator(f"[data-chart] a[data-node={SECOND}]").click()
    assert here(page) == SECOND
    assert part(page, "count").inner_text() == "1"


def test_to_the_chart_and_all_steps(printer: Page):
    step(printer)
    printer.locator(".ph-controls a[href='#flow_chart']").click()
    assert here(printer) == SECOND
    printer.go_back()
    printer.locator(".ph-controls a[href='#all_steps']").click()
    nodes = len(own_site().trees[TREE].nodes)
    printer.wait_for_function("!document.querySelector('.ph-live')")
    assert printer.locator(".ph-guide [data-node]:visible").count() == nodes
    assert part(printer, "foot").is_hidden()
    printer.locator(f"#{SECOND} a[data-answer]").nth(WAY[1][0]).click()
    assert printer.locator(".ph-guide [data-node]:visible").count() == 1
    assert part(printer, "count").inner_text() == "2"


# -------------------------------------------------------------------------------------------------------- outcomes


NOTING = next(end.id for end in own_site().trees[TREE].outcomes if len(end.note_down) > 2)
"""A step with things to note down."""


@pytest.fixture
def outcome(visit: Visits, served: str) -> Page:
    return visit(f"{served}en/causes/{TREE}/#{NOTING}", permissions=["clipboard-read"])


def test_notes_can_be_copied_and_are_kept_nowhere(outcome: Page, served: str):
    asked: list[str] = []
    # The browser itself asks for the icon whenever it likes.
    outcome.on("request", lambda request: None if "/mark/" in request.url else asked.append(request.url))
    boxes = outcome.locator(".ph-here li[data-note] input")
    assert boxes.count() >= 3
    for number, box in enumerate(boxes.all()):
        box.fill(f"note {number}")
    part(outcome, "copy").click()
    copied = outcome.evaluate("navigator.clipboard.readText()")
    assert "note 0" in copied
    assert "Time of the payment: note" in copied
    assert part(outcome, "code").get_attribute("data-path-code") in copied
    assert f"{served}en/causes/{TREE}/?p=" in copied
    assert part(outcome, "status").inner_text() == "Copied"
    assert outcome.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")[1:] == [0, ""]
    assert outcome.evaluate("Object.values(localStorage).join().includes('note')") is False
    assert asked == []
    outcome.reload()
    assert [box.input_value() for box in boxes.all()] == [""] * boxes.count()


def test_four_digits_of_the_card_are_all_there_is_room_for(visit: Visits, served: str):
    tree, node = next(
        (tree.id, end.id)
        for tree in own_site().trees.values()
        for end in tree.outcomes
        if any(word.value == "last4" for word in end.note_down)
    )
    page = visit(f"{served}zh/causes/{tree}/#{node}")
    box = page.locator(".ph-here li[data-note=last4] input")
    box.press_sequentially("6222020200112233")
    assert box.input_value() == "6222"


def test_one_card_is_printed(outcome: Page):
    outcome.evaluate("window.print = () => { window.printed = document.documentElement.className }")
    part(outcome, "print").click()
    assert "ph-print-card" in outcome.evaluate("window.printed")
    assert "ph-print-card" not in outcome.evaluate("document.documentElement.className")
    outcome.emulate_media(media="print")
    outcome.evaluate("document.documentElement.classList.add('ph-print-card')")
    shown = outcome.evaluate("document.querySelector('.md-main').innerText")
    assert "Path code" in shown
    assert outcome.locator(".ph-here .ph-steps").is_visible()
    assert outcome.locator("[data-chart]").is_hidden()
    assert outcome.locator(".ph-guide [data-node]:visible").count() == 1
    # Otherwise paper has every step, as without the script.
    outcome.evaluate("document.documentElement.classList.remove('ph-print-card')")
    assert outcome.locator(".ph-guide [data-node]:visible").count() == len(own_site().trees[TREE].nodes)
    assert outcome.locator(".ph-card").is_hidden()


def test_every_outcome_says_whom_to_call(visit: Visits, served: str):
    page = visit(f"{served}zh/causes/card-pickup/", java_script_enabled=False)
    for end in own_site().trees["card-pickup"].outcomes:
        assert page.locator(f"#{end.id} .ph-call").count() == 1
    quiet = [end.id for end in own_site().trees["card-pickup"].outcomes if not end.disclose]
    assert quiet
    for id in quiet:
        assert "顾客离开后" in page.locator(f"#{id} .ph-call").inner_text()


def test_a_code_with_more_answers_than_it_has_room_for_says_so(visit: Visits, served: str):
    # No walk of the real trees is that long; here the script is told that codes are shorter.
    def shortened(route: Route) -> None:
        body = route.fetch().text()
        assert "LONGEST = 12;" in body
        route.fulfill(body=body.replace("LONGEST = 12;", "LONGEST = 7;"))

    page = visit("about:blank")
    page.route("**/guide.js?*", shortened)
    place, number = jump_to(TREE)
    page.goto(f"{served}zh/causes/{place.tree}/")
    page.locator(".ph-here a[data-answer]").nth(number).click()
    page.wait_for_url(f"**/causes/{TREE}/**")
    step(page, len(WAY))
    code = part(page, "code").get_attribute("data-path-code") or ""
    assert len(code) <= 7
    assert own_codes().decode(code) == Trail(Place(TREE, START), trail_of(TREE, len(WAY)).answers, is_whole=False)
    assert part(page, "shortened").is_visible()


@pytest.mark.parametrize("has_script", [True, False])
def test_an_id_that_a_node_had_before_leads_to_it(browser: Browser, served: str, *, has_script: bool):
    def renamed(route: Route) -> None:
        answer = route.fetch()
        mark = f'id="{END}" data-node'
        html = answer.text()
        assert mark in html
        before, _, after = html.partition(mark)
        tag, _, rest = after.partition(">")
        route.fulfill(response=answer, body=f'{before}{mark}{tag}><span id="the-end"></span>{rest}')

    looks: Any = DESKTOP
    context = browser.new_context(**looks, java_script_enabled=has_script, service_workers="block")
    page = context.new_page()
    page.route(f"**/causes/{TREE}/*", renamed)
    page.goto(f"{served}zh/causes/{TREE}/#the-end")
    section = page.locator(f"section#{END}")
    top = section.evaluate("section => section.getBoundingClientRect().top")
    assert 0 <= top < DESKTOP["viewport"]["height"]
    if has_script:
        assert here(page) == END
        page.evaluate("location.hash = 'no-such-node'")
        page.wait_for_timeout(50)
        assert here(page) == END
    context.close()
