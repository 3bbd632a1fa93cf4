"""<poshelp-guide> on a portal's page: attributes, height, focus, moves, and what is left where it cannot work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.model.tree import Question
from tests.embed.conftest import (
    DESKTOP,
    Portal,
    Portals,
    Site,
    Stage,
    Visits,
    documented_policy,
    portal_html,
    until,
)
from tests.guide.conftest import own_site

FRAME = "document.querySelector('poshelp-guide').shadowRoot.querySelector('iframe')"


def jumping() -> tuple[str, str, int, str]:
    """A tree whose first question leads to another tree: ids of both nodes, place of the answer, where it leads."""
    for tree in own_site().trees.values():
        first = tree.nodes[tree.start.value]
        assert isinstance(first, Question)
        for place, answer in enumerate(first.answers):
            if answer.to.tree and answer.to.tree != tree.id and answer.to.node is None:
                return tree.id, first.id, place, answer.to.tree
    raise AssertionError


@pytest.mark.parametrize(
    ("attributes", "path"),
    [
        ('lang="zh"', "zh/start.html"),
        ('lang="en"', "en/start.html"),
        ('lang="en-GB" tree="card-expired"', "en/card-expired.html"),
        ('lang="en" tree="card-expired" node="printed-date"', "en/card-expired.html#printed-date"),
        ('lang="zh" brand="lakala" tree="card-expired"', "lakala/zh/card-expired.html"),
        ('lang="en" code="51"', "en/insufficient-funds.html"),
        ('lang="en" code="A8"', "en/start.html?code=A8"),
        ('lang="en" tree="../../zh/x" node="&lt;b>" brand="//evil"', "en/start.html"),
    ],
)
def test_it_begins_where_it_is_told_to(portal: Portals, attributes: str, path: str):
    opened = portal(attributes).ready()
    opened.until(f"seen.some(message => message.type === 'ready' && {FRAME})")
    end = f"{portal.site.origin}/embed/v1/{path}"
    for _ in range(250):
        if opened.frame.url == end:
            break
        opened.page.wait_for_timeout(20)
    assert opened.frame.url == end
    assert opened.page.locator("#fallback").is_hidden()


def test_the_language_of_the_page_counts_where_the_element_has_none(portal: Portals, stage: Stage, help_site: Site):
    address = stage.put(portal_html(help_site, "", lang="en"))
    assert portal.address(address).ready().of("ready")[0]["lang"] == "en"


def test_a_jump_is_told_by_the_page_that_is_left_and_the_new_one_begins(portal: Portals):
    tree, node, place, to = jumping()
    opened = portal(f'lang="en" tree="{tree}"').ready()
    opened.frame.locator(".ph-here a[data-answer]").nth(place).click()
    opened.until("seen.filter(message => message.type === 'ready').length === 2")
    told = [event for event in opened.of("ready", "step") if event["type"] != "height"]
    jump = told[2]
    assert (jump["move"], jump["tree"], jump["from"], jump["to"]) == ("jump", tree, node, to)
    assert (told[3]["type"], told[3]["tree"], told[3]["n"]) == ("ready", to, 0)
    assert told[4]["move"] == "start"


def test_back_and_reset(portal: Portals):
    opened = portal('lang="zh" tree="card-expired"').ready()
    opened.answer()
    opened.frame.locator("[data-part=back]").click()
    opened.until("seen.filter(message => message.move === 'back').length === 1")
    opened.answer()
    opened.page.evaluate("document.querySelector('poshelp-guide').reset()")
    opened.until("seen.filter(message => message.move === 'goto').length === 1")
    assert [step["node"] for step in opened.of("step")] == [
        "which-code", "printed-date", "which-code", "printed-date", "which-code",
    ]  # fmt: skip
    assert len(opened.of("ready")) == 1  # nothing was loaded again
    assert "?p=" not in opened.frame.url


def test_a_visit_that_begins_with_a_code_is_counted_where_the_code_leads(portal: Portals):
    """Or each of them would be one that the first question of all has lost."""
    opened = portal('lang="en" code="51"').ready()
    opened.answer()
    opened.until("seen.some(message => message.type === 'step' && message.move === 'answer')")
    messages = [message for kind in ("ready", "step") for message in opened.of(kind)]
    assert {message["tree"] for message in messages} == {"insufficient-funds"}
    assert [message["move"] for message in opened.of("step")] == ["start", "answer"]


def test_goto_by_tree_node_and_code(portal: Portals):
    opened = portal('lang="en" tree="card-expired"').ready()
    opened.answer()
    opened.goto(node="typed-in")
    opened.until("seen.some(message => message.type === 'step' && message.node === 'typed-in')")
    assert opened.of("step")[-1]["move"] == "goto"
    opened.goto(node="no-such-node")
    opened.until("seen.some(message => message.code === 'unknown-node')")
    opened.goto(tree="no-such-tree")
    opened.until("seen.some(message => message.code === 'unknown-tree')")
    opened.goto(tree="insufficient-funds")
    opened.until("seen.some(message => message.type === 'ready' && message.tree === 'insufficient-funds')")
    opened.goto(code="54")
    opened.until("seen.filter(message => message.type === 'ready' && message.tree === 'card-expired').length === 2")
    opened.goto(code="A8")
    opened.until("seen.some(message => message.type === 'ready' && message.tree === 'start')")
    first = opened.frame.locator("[data-result]").first
    first.wait_for()
    assert first.get_attribute("data-code") == "A8"
    opened.goto(code="ZZ9")
    opened.frame.locator("[data-result]", has_text="ZZ9").first.wait_for()


def test_results_of_the_finder_stay_in_the_frame_where_they_can(portal: Portals):
    opened = portal('lang="en"').ready()
    box = opened.frame.locator("form[data-finder] input")
    box.fill("51")
    results = opened.frame.locator("[data-result]")
    results.first.wait_for()
    folder = f"{opened.help_origin}/embed/v1/en/"
    for result in results.all():
        address = result.evaluate("link => link.href")
        assert address.startswith(folder) == bool(result.get_attribute("data-tree")), address
    box.fill("A8")
    results.filter(has_text="A8").first.wait_for()
    assert results.first.evaluate("link => link.href") == f"{opened.help_origin}/en/codes/a8/"
    with opened.page.context.expect_page() as window:
        results.first.click()
    assert window.value.url == f"{opened.help_origin}/en/codes/a8/"
    window.value.wait_for_load_state()
    box.fill("51")
    results.filter(has_text="51").first.wait_for()
    results.first.click()
    opened.until("seen.some(message => message.tree === 'insufficient-funds')")


def test_who_goes_on_by_the_finder_or_a_link_is_told_to_go_on(portal: Portals):
    opened = portal('lang="en"').ready()
    opened.frame.locator("form[data-finder] input").fill("51")
    opened.frame.locator("[data-result][data-tree='insufficient-funds']").first.click()
    opened.until("seen.some(message => message.type === 'ready' && message.tree === 'insufficient-funds')")
    opened.frame.locator("a[href$='start.html']").first.click()
    opened.until("seen.filter(message => message.type === 'ready' && message.tree === 'start').length === 2")
    told = [(step["tree"], step["to"], "answer" in step) for step in opened.of("step") if step["move"] == "jump"]
    assert told == [("start", "insufficient-funds", False), ("insufficient-funds", "start", False)]


def test_a_path_code_opens_in_the_frame(portal: Portals):
    opened = portal('lang="en" tree="card-expired"').ready()
    opened.answer()
    opened.answer()
    code = opened.of("outcome")[0]["path"]
    opened.attribute(tree="start")
    opened.until("seen.some(message => message.type === 'ready' && message.tree === 'start')")
    opened.frame.locator("form[data-finder] input").fill(code)
    result = opened.frame.locator("[data-result][data-tree=card-expired]").first
    result.wait_for()
    assert result.evaluate("link => link.href") == f"{opened.help_origin}/embed/v1/en/card-expired.html?p={code}"


def test_language_theme_and_brand_follow_the_attributes(portal: Portals):
    opened = portal('lang="zh" tree="card-expired" theme="light"').ready()
    title = opened.page.evaluate(f"{FRAME}.title")
    opened.answer()
    opened.attribute(lang="en", theme="dark")
    opened.until("seen.some(message => message.type === 'ready' && message.lang === 'en')")
    assert opened.frame.locator("html").get_attribute("data-md-color-scheme") == "slate"
    assert opened.of("ready")[-1]["node"] == "printed-date"  # the same step
    assert opened.page.evaluate(f"{FRAME}.title") != title
    opened.attribute(theme="light")
    opened.frame.locator("html[data-md-color-scheme=default]").wait_for(state="attached")
    opened.attribute(brand="lakala", tree="pin-wrong", node="")
    opened.until("seen.some(message => message.type === 'ready' && message.brand === 'lakala')")
    assert opened.of("ready")[-1]["tree"] == "pin-wrong"
    assert "/lakala/en/" in opened.frame.url


def test_auto_follows_the_system(portal: Portals):
    opened = portal('lang="zh"', color_scheme="dark").ready()
    assert opened.frame.locator("html").get_attribute("data-md-color-scheme") == "slate"
    opened.page.emulate_media(color_scheme="light")
    opened.frame.locator("html[data-md-color-scheme=default]").wait_for(state="attached")


def test_without_a_place_it_is_at_the_start_again(portal: Portals):
    opened = portal('lang="en" tree="card-expired"').ready()
    opened.page.evaluate("document.querySelector('poshelp-guide').removeAttribute('tree')")
    opened.until("seen.some(message => message.type === 'ready' && message.tree === 'start')")


def test_it_is_as_high_as_its_page_up_and_down(portal: Portals):
    opened = portal('lang="zh" tree="card-expired"').ready()
    fits = f"""() => {{
      const frame = {FRAME};
      return [frame.getBoundingClientRect().height, document.documentElement.scrollWidth <= innerWidth];
    }}"""
    heights = []
    for place in (0, 0):
        opened.answer(place)
        opened.page.wait_for_timeout(150)
        height, is_narrow = opened.page.evaluate(fits)
        assert is_narrow
        assert opened.frame.evaluate("[innerHeight, document.documentElement.scrollHeight <= innerHeight]") == [
            int(height), True,
        ]  # fmt: skip
        heights.append(height)
    opened.frame.locator("[data-part=back]").click()
    opened.page.wait_for_timeout(150)
    assert opened.page.evaluate(fits)[0] < heights[1]


def test_the_next_step_has_the_focus_and_is_seen(portal: Portals, stage: Stage, help_site: Site):
    tall = '<p style="height:1200px">…</p>'
    address = stage.put(portal_html(help_site, 'lang="zh" tree="timeout-result-unknown"', after=tall, before=tall))
    opened = portal.address(address)
    opened.page.evaluate("document.querySelector('poshelp-guide').scrollIntoView()")
    opened.ready()
    while opened.frame.locator(".ph-here a[data-answer]").count():
        last = opened.frame.locator(".ph-here a[data-answer]").last
        last.scroll_into_view_if_needed()
        opened.answer()
        opened.page.wait_for_timeout(150)
        heading = opened.frame.locator(".ph-here h3")
        assert opened.frame.evaluate("document.activeElement.matches('.ph-here h3')")
        box = heading.bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 740 - box["height"]


def test_a_card_can_be_printed_and_copied(portal: Portals):
    opened = portal('lang="en" tree="card-expired" node="other-way"').ready()
    opened.frame.evaluate("window.printed = 0; addEventListener('beforeprint', () => printed++)")
    opened.frame.locator("[data-part=print]").click()
    until(opened.frame, "printed === 1")  # a sandbox without modals complains and does nothing
    opened.frame.locator("[data-part=copy]").click()
    opened.frame.locator("[role=status]", has_text="opied").wait_for(state="attached")


def test_nothing_is_loaded_before_it_is_near(portal: Portals, stage: Stage, help_site: Site):
    address = stage.put(portal_html(help_site, 'lang="zh"', before='<p style="height:5000px">…</p>'))
    opened = portal.address(address)
    opened.page.wait_for_timeout(300)
    assert len(opened.page.frames) == 1
    opened.page.evaluate("scrollTo(0, 3000)")
    opened.page.wait_for_timeout(200)
    assert len(opened.page.frames) == 1
    opened.page.evaluate("scrollTo(0, 4300)")
    opened.ready()


def test_an_element_can_be_taken_out_and_put_back(portal: Portals):
    opened = portal('lang="zh" tree="card-expired"').ready()
    opened.page.evaluate("window.guide = document.querySelector('poshelp-guide'); guide.remove()")
    opened.until("!guide.shadowRoot.querySelector('iframe')")
    opened.page.evaluate("guide.setAttribute('tree', 'pin-wrong'); document.body.append(guide)")
    opened.until("seen.some(message => message.type === 'ready' && message.tree === 'pin-wrong')")
    assert opened.page.evaluate("guide.shadowRoot.querySelectorAll('iframe').length") == 1


BROKEN_ARRAYS = """
for (const name of Reflect.ownKeys(Array.prototype)) {
  const own = Array.prototype[name];
  if (typeof own !== "function" || name === "constructor") continue;
  Array.prototype[name] = function (...given) {
    // Only for the script: the test listens with arrays too.
    const caller = Error().stack.split("\\n")[2] || "";
    if (caller.indexOf("/embed/v1/poshelp") >= 0) { broken.add(String(name)); return undefined; }
    return Reflect.apply(own, this, given);
  };
}
window.broken = new Set();
"""


def test_it_works_where_the_portal_has_replaced_what_arrays_can_do(portal: Portals):
    opened = portal('lang="en" tree="card-expired"', scripts=(BROKEN_ARRAYS,)).ready()
    opened.answer()
    opened.attribute(lang="zh")
    opened.until("seen.filter(message => message.type === 'ready').length === 2")
    opened.attribute(node="printed-date")
    opened.until("seen.some(message => message.type === 'step' && message.node === 'printed-date')")
    assert opened.page.evaluate("Array.from(broken)") == []


def test_two_elements_do_not_hear_each_other(portal: Portals):
    desktop: dict[str, Any] = DESKTOP
    opened = portal('lang="zh" tree="card-expired"', 'lang="en" tree="pin-wrong"', **desktop)
    opened.page.evaluate("document.querySelector('#g1').scrollIntoView()")
    opened.until("new Set(seen.filter(message => message.type === 'height').map(message => message.at)).size === 2")
    told = {(event["at"], event["tree"]) for event in opened.events}
    assert told == {("g0", "card-expired"), ("g1", "pin-wrong")}
    opened.page.evaluate("document.querySelector('#g1').goTo({ tree: 'card-pickup' })")
    opened.until("seen.some(message => message.tree === 'card-pickup')")
    assert {event["at"] for event in opened.events if event["tree"] == "card-pickup"} == {"g1"}


# ---- Portals of other kinds.


def test_it_works_in_a_sandbox_with_scripts_only(portal: Portals):
    opened = portal('lang="zh" tree="card-expired" sandbox="allow-scripts"').ready()
    assert opened.frame.evaluate("self.origin") == "null"
    opened.answer()
    opened.goto(tree="pin-wrong")
    opened.until("seen.some(message => message.type === 'ready' && message.tree === 'pin-wrong')")
    opened.attribute(theme="dark")
    opened.frame.locator("html[data-md-color-scheme=slate]").wait_for(state="attached")


def test_it_works_in_a_portal_that_is_in_a_sandbox_itself(portal: Portals, stage: Stage, help_site: Site):
    html = portal_html(help_site, 'lang="zh" tree="card-expired"')
    address = stage.put(html, Content_Security_Policy="sandbox allow-scripts")
    opened = portal.address(address).ready()
    assert opened.page.evaluate("self.origin") == "null"
    opened.answer()
    opened.goto(tree="pin-wrong")
    opened.until("seen.some(message => message.type === 'ready' && message.tree === 'pin-wrong')")


def test_it_works_in_a_page_on_a_disk(portal: Portals, tmp_path: Path, help_site: Site):
    file = tmp_path / "portal.html"
    file.write_text(portal_html(help_site, 'lang="zh" tree="card-expired"'), encoding="utf-8")
    opened = portal.address(file.as_uri()).ready()
    opened.answer()
    opened.goto(tree="pin-wrong")
    opened.until("seen.some(message => message.type === 'ready' && message.tree === 'pin-wrong')")


def test_it_works_on_the_help_s_own_origin(visit: Visits, help_site: Site):
    page = visit("about:blank")
    html = portal_html(help_site, 'tree="card-expired"')
    page.route("**/own.html", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.add_init_script("window.seen = []; addEventListener('poshelp:height', event => seen.push(event.detail))")
    page.goto(f"{help_site.origin}/own.html")
    until(page, "seen.length")
    assert page.frames[-1].evaluate("self.origin") == "null"  # else it could take off its own sandbox


# ---- Where it cannot work, the link that the portal wrote stays.


def left_with_link(opened: Portal) -> None:
    assert opened.page.locator("#fallback").is_visible()


def test_the_link_stays_without_javascript(portal: Portals, visit: Visits, stage: Stage, help_site: Site):
    page = visit(stage.put(portal_html(help_site, 'lang="zh"')), java_script_enabled=False)
    assert page.locator("#fallback").is_visible()


def test_the_link_stays_where_the_script_is_not_allowed(portal: Portals, visit: Visits, stage: Stage, help_site: Site):
    opened = portal.address(stage.put(portal_html(help_site, 'lang="zh"'), Content_Security_Policy="script-src 'none'"))
    left_with_link(opened)
    assert len(visit.complaints) == 1
    visit.complaints.clear()


def test_the_link_stays_where_the_script_was_tampered_with(
    portal: Portals, visit: Visits, stage: Stage, help_site: Site
):
    changed = help_site._replace(integrity=f"sha384-{'A' * 64}")
    left_with_link(portal.address(stage.put(portal_html(changed, 'lang="zh"'))))
    assert "digest" in visit.complaints.pop()


@pytest.mark.parametrize("trouble", ["missing", "refused", "not allowed"])
def test_the_link_stays_where_the_help_does_not_answer(
    portal: Portals, visit: Visits, stage: Stage, help_site: Site, trouble: str
):
    policy = documented_policy(help_site)
    if trouble == "not allowed":
        policy = policy.replace("frame-src", "img-src")
    address = stage.put(portal_html(help_site, 'lang="zh"'), Content_Security_Policy=policy)
    page = visit("about:blank")
    page.clock.install()
    page.add_init_script("window.seen = []; addEventListener('poshelp:error', event => seen.push(event.detail))")

    def answer(route: Any) -> None:
        if trouble == "missing":
            route.fulfill(status=404, body="not here", content_type="text/html")
        else:
            refused = {"Content-Security-Policy": "frame-ancestors 'none'"}
            route.fulfill(body="<p>mine", headers=refused, content_type="text/html")

    page.route("**/start.html", answer)
    page.goto(address)
    frame = page.locator("poshelp-guide iframe")
    frame.wait_for(state="attached")
    page.wait_for_timeout(300)
    page.clock.run_for(9000)
    assert page.evaluate("seen") == [{"v": 1, "type": "error", "code": "no-answer"}]
    assert page.locator("#fallback").is_visible()
    assert frame.is_hidden()
    visit.complaints.clear()
