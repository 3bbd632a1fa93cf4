from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from generator.publish.sitemap import alternates, robots, sitemap

URL = "https://help.example/pos/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_a_page_names_itself_its_counterpart_and_the_page_without_a_language():
    expected = (
        ("zh-Hans", f"{URL}zh/codes/51/"),
        ("en", f"{URL}en/codes/51/"),
        ("x-default", URL),
    )
    assert alternates("zh/codes/51.md", URL) == expected
    assert alternates("en/codes/51.md", URL) == expected


def test_every_page_is_listed_with_its_alternates():
    # The text is our own, a line above.
    root = ElementTree.fromstring(sitemap(["zh/index.md", "en/index.md"], "https://a.example/?x=1&y=2/"))  # noqa: S314
    addresses = [entry.findtext("s:loc", namespaces=NAMES) for entry in root.findall("s:url", NAMES)]
    assert addresses == ["https://a.example/?x=1&y=2/zh/", "https://a.example/?x=1&y=2/en/"]
    for entry in root.findall("s:url", NAMES):
        links = [(link.get("rel"), link.get("hreflang")) for link in entry.findall("x:link", NAMES)]
        assert links == [("alternate", "zh-Hans"), ("alternate", "en"), ("alternate", "x-default")]


def test_robots_are_shown_the_list():
    assert robots(URL).endswith(f"Sitemap: {URL}sitemap.xml\n")
