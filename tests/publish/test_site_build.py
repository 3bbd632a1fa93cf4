from __future__ import annotations

import dataclasses

import pytest

from generator.model.artifact import Rendering
from generator.publish.failure import PublishError
from generator.publish.site_build import Edition, SiteBuild
from tests.publish.small_site import SETTINGS, small_rendering


def build_of(rendering=None, problems=""):
    return SiteBuild(Edition(rendering or small_rendering(), SETTINGS, problems), SETTINGS.url)


def placed(build):
    for path in build.paths:
        marks = "".join(f"<p>{line}</p>" for line in build.source(path).split("\n") if line.startswith("\ue000"))
        build.make_page(path, marks + '<h2 id="guide">x</h2><h2 id="what">x</h2>')
    return build


def test_a_page_must_exist_in_both_languages():
    whole = small_rendering()
    half = dataclasses.replace(whole, pages=tuple(page for page in whole.pages if page.path != "en/codes/51.md"))
    with pytest.raises(PublishError, match=r"zh/codes/51\.md has no counterpart en/codes/51\.md"):
        build_of(half)


def test_markdown_never_begins_with_what_mkdocs_takes_for_settings():
    assert build_of().source("en/index.md").startswith("\nNote: ")


def test_titles_are_escaped_because_the_theme_does_not():
    facts = build_of().facts("en/causes/network.md")
    assert facts["title"] == "Network &lt;problems&gt; &amp; &quot;more&quot;"


def test_the_switch_leads_to_the_same_page():
    site = build_of().context("zh/codes/51.md")["site"]
    (switch,) = site["switches"]
    assert switch["href"] == "../../../en/codes/51/index.html"
    assert (switch["hreflang"], switch["name"]) == ("en", "English")
    assert site["language_folder"] == "../../../zh/"


def test_every_file_that_is_not_a_page_is_there():
    build = placed(build_of())
    files = {artifact.path: artifact.content for artifact in (*build.other_files(), *build.files_of_pages())}
    assert {
        "index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "zh/search/search_index.json",
        "en/search/search_index.js",
        "assets/poshelp/page.js",
        "assets/poshelp/brand.css",
    } <= set(files)
    assert files["data/v1/codes.json"] == b'{"codes": ["51"]}\r\n\x00'


def test_links_in_blocks_and_figures_are_followed():
    build = placed(build_of())
    pages = {f"{lang}/{rest}index.html" for lang in ("zh", "en") for rest in ("", "causes/network/", "codes/51/")}
    assert list(build.dead_links(pages)) == []
    complaint = (
        "zh/causes/network/index.html: the link `../../codes/51/?p=1#what` leads to zh/codes/51/index.html,"
        " which does not exist"
    )
    assert list(build.dead_links(pages - {"zh/codes/51/index.html"})) == [complaint]


def test_without_pages_the_report_stands_everywhere():
    empty = Rendering((), {"zh": (), "en": ()}, ())
    build = build_of(empty, "error: <x>")
    files = {artifact.path: artifact.content for artifact in (*build.other_files(), *build.files_of_pages())}
    assert b"error: &lt;x&gt;" in files["index.html"]
    assert files["404.html"] == files["index.html"]
    assert "sitemap.xml" not in files
