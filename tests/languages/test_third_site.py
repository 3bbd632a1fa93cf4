"""The site of a project in three languages: everything that there is of a language is there three times."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag

from generator.publish.verify import verify
from tests.languages.third import ja
from tests.projects.copies import TODAY
from tests.projects.folder import examined

TAGS = {"zh": "zh-Hans", "en": "en", "ja": "ja"}
PAGE = "causes/no-answer/index.html"


def parsed(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html5lib")


def only(page: BeautifulSoup, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


def test_nothing_is_missing(third_project: Path):
    assert examined(third_project).problems == ()


def test_the_published_site_is_right(third_site: Path):
    assert verify(str(third_site), TODAY).problems == ()
    assert json.loads((third_site / "manifest.json").read_bytes())["languages"] == list(TAGS.values())


@pytest.mark.parametrize("lang", TAGS)
def test_a_page_names_all_others(third_site: Path, lang: str):
    page = parsed(third_site, f"{lang}/{PAGE}")
    assert only(page, "html")["lang"] == TAGS[lang]
    named = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}
    assert named == {
        **{tag: f"https://help.example/{id}/causes/no-answer/" for id, tag in TAGS.items()},
        "x-default": "https://help.example/",
    }
    switches = [(link["hreflang"], link.get_text(), link["href"]) for link in page.select("a[data-language-switch]")]
    names = {"zh": "中文", "en": "English", "ja": "日本語"}
    assert switches == [(TAGS[other], names[other], f"../../../{other}/{PAGE}") for other in TAGS if other != lang]


def test_pages_are_in_their_language(third_site: Path):
    page = parsed(third_site, f"ja/{PAGE}")
    assert re.search("[\u30a2-\u30ff]", only(page, "h1").get_text())
    assert only(page, 'meta[property="og:locale"]')["content"] == "ja_JP"
    assert only(page, "input[name=query]")["aria-label"] == ja("Search all texts")
    # What the theme itself says: "skip to content".
    assert only(page, "a.md-skip").get_text().strip() == "コンテンツにスキップ"


def test_search_and_finder(third_site: Path):
    index = json.loads((third_site / "ja/search/search_index.json").read_bytes())
    assert any("\u30a2" <= character <= "\u30ff" for doc in index["docs"] for character in doc["title"])
    finder = (third_site / "assets/poshelp/finder/ja.js").read_text(encoding="utf-8")
    assert '"lang":"ja"' in finder
    assert '"68"' in finder


def test_sitemap_root_and_what_is_not_there(third_site: Path):
    namespaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.fromstring((third_site / "sitemap.xml").read_text(encoding="utf-8"))  # noqa: S314  our own
    for url in root.findall("s:url", namespaces):
        tags = [link.get("hreflang") for link in url.findall("x:link", namespaces)]
        assert tags == [*TAGS.values(), "x-default"]
    for path in ("index.html", "404.html", "not-kept.html"):
        page = parsed(third_site, path)
        assert [section["lang"] for section in page.select("main section")] == list(TAGS.values())
    assert only(parsed(third_site, "ja/404.html"), "html")["lang"] == "ja"


def test_data_has_each_language(third_site: Path):
    trees = json.loads((third_site / "data/v1/trees.json").read_bytes())
    assert all(list(tree["title"]) == list(TAGS) for tree in trees["trees"])
    assert json.loads((third_site / "data/v1/index.ja.json").read_bytes())["lang"] == "ja"
    schema = json.loads((third_site / "schema/tree.schema.json").read_bytes())
    assert schema["properties"]["title"]["required"] == list(TAGS)


def test_embed_offline_manuals_and_worker(third_site: Path):
    frame = parsed(third_site, "embed/v1/ja/no-answer.html")
    assert [link["hreflang"] for link in frame.select("a[data-language]")] == ["zh-Hans", "en"]
    titles = re.search(r"TITLES = (\{.*?\});", (third_site / "embed/v1/poshelp.js").read_text(encoding="utf-8"))
    assert titles
    assert list(json.loads(titles[1])) == list(TAGS)
    assert only(parsed(third_site, "offline/poshelp.ja.html"), "html")["lang"] == "ja"
    manuals = {file.name.split(".")[-2] for file in (third_site / "manuals").rglob("*.pdf")}
    assert manuals == set(TAGS)
    worker = (third_site / "worker.js").read_text(encoding="utf-8").partition("\n")[0]
    lists = json.loads(worker.removeprefix("var LISTS = ").removesuffix(";"))
    assert list(lists) == list(TAGS)
    kept = json.loads((third_site / "assets/poshelp/kept/ja.json").read_bytes())
    assert "ja/" in kept
    assert not any(name.startswith(("zh/", "en/")) for name in kept)
