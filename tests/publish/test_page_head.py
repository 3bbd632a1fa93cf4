"""What the published head of a page says, and that every page has one address."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from generator.publish import publish
from tests.publish.small_site import REPOSITORY, SETTINGS, WORDS, small_rendering
from tests.render.reading import attribute, found

URL = SETTINGS.url


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("heads") / "pos"
    publish(small_rendering(), SETTINGS, root=REPOSITORY, out=out)
    return out


def head(site, path):
    return BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "html5lib")


def said(page, name):
    return attribute(found(page, f'meta[property="{name}"], meta[name="{name}"]'), "content")


def test_a_page_says_what_it_is_where_it_is_shared(site):
    page = head(site, "en/causes/network")
    title = f"{WORDS['en']['network']} & 51 - Card help"
    assert found(page, "head > title").text == said(page, "og:title") == title
    assert said(page, "og:description") == said(page, "description")
    assert said(page, "og:url") == f"{URL}en/causes/network/"
    assert said(page, "og:image") == f"{URL}social/network.en.png"
    assert said(page, "og:image:alt") == WORDS["en"]["network"]
    assert (said(page, "og:type"), said(page, "og:locale")) == ("article", "en_US")
    assert said(page, "article:modified_time") == "2026-11-22"
    assert said(page, "twitter:card") == "summary_large_image"
    told = found(page, 'script[type="application/ld+json"]').decode_contents()
    assert json.loads(told)["name"] == "</script><!--"


def test_a_page_without_more_has_its_title_with_the_name_of_the_site(site):
    page = head(site, "zh/codes/51")
    assert found(page, "head > title").text == f"{WORDS['zh']['code']} - {SETTINGS.name.text('zh')}"
    assert not page.select('meta[property^="og:image"], script[type="application/ld+json"]')


def test_each_page_has_one_address_however_it_is_linked(site):
    listed = (site / "sitemap.xml").read_text(encoding="utf-8")
    for file in site.glob("[ez][nh]/**/index.html"):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html5lib")
        address = f"{URL}{file.parent.relative_to(site).as_posix()}/"
        canonical = attribute(found(page, "link[rel=canonical]"), "href")
        if page.select("meta[http-equiv=refresh]"):
            assert canonical != address
            assert address not in listed
            continue
        assert canonical == said(page, "og:url") == address
        assert f"<loc>{address}</loc>" in listed
        tags = {attribute(link, "hreflang"): attribute(link, "href") for link in page.select("link[hreflang]")}
        assert tags.keys() == {"zh-Hans", "en", "x-default"}
        assert address in tags.values()
        assert all("index.html" not in other for other in tags.values())


def test_the_feed_is_linked_from_every_page_and_there(site):
    for path in ("zh", "en/causes/network"):
        page = head(site, path)
        link = attribute(found(page, "footer a[href$='.atom']"), "href")
        assert (site / path / link).is_file()
        assert attribute(found(page, 'link[type="application/atom+xml"]'), "href") == link


def test_old_addresses_are_there_as_data_for_servers(site):
    assert json.loads((site / "moved.json").read_text(encoding="utf-8")) == {
        "/zh/causes/line/": "/zh/causes/network/",
        "/en/causes/line/": "/en/causes/network/",
        "/embed/v1/zh/line.html": "/embed/v1/zh/network.html",
    }
