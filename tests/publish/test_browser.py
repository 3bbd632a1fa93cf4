from __future__ import annotations

import functools
import http.server
import re
import threading
from urllib.parse import urlsplit

import pytest

from generator.publish import publish
from tests.publish.small_site import REPOSITORY, SETTINGS, WORDS, small_rendering

PAGES = [f"{lang}/{rest}" for lang in ("zh", "en") for rest in ("", "causes/network/", "codes/51/")]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("browsed") / "pos"  # as in the address of the settings
    publish(small_rendering(), SETTINGS, root=REPOSITORY, out=out)
    return out


@pytest.fixture(scope="module")
def served(folder):
    """Address of the small site on this machine, with a closing slash."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder.parent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{folder.name}/"
        server.shutdown()


@pytest.fixture
def visit(browser):
    """Opens a page in a context of its own; at the end nothing may have been complained of or asked of another host."""
    contexts = []
    complaints = []
    requests = []
    allowed = set()

    def open_page(address, **options):
        context = browser.new_context(**{"locale": "zh-CN", **options})
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.on("response", lambda response: complaints.append(response.url) if response.status >= 400 else None)
        allowed.add(urlsplit(address)[:2])
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert {urlsplit(url)[:2] for url in requests if not url.startswith("data:")} <= allowed


def search(page, query):
    """Titles of the pages and sections that search finds."""
    page.keyboard.press("/")
    # By locators: the pages' own security policy forbids what wait_for_function does.
    told = page.locator(".md-search-result__meta")
    told.filter(has_not_text=re.compile("正在准备|Initializing")).wait_for()
    page.locator("input[name=query]").fill(query)  # at once and without a key, as what is pasted
    told.filter(has_text=re.compile("没有|No match")).or_(
        page.locator(".md-search-result__link").first
    ).first.wait_for()
    return [
        title.replace("\u200b", "") for title in page.locator(".md-search-result__link :is(h1, h2)").all_inner_texts()
    ]


PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.mark.parametrize("options", [PHONE, {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}])
def test_pages_are_quiet_and_fit(visit, served, options):
    page = visit(served, **options)
    for path in ("404.html", *PAGES):
        page.goto(served + path, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


@pytest.mark.parametrize("base", ["served", "disk"])
def test_search_finds_the_words_of_its_own_language(visit, served, folder, base):
    root = served if base == "served" else f"{folder.as_uri()}/"
    chinese = visit(f"{root}zh/codes/51/index.html", **PHONE)
    assert WORDS["zh"]["end"] in search(chinese, "重新插好")
    chinese = visit(f"{root}zh/index.html", **PHONE)
    assert search(chinese, "zebra") == []
    english = visit(f"{root}en/index.html", **PHONE)
    assert WORDS["en"]["end"] in search(english, "zebra")
    english = visit(f"{root}en/index.html", **PHONE)
    assert search(english, "网络") == []


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("插ka卡", WORDS["zh"]["end"]),
        ("５１", WORDS["zh"]["code"]),
        ("SIM卡", WORDS["zh"]["ask"]),
        ("sim 卡", WORDS["zh"]["ask"]),
    ],
)
def test_search_understands_odd_spellings(visit, served, query, title):
    assert title in search(visit(f"{served}zh/", **PHONE), query)


def test_the_index_is_not_loaded_before_somebody_searches(visit, served):
    page = visit(f"{served}zh/")
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.reload(wait_until="networkidle")
    assert "/pos/zh/search/search_index.json" not in asked
    search(page, "网络")
    assert "/pos/zh/search/search_index.json" in asked
    assert "/pos/en/search/search_index.json" not in asked


def test_search_that_is_opened_before_the_themes_script_is_there_stays_open(visit, served):
    page = visit(f"{served}zh/causes/network/#guide", **PHONE)
    # Sooner than any hand, and before the theme's script, which comes after ours.
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => document.querySelector('label[for=__search]').click())"
    )
    page.reload()
    page.wait_for_timeout(400)  # longer than the theme would wait to close it
    assert page.locator("#__search").is_checked()


@pytest.mark.parametrize("script", [True, False])
def test_the_switch_stays_on_the_page(visit, served, script):
    page = visit(f"{served}zh/causes/network/", java_script_enabled=script, **PHONE)
    switch = page.locator("a[data-language-switch]")
    assert switch.is_visible()
    assert switch.bounding_box()["height"] >= 44
    switch.click()
    page.wait_for_url("**/en/causes/network/**")
    assert page.locator("h1").inner_text() == WORDS["en"]["network"]
    page.locator("a[data-language-switch]").click()
    page.wait_for_url("**/zh/causes/network/**")


def test_the_switch_keeps_the_place_in_the_guide(visit, served):
    page = visit(f"{served}zh/causes/network/?p=K7#end")
    page.locator("a[data-language-switch]").click()
    page.wait_for_url(f"{served}en/causes/network/?p=K7#end")


def test_addresses_stay_short_where_there_is_a_server(visit, served):
    page = visit(f"{served}zh/codes/51/index.html?p=K7#what")
    page.wait_for_url(f"{served}zh/codes/51/?p=K7#what")


@pytest.mark.parametrize(("locale", "lang"), [("zh-TW", "zh"), ("zh-CN", "zh"), ("en-GB", "en")])
@pytest.mark.parametrize("base", ["served", "disk"])
def test_the_first_page_goes_to_the_readers_language(visit, served, folder, locale, lang, base):
    if base == "served":
        visit(served, locale=locale).wait_for_url(f"{served}{lang}/")
    else:
        visit(f"{folder.as_uri()}/index.html", locale=locale).wait_for_url(f"{folder.as_uri()}/{lang}/index.html")


@pytest.mark.parametrize("options", [{"locale": "fr-FR"}, {"java_script_enabled": False}])
def test_the_first_page_offers_both_languages_to_everybody_else(visit, served, options):
    page = visit(served, **options)
    page.wait_for_load_state("networkidle")
    assert page.url == served
    page.locator("main a[hreflang=en]").click()
    page.wait_for_url("**/en/**")


@pytest.mark.parametrize("script", [True, False])
def test_links_work_on_a_disk(visit, folder, script):
    page = visit(f"{folder.as_uri()}/zh/index.html", java_script_enabled=script)
    page.locator("article a").first.click()
    page.wait_for_url("**/zh/causes/network/index.html#guide")
    page.locator("#end a").click()
    page.wait_for_url("**/zh/codes/51/index.html?p=1#what")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("base", ["served", "disk"])
def test_an_address_that_was_given_up_leads_on(visit, served, folder, base, script):
    root = served if base == "served" else f"{folder.as_uri()}/"
    page = visit(f"{root}en/causes/line/index.html", java_script_enabled=script)
    page.wait_for_url("**/en/causes/network/**")
    assert page.locator("h1").inner_text() == WORDS["en"]["network"]


@pytest.mark.parametrize("sandbox", ['sandbox="allow-scripts"', ""])
def test_so_does_one_in_a_frame(visit, served, sandbox):
    page = visit(f"{served}404.html")
    page.set_content(f'<iframe {sandbox} src="{served}embed/v1/zh/line.html"></iframe>')
    assert page.frame_locator("iframe").locator("#here").inner_text() == "framed"


def test_data_for_machines_is_no_script_to_the_policy(visit, served):
    page = visit(f"{served}zh/causes/network/")
    assert page.locator('script[type="application/ld+json"]').count() == 1
    told = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
    assert told == {"@context": "https://schema.org", "name": "</script><!--"}
    assert page.evaluate("document.scripts.length") > 1


def test_nothing_is_asked_for_beside_the_other_forms_of_a_page(visit, served):
    asked = []
    page = visit(f"{served}zh/causes/network/")
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.reload(wait_until="networkidle")
    assert page.locator("link[rel=alternate][type='text/markdown']").get_attribute("href").endswith("network/index.md")
    assert [path for path in asked if path.endswith((".md", ".atom", "sitemap.xml", ".png"))] == []


def test_without_a_script_there_is_nothing_to_press_that_does_nothing(visit, served):
    page = visit(f"{served}zh/", java_script_enabled=False, **PHONE)
    assert page.locator("label[for=__search]:visible").count() == 0
    assert page.locator("[data-md-component=palette] label:visible").count() == 0
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator(".md-nav--primary a", has_text=WORDS["zh"]["causes"]).click()
    page.wait_for_url("**/zh/causes/network/**")


def test_colours_follow_the_reader(visit, served):
    page = visit(f"{served}zh/", color_scheme="dark")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.locator("label[for=__palette_1]:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    page.goto(f"{served}en/codes/51/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"


def test_paper_shows_the_page_and_not_its_frame(visit, served):
    page = visit(f"{served}zh/causes/network/")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".md-sidebar--primary").is_visible()


SWITCHINGS = """
window.switchings = 0;
addEventListener("DOMContentLoaded", () => {
  new MutationObserver(seen => { window.switchings += seen.length; })
    .observe(document.body, { attributeFilter: ["data-md-color-switching"] });
});
"""
COLOURS = """() => [
  document.body.dataset.mdColorScheme,
  document.querySelector("meta[name=color-scheme]")?.content.includes("dark") ?? false,
  window.switchings > 0,
]"""


@pytest.mark.parametrize("wanted", ["light", "dark"])
def test_colours_switch_at_once_and_a_page_that_has_the_right_ones_does_nothing(wanted, served, visit):
    page = visit(f"{served}en/codes/51/", color_scheme=wanted)
    page.add_init_script(SWITCHINGS)
    page.reload()
    is_dark = wanted == "dark"
    assert page.evaluate(COLOURS) == ["slate" if is_dark else "default", is_dark, False]
    for number, scheme in ((2, "slate"), (1, "default"), (2, "slate")):
        page.evaluate("window.switchings = 0")
        page.evaluate(f"document.querySelectorAll('[name=__palette]')[{number}].click()")
        page.wait_for_function("!document.body.hasAttribute('data-md-color-switching')")
        was_dark, is_dark = is_dark, scheme == "slate"
        assert page.evaluate(COLOURS) == [scheme, is_dark, is_dark != was_dark]
