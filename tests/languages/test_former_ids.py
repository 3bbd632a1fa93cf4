"""A language and a brand that were given up: whoever has an address of theirs is led on, and no page is missing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.publish.verify import verify
from tests.languages.conftest import built
from tests.languages.third import buildable
from tests.projects.copies import TODAY

MOVED = """\
trees: {worn-card: old-card}
pages: {paper: slips}
languages: {ja: en, ko: zh}
brands: {bare: plain}
"""
NO_PAGES = re.compile(r"404\.html|review/")
"""What servers show instead of pages, and what only reviewers look at."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = buildable(tmp_path_factory.mktemp("former"))
    (root / "site_config/moved.yml").write_text(MOVED, encoding="utf-8")
    return built(root, root.parent / "site")


def pages(site: Path, folder: str) -> dict[str, str]:
    """Each page in `folder`, by its path there, and the file below the site to which it leads at once; else its own."""
    found = {}
    for file in sorted((site / folder).rglob("*.html")):
        path = file.relative_to(site).as_posix()
        there = target(file)
        led = (file.parent / there).resolve().relative_to(site.resolve()).as_posix() if there else path
        found[path.removeprefix(folder)] = led
    return found


def target(file: Path) -> str:
    """The address to which a page leads at once; empty: it stays."""
    refresh = BeautifulSoup(file.read_bytes(), "html5lib").select_one("meta[http-equiv=refresh]")
    return str(refresh["content"]).removeprefix("0; url=") if refresh else ""


def test_the_published_site_is_right(site: Path):
    assert verify(str(site), TODAY).problems == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ja/", "en/"),
        ("ko/", "zh/"),
        ("embed/v1/ja/", "embed/v1/en/"),
        ("embed/v1/plain/ja/", "embed/v1/plain/en/"),
        ("embed/v1/bare/zh/", "embed/v1/plain/zh/"),
        ("embed/v1/bare/en/", "embed/v1/plain/en/"),
        ("embed/v1/bare/ja/", "embed/v1/plain/en/"),
        ("embed/v1/bare/ko/", "embed/v1/plain/zh/"),
    ],
)
def test_every_page_leads_on_in_one_step(site: Path, old: str, new: str):
    now = {path: led for path, led in pages(site, new).items() if not NO_PAGES.match(path)}
    assert len(now) > 3
    assert pages(site, old) == now
    assert not any(target(site / led) for led in now.values())


def test_what_moved_within_the_language_is_not_looked_for_twice(site: Path):
    assert pages(site, "ja/")["causes/worn-card/index.html"] == "en/causes/old-card/index.html"
    assert pages(site, "ja/")["paper/index.html"] == "en/slips/index.html"
    assert pages(site, "embed/v1/bare/ja/")["worn-card.html"] == "embed/v1/plain/en/old-card.html"


def test_offline_files_lead_on_and_pdfs_where_a_server_helps(site: Path):
    assert target(site / "offline/poshelp.ja.html") == "poshelp.en.html"
    assert target(site / "offline/poshelp.ko.html") == "poshelp.zh.html"
    moved = json.loads((site / "moved.json").read_bytes())
    pdfs = {path.relative_to(site).as_posix() for path in (site / "manuals").rglob("*.pdf")}
    assert {new for old, new in moved.items() if old.startswith("/manuals/")} == {f"/{pdf}" for pdf in pdfs}
    assert all(old == new.replace(".en.", ".ja.").replace(".zh.", ".ko.") for old, new in moved.items() if "pdf" in old)
    assert pdfs


def test_a_page_that_leads_on_is_in_the_language_to_which_it_leads(site: Path):
    page = BeautifulSoup((site / "ja/causes/old-card/index.html").read_bytes(), "html5lib")
    here = BeautifulSoup((site / "en/causes/old-card/index.html").read_bytes(), "html5lib")
    assert page.html
    assert here.h1
    assert page.html["lang"] == "en"
    assert [link.get_text() for link in page.select("a")] == [here.h1.get_text().strip("¶").strip()]


def test_servers_are_told_folders(site: Path):
    moved = json.loads((site / "moved.json").read_bytes())
    folders = {old: new for old, new in moved.items() if old.endswith("*")}
    assert folders == {
        "/ja/*": "/en/*",
        "/ko/*": "/zh/*",
        "/embed/v1/ja/*": "/embed/v1/en/*",
        "/embed/v1/ko/*": "/embed/v1/zh/*",
        "/embed/v1/plain/ja/*": "/embed/v1/plain/en/*",
        "/embed/v1/plain/ko/*": "/embed/v1/plain/zh/*",
        **{f"/embed/v1/bare/{old}/*": f"/embed/v1/plain/{new}/*"
           for old, new in {"zh": "zh", "en": "en", "ja": "en", "ko": "zh"}.items()},
    }  # fmt: skip
    inside = {old: new for old, new in moved.items() if old.startswith("/ja/") and old != "/ja/*"}
    assert inside == {"/ja/causes/worn-card/": "/en/causes/old-card/", "/ja/paper/": "/en/slips/"}


def test_nothing_that_is_listed_is_of_the_old_language(site: Path):
    assert "/ja/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert json.loads((site / "manifest.json").read_bytes())["languages"] == ["zh-Hans", "en"]
    for kept in (site / "assets/poshelp/kept").glob("*.json"):
        assert not any(file.startswith(("ja/", "ko/")) for file in json.loads(kept.read_bytes()))
