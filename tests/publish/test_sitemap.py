from __future__ import annotations

import datetime
import xml.etree.ElementTree as ElementTree

from generator.model.artifact import SitePage
from generator.publish.sitemap import alternates, robots, sitemap
from tests.texts import languages

URL = "https://help.example/pos/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def page(lang, reviewed=None):
    return SitePage(f"{lang}/index.md", lang, "t", "d", "", {}, {}, reviewed=reviewed)


def test_a_page_names_itself_its_counterpart_and_the_page_without_a_language():
    expected = (
        ("zh-Hans", f"{URL}zh/codes/51/"),
        ("en", f"{URL}en/codes/51/"),
        ("x-default", URL),
    )
    assert alternates("zh/codes/51.md", URL, languages()) == expected
    assert alternates("en/codes/51.md", URL, languages()) == expected


def test_every_page_is_listed_with_its_alternates():
    # The text is our own, a line above.
    root = ElementTree.fromstring(sitemap([page("zh"), page("en")], "https://a.example/?x=1&y=2/", languages()))  # noqa: S314
    addresses = [entry.findtext("s:loc", namespaces=NAMES) for entry in root.findall("s:url", NAMES)]
    assert addresses == ["https://a.example/?x=1&y=2/zh/", "https://a.example/?x=1&y=2/en/"]
    for entry in root.findall("s:url", NAMES):
        links = [(link.get("rel"), link.get("hreflang")) for link in entry.findall("x:link", NAMES)]
        assert links == [("alternate", "zh-Hans"), ("alternate", "en"), ("alternate", "x-default")]


def test_only_a_page_that_was_reviewed_has_a_date():
    written = sitemap([page("zh"), page("en", datetime.date(2026, 11, 22))], URL, languages())
    root = ElementTree.fromstring(written)  # noqa: S314  our own
    dates = [entry.findtext("s:lastmod", namespaces=NAMES) for entry in root.findall("s:url", NAMES)]
    assert dates == [None, "2026-11-22"]


def test_robots_are_shown_the_list():
    assert robots(URL).endswith(f"Sitemap: {URL}sitemap.xml\n")
