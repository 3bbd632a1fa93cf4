"""Where pages for reviewers are published, and where nothing of them may be: search, sitemap, copies on devices."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.model.artifact import ReviewPage
from generator.model.text import Lang
from generator.publish import PublishError, publish, verify_site
from tests.publish.small_site import REPOSITORY, SETTINGS, small_rendering
from tests.publish.whole_site import TODAY
from tests.review.reviewed import body, site
from tests.texts import LANGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BODY = '<h1>审</h1>\n<section id="ask"><h2>zebra-review</h2>{link}</section>\n'
GOOD = '<a href="../../causes/network/">c</a> <a href="#ask">a</a>'


def pages(link: str) -> tuple[ReviewPage, ...]:
    def written() -> str:
        return BODY.format(link=link)

    return tuple(ReviewPage(f"{lang}/review/network/index.html", lang, "Review <1>", written) for lang in LANGS)


def build(out: Path, link: str = GOOD) -> Path:
    rendering = replace(small_rendering("[r](causes/network.md)"), reviews=pages(link))
    publish(rendering, SETTINGS, root=REPOSITORY, out=out, compress=True)
    return out


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("reviews") / "site")


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_is_whole_hidden_and_harmless(built: Path, lang: Lang):
    text = (built / f"{lang}/review/network/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in text
    assert "<title>Review &lt;1&gt;</title>" in text
    assert "<script" not in text
    assert "default-src &#x27;none&#x27;" in text
    assert "script-src" not in text
    # Links work from a disk too.
    assert 'href="../../causes/network/index.html"' in text
    other = "en" if lang == "zh" else "zh"
    assert f'href="../../../{other}/review/network/index.html"' in text
    style = text.partition('rel="stylesheet" href="../../../')[2].partition("?")[0]
    assert (built / style).is_file()


def test_nothing_else_knows_of_them(built: Path):
    listed = {"sitemap.xml", "robots.txt", "moved.json", "worker.js"}
    listed |= {f"{lang}/search/search_index.{suffix}" for lang in LANGS for suffix in ("js", "json")}
    listed |= {f"assets/poshelp/kept/{lang}.json" for lang in LANGS}
    for name in listed:
        text = (built / name).read_text(encoding="utf-8")
        assert "review" not in text.replace("reviewed", ""), name
        assert "zebra-review" not in text, name
    for page in built.rglob("*.html"):
        if "review" not in page.parts:
            assert "/review/" not in page.read_text(encoding="utf-8"), page
    files = json.loads((built / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert "zh/review/network/index.html" in files


def test_verify_finds_nothing_in_them(built: Path):
    problems = verify_site(str(built), TODAY, lambda done, all: None).problems
    assert [problem for problem in problems if "review" in problem.span.file] == []


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ('<a href="../../causes/gone/">x</a>', "leads to zh/causes/gone/index.html, which does not exist"),
        ('<a href="#gone">x</a>', "leads to a place `gone` that zh/review/network/index.html does not have"),
        ('<a href="javascript:alert(1)">x</a>', "is an address of a kind that is not allowed"),
    ],
)
def test_a_link_that_leads_nowhere_stops_the_build(tmp_path: Path, link: str, told: str):
    with pytest.raises(PublishError) as refused:
        build(tmp_path / "site", link)
    assert told in str(refused.value)
    assert not (tmp_path / "site").exists()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_it_fits_any_screen(browser: Browser, width: int):
    style = (REPOSITORY / "generator/assets/review/review.css").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 640})
    page.set_content(f"<style>{style}</style>{body(site(), 'zh/review/old-card/')}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sides = page.locator(".pairs > div").first.locator("dd")
    first, second = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()
    assert first
    assert second
    assert (first["y"] == second["y"]) == (width >= 768)
    assert (first["x"] == second["x"]) == (width < 768)
    page.close()
