from __future__ import annotations

import dataclasses

import pytest
from bs4 import BeautifulSoup

from generator.publish.front_pages import language_choice, not_found
from tests.publish.small_site import SETTINGS, both

ASSETS = {"front.css": "assets/poshelp/front.css?1", "front.js": "assets/poshelp/front.js?2"}


def parsed(html):
    return BeautifulSoup(html, "html5lib")


def test_the_choice_offers_both_languages_without_a_script():
    page = parsed(language_choice(SETTINGS, SETTINGS.url, ASSETS, ""))
    assert [(link["href"], link["hreflang"]) for link in page.select("main a")] == [
        ("zh/index.html", "zh-Hans"),
        ("en/index.html", "en"),
    ]
    assert [section["lang"] for section in page.select("section")] == ["zh-Hans", "en"]
    assert not page.select("meta[http-equiv=refresh i]")


def test_the_choice_is_the_default_among_the_alternates():
    page = parsed(language_choice(SETTINGS, SETTINGS.url, ASSETS, ""))
    assert {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate]")} == {
        "zh-Hans": "https://help.example/pos/zh/",
        "en": "https://help.example/pos/en/",
        "x-default": "https://help.example/pos/",
    }


def test_not_found_links_from_any_address():
    page = parsed(not_found(SETTINGS, "/pos/", ASSETS, ""))
    targets = [element.get("href") or element.get("src") for element in page.select("[href], [src]")]
    assert targets
    assert all(target.startswith("/pos/") for target in targets)


@pytest.mark.parametrize("make", [language_choice, not_found])
def test_names_are_text(make):
    hostile = both('<script>alert("1")</script>', "\"><img src=x onerror=1> & 'x'")
    page = parsed(make(dataclasses.replace(SETTINGS, name=hostile, description=hostile), SETTINGS.url, ASSETS, ""))
    assert not page.select("script:not([src]), img")
    assert '<script>alert("1")</script>' in page.title.string
