"""The pages in the frames: light, complete without scripts, within their policy, and silent about their readers."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup

from generator.model.text import Lang
from generator.script import published_script
from tests.embed.conftest import DESKTOP, PHONE, Portals, Site, Visits
from tests.guide.conftest import ROOT, own_site
from tests.guide.test_every_edge import axe_source
from tests.texts import LANGS

FIRST_VIEW = 40 * 1024
HOST_SCRIPT = 3 * 1024


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


@cache
def pages(folder: Path) -> dict[str, str]:
    """Every framed page by its path from the embed's folder."""
    top = folder / "embed" / "v1"
    return {str(file.relative_to(top)): file.read_text(encoding="utf-8") for file in sorted(top.rglob("*.html"))}


def loaded(folder: Path, path: str) -> list[Path]:
    """The page and what it loads before anybody does anything."""
    page = folder / "embed" / "v1" / path
    text = page.read_text(encoding="utf-8")
    links = re.findall(r'<link rel="stylesheet" href="([^"?]+)', text) + re.findall(
        r'<(?:script|img) src="([^"?]+)', text
    )
    return [page, *((page.parent / link).resolve() for link in links)]


# ---- Weight.


def test_the_host_script_is_small():
    script = (ROOT / "generator/assets/embed/poshelp.js").read_bytes()
    assert compressed(published_script(script)) <= HOST_SCRIPT


def test_first_views_are_light(folder: Path):
    weights = {path: sum(compressed(file.read_bytes()) for file in loaded(folder, path)) for path in pages(folder)}
    heaviest = max(weights, key=lambda path: weights[path])
    assert weights[heaviest] <= FIRST_VIEW, (heaviest, weights[heaviest])


@pytest.mark.parametrize("path", ["zh/start.html", "en/timeout-result-unknown.html"])
def test_nothing_else_is_loaded_at_first(visit: Visits, help_site: Site, folder: Path, path: str):
    page = visit("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{help_site.origin}/embed/v1/{path}", wait_until="networkidle")
    page.wait_for_timeout(400)
    assert sorted(name for name in asked if name != ",") == sorted(
        f"/{file.relative_to(folder.resolve())}" if file.is_relative_to(folder.resolve()) else f"/embed/v1/{path}"
        for file in loaded(folder.resolve(), path)
    )


# ---- What is written.


def test_there_is_a_page_for_every_cause_brand_and_language(folder: Path):
    trees = {*own_site().trees, "start"}
    places = ["", *(f"{brand}/" for brand in own_site().brands)]
    assert set(pages(folder)) == {f"{brand}{lang}/{tree}.html" for brand in places for lang in LANGS for tree in trees}


def test_links_lead_to_files_and_steps_that_are_there(folder: Path):
    top = folder / "embed" / "v1"
    ids: dict[Path, frozenset[str]] = {}

    def ids_of(file: Path) -> frozenset[str]:
        if file not in ids:
            ids[file] = frozenset(re.findall(r'\bid="([^"]+)"', file.read_text(encoding="utf-8")))
        return ids[file]

    dead = []
    for path, text in pages(folder).items():
        here = top / path
        for written in set(re.findall(r'\b(?:href|src|action|data-codes|data-finder-index)="([^"]*)"', text)):
            address = urlsplit(written.replace("&amp;", "&"))
            if address.scheme in ("https", "tel", "data"):
                continue
            target = (here.parent / unquote(address.path)).resolve() if address.path else here.resolve()
            if target.is_dir():
                target /= "index.html"
            is_there = not address.scheme and target.is_file()
            if not is_there or (address.fragment and unquote(address.fragment) not in ids_of(target)):
                dead.append((path, written))
    assert dead == []


def test_what_leaves_the_frame_opens_a_window_and_nothing_else_does(folder: Path):
    wrong = []
    for path, text in pages(folder).items():
        up = "../" * (path.count("/") + 2)
        for link in re.findall(r"<a\b[^>]*>", text):
            href = re.search(r'\bhref="([^"]*)"', link)
            assert href, link
            leaves = href[1].startswith((up, "https:"))
            is_marked = 'target="_blank"' in link and 'rel="noopener"' in link
            if leaves != is_marked:
                wrong.append((path, link))
    assert wrong == []


def test_pages_have_nothing_inline_and_say_what_they_allow(folder: Path):
    for path, text in pages(folder).items():
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=\"|\sstyle=\"|<style|javascript:", text), path
        assert "default-src &#x27;none&#x27;" in text, path
        assert "unsafe" not in text, path


def test_pages_under_a_company_s_name_say_whether_it_is_the_company_s(folder: Path):
    brands = {"": own_site().brands[own_site().settings.brand], **own_site().brands}
    for path, text in pages(folder).items():
        brand = brands[path.split("/")[0] if path.count("/") == 2 else ""]
        assert ('class="ph-framed__independent"' in text) == brand.is_independent, path


@pytest.mark.parametrize("path", [f"{lang}/{name}.html" for lang in LANGS for name in ("start", "card-pickup")])
def test_pages_are_valid(folder: Path, path: str):
    text = pages(folder)[path]
    html5lib.HTMLParser(strict=True).parse(text)
    page = BeautifulSoup(text, "html5lib")
    ids = Counter(element["id"] for element in page.select("[id]"))
    assert [id for id, count in ids.items() if count > 1] == []
    assert len(page.select("h1")) == 1


# ---- In a browser.


@pytest.mark.parametrize("lang", LANGS)
def test_without_javascript_all_steps_are_there_and_linked(visit: Visits, help_site: Site, lang: Lang):
    page = visit(f"{help_site.origin}/embed/v1/{lang}/timeout-result-unknown.html", java_script_enabled=False, **PHONE)
    sections = page.locator("[data-tree] > section[data-node]")
    assert sections.count() == len(own_site().trees["timeout-result-unknown"].nodes)
    assert all(section.is_visible() for section in sections.all())
    page.locator("a[data-answer][href^='#']").first.click()
    assert "#" in page.url
    page.locator("a[data-language]").click()
    other = {"zh": "en", "en": "zh"}[lang]
    page.wait_for_url(f"**/embed/v1/{other}/timeout-result-unknown.html")
    assert len(page.context.pages) == 1
    with page.context.expect_page() as window:
        page.locator("[data-full-page]").click()
    assert urlsplit(window.value.url).path.startswith(f"/{other}/causes/timeout-result-unknown/")


@pytest.mark.parametrize("name", ["start", "timeout-result-unknown", "sign-on-or-mac-error"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_frame_of_320_pixels_is_wide_enough(visit: Visits, help_site: Site, lang: Lang, name: str):
    page = visit(f"{help_site.origin}/embed/v1/{lang}/{name}.html", viewport={"width": 320, "height": 600})
    fits = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(fits)
    while page.locator(".ph-here a[data-answer][href*='#']").count():
        page.locator(".ph-here a[data-answer][href*='#']").first.click()
        assert page.evaluate(fits)
    page.goto(page.url.partition("?")[0] + "#all_steps")
    assert page.evaluate(fits)


@pytest.mark.parametrize("looks", [{**PHONE, "color_scheme": "dark"}, DESKTOP], ids=["phone, dark", "desktop, light"])
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing_in_the_frame(portal: Portals, lang: Lang, looks: dict[str, Any]):
    opened = portal(f'lang="{lang}" brand="lakala"', **looks).ready()
    opened.frame.locator("form[data-finder] input").fill("A8")
    opened.frame.locator("[data-result]").first.wait_for()

    def violations() -> list[Any]:
        opened.frame.evaluate(axe_source())
        found = opened.frame.evaluate("axe.run()")
        return [(violation["id"], violation["nodes"][0]["html"]) for violation in found["violations"]]

    assert violations() == []
    opened.goto(tree="card-expired")
    opened.until("seen.some(message => message.type === 'ready' && message.tree === 'card-expired')")
    assert violations() == []
    while opened.frame.locator(".ph-here a[data-answer]").count():
        opened.answer()
    assert violations() == []


# ---- Readers.


def test_nothing_is_kept_and_nobody_else_is_asked(portal: Portals):
    opened = portal('lang="en"')
    asked: set[str] = set()
    opened.page.on("request", lambda request: asked.add("{0.scheme}://{0.netloc}".format(urlsplit(request.url))))
    opened.page.reload()
    opened.ready()
    opened.frame.locator("form[data-finder] input").fill("54")
    opened.frame.locator("[data-result]").first.click()
    opened.until("seen.some(message => message.type === 'ready' && message.tree === 'card-expired')")
    while opened.frame.locator(".ph-here a[data-answer]").count():
        opened.answer()
    opened.page.wait_for_timeout(200)
    assert [event for event in opened.events if "violation" in event] == []
    assert {origin for origin in asked if origin.startswith("http")} == {portal.site.origin, portal.stage.origin}
    assert opened.page.context.cookies() == []
    kept = """async () =>
      [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, document.cookie]"""
    assert opened.page.evaluate(kept) == [0, 0, 0, ""]
    # In a frame of another site the browser keeps nothing for anybody, so the page is asked where it stands alone.
    opened.page.goto(opened.frame.url)
    opened.page.locator(".ph-here").wait_for()
    assert opened.page.evaluate(kept) == [0, 0, 0, ""]
    for script in ("poshelp.js", "frame.js"):
        source = (ROOT / "generator/assets/embed" / script).read_text(encoding="utf-8")
        assert not re.search(
            r"\beval\b|new Function|(?:inner|Adjacent)HTML|\.write\(|fetch|XMLHttp|Storage|indexed|\.cookie",
            source,
        )


def test_what_a_reader_types_is_told_to_nobody(portal: Portals):
    opened = portal('lang="en" tree="card-expired"').ready()
    opened.page.evaluate(
        "window.told = []; addEventListener('message', event => told.push(JSON.stringify(event.data)))"
    )
    while opened.frame.locator(".ph-here a[data-answer]").count():
        opened.answer()
    notes = opened.frame.locator(".ph-here li[data-note] input")
    assert notes.count()
    for note in notes.all():
        note.fill("7391")
    opened.frame.locator("[data-part=copy]").click()
    opened.frame.locator("[data-part=back]").click()
    opened.until("seen.some(message => message.move === 'back')")
    opened.goto(tree="start")
    opened.until("seen.some(message => message.tree === 'start')")
    opened.frame.locator("form[data-finder] input").fill("7391 secret")
    opened.page.wait_for_timeout(300)
    told = "".join(opened.page.evaluate("told"))
    assert "step" in told
    assert "7391" not in told
    assert "secret" not in told
