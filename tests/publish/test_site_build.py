from __future__ import annotations

import dataclasses

import pytest

from generator.model.artifact import Rendering
from generator.publish.failure import PublishError
from generator.publish.site_build import Edition, SiteBuild
from tests.publish.small_site import SETTINGS, small_rendering


def build_of(rendering=None, problems="", **options):
    return SiteBuild(Edition(rendering or small_rendering(), SETTINGS, problems), SETTINGS.url, **options)


def placed(build):
    for path, markdown in build.sources:
        marks = "".join(f"<p>{line}</p>" for line in markdown.split("\n") if line.startswith("\ue000"))
        build.make_page(path, marks + '<h2 id="guide">x</h2><h2 id="what">x</h2>')
    return build


def test_a_page_must_exist_in_both_languages():
    whole = small_rendering()
    half = dataclasses.replace(whole, pages=tuple(page for page in whole.pages if page.path != "en/codes/51.md"))
    with pytest.raises(PublishError, match=r"zh/codes/51\.md has no counterpart en/codes/51\.md"):
        build_of(half)


def test_markdown_never_begins_with_what_mkdocs_takes_for_settings():
    sources = dict(build_of().sources)
    assert sources["en/index.md"].startswith("\nNote: ")


def test_titles_are_escaped_because_the_theme_does_not():
    facts = build_of().facts("en/causes/network.md")
    assert facts["title"] == "Network &lt;problems&gt; &amp; &quot;more&quot;"


def test_the_switch_leads_to_the_same_page():
    site = build_of().context("zh/codes/51.md")["site"]
    assert site["switch"]["href"] == "../../../en/codes/51/index.html"
    assert (site["switch"]["hreflang"], site["switch"]["name"]) == ("en", "English")
    assert site["language_folder"] == "../../../zh/"


def test_every_file_that_is_not_a_page_is_there():
    files = {artifact.path: artifact.content for artifact in placed(build_of()).other_files()}
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
    files = {artifact.path: artifact.content for artifact in build_of(empty, "error: <x>").other_files()}
    assert b"error: &lt;x&gt;" in files["index.html"]
    assert files["404.html"] == files["index.html"]
    assert "sitemap.xml" not in files


def finished(build):
    for path, _ in placed(build).sources:
        build.finish_page(path, f"<p>{path}</p>")
    return build


def test_pages_that_did_not_change_are_kept():
    first = finished(build_of(frame="theme"))
    assert first.kept == frozenset()
    second = build_of(small_rendering("more"), memory=first.memory, frame="theme")
    assert second.kept == {path for path, _ in first.sources} - {"zh/index.md"}
    assert second.finish_page("en/codes/51.md", "") == "<p>en/codes/51.md</p>"
    second.make_page("zh/index.md", "")
    files = [{file.path: file.content for file in build.other_files()} for build in (first, second)]
    assert files[0]["en/search/search_index.json"] == files[1]["en/search/search_index.json"]
    assert files[0].keys() == files[1].keys()


def test_a_report_stands_above_kept_pages_too_and_is_not_kept():
    page = '<div data-md-component="announce"></div>'
    first = build_of()
    placed(first)
    first.finish_page("en/index.md", page)
    second = build_of(problems="error", memory=first.memory)
    assert "error" in second.finish_page("en/index.md", "")
    third = build_of(memory=second.memory)
    assert third.finish_page("en/index.md", "") == page


def test_nothing_is_kept_when_the_frame_changes_or_a_page_was_not_finished():
    first = finished(build_of(frame="theme"))
    assert build_of(memory=first.memory, frame="other theme").kept == frozenset()
    shorter = dataclasses.replace(small_rendering(), navigation={"zh": (), "en": ()})
    assert build_of(shorter, memory=first.memory, frame="theme").kept == frozenset()
    assert build_of(memory=placed(build_of()).memory).kept == frozenset()
