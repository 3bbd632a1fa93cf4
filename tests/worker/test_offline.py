"""The project's own site without a network: what a cashier does at a counter works as it did."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.text import Lang
from tests.texts import LANGS
from tests.worker.conftest import Device, Host, until

LINE = {"zh": "连不上网站，显示的是 2026-", "en": "cannot be reached: this is the content reviewed on 2026-"}
MISSING = {
    "zh": "The pages in English are not kept on this device",
    "en": "中文页面还没有存在这台设备上",
}


@pytest.fixture
def own(folder: Path) -> Iterator[Host]:
    host = Host(folder, "/")
    yield host
    host.cut()


@pytest.mark.parametrize(("lang", "way"), [("zh", "server"), ("en", "browser")])
def test_a_language_works_without_a_network(device: Device, own: Host, lang: Lang, way: str):
    other = next(one for one in LANGS if one != lang)
    page = device.keep(f"{own.address}{lang}/")
    if way == "server":
        own.cut()
    else:
        device.context.set_offline(True)
    failed: list[str] = []
    page.on(
        "requestfailed", lambda request: failed.append(request.url) if request.failure != "net::ERR_ABORTED" else None
    )

    page.goto(f"{own.address}{lang}/")
    line = page.locator(".ph-kept[role=status]")
    line.wait_for()
    page.wait_for_timeout(300)  # also after the look for the network
    assert LINE[lang] in line.inner_text()

    # The finder, then the page of a code.
    page.locator("form[data-finder] input").fill("z1")
    page.locator("[data-result]").first.wait_for()
    page.goto(f"{own.address}{lang}/codes/51/index.html?x=1#code_now")
    assert "51" in page.locator("h1").inner_text()
    assert page.url == f"{own.address}{lang}/codes/51/?x=1#code_now"

    # An address without its last stroke, a guide along an edge, to another cause, and back.
    page.goto(f"{own.address}{lang}/causes/start")
    assert page.url == f"{own.address}{lang}/causes/start/"
    assert page.locator("figure[data-chart] svg").count() == 1
    here = page.locator(".ph-here").get_attribute("id")
    for _ in range(12):
        page.locator(".ph-here a[data-answer]").first.click()
        if "/causes/start/" not in page.url:
            break
        page.locator(".ph-here").wait_for()
    else:
        pytest.fail("the way in leads nowhere")
    page.locator(".ph-here").wait_for()
    page.go_back()
    page.locator(".ph-here").wait_for()
    assert "/causes/start/" in page.url
    assert here

    # Search of all texts.
    page.locator("label.md-header__button[for=__search]").click()
    page.locator("input[data-md-component=search-query]").fill("POS")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("Escape")

    # The other language is not there, and is told to be missing; the way back is.
    page.goto(f"{own.address}{lang}/codes/51/")
    page.locator("a[data-language-switch]").click()
    page.get_by_text(MISSING[lang]).wait_for()
    assert page.url == f"{own.address}{other}/codes/51/index.html"
    page.locator("section[data-keep] a").click()
    assert page.locator("html").get_attribute("data-md-color-scheme") is None
    until(page, "!!document.querySelector('[data-finder]')")
    # A script takes the name of the file out of the address.
    page.wait_for_url(f"{own.address}{lang}/")
    # The browser looks for the icon of a tab past the worker.
    expected = ("worker.js", "/mark/", f"/{other}/")
    unexpected = [url for url in failed if not any(part in url for part in expected)]
    assert unexpected == []


@pytest.mark.parametrize(("day", "told"), [("2015-01-01", False), ("2026-12-01", False), ("2027-09-01", True)])
def test_pages_tell_that_their_review_is_overdue_by_the_day_of_the_device(
    device: Device, own: Host, day: str, told: bool
):
    device.context.clock.set_fixed_time(f"{day}T12:00:00Z")
    page = device.open(f"{own.address}en/causes/card-expired/")
    assert page.locator("p.ph-overdue").count() == told
    assert page.locator(".ph-kept").is_hidden()
    page.goto(f"{own.address}en/codes/51/")
    assert page.locator(".ph-kept").is_visible() == told


def test_what_a_first_visit_keeps(own: Host, folder: Path, record_property):
    for lang in LANGS:
        kept = json.loads((folder / f"assets/poshelp/kept/{lang}.json").read_text(encoding="utf-8"))
        files = [folder / address.partition("?")[0] for address in kept]
        bytes_ = [(file / "index.html" if file.is_dir() else file).read_bytes() for file in files]
        raw, packed = sum(map(len, bytes_)), sum(len(gzip.compress(content)) for content in bytes_)
        record_property("told", f"kept of {lang}: {len(kept)} files, {raw:,} bytes, {packed:,} gzipped")
        assert packed < 4_000_000
    script = len(gzip.compress((folder / "assets/poshelp/kept.js").read_bytes()))
    page = (folder / "zh/codes/51/index.html").read_bytes()
    without = re.sub(rb'<p class="ph-kept".*?</p>|<script src="[^"]*kept\.js[^>]*></script>', b"", page)
    loaded = script + len(gzip.compress(page)) - len(gzip.compress(without))
    record_property("told", f"what a page loads for it: {loaded} bytes gzipped, {script} of them the script")
    assert loaded <= 1024
