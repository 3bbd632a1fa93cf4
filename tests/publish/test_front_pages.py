from __future__ import annotations

import dataclasses
from functools import partial

import pytest
from bs4 import BeautifulSoup

from generator.model.text import Lang
from generator.publish.front_pages import language_choice, not_found
from generator.publish.plain_page import PlainFrame
from tests.publish.small_site import SETTINGS, both
from tests.texts import languages

ASSETS = {
    "front.css": "assets/poshelp/front.css?1",
    "front.js": "assets/poshelp/front.js?2",
    "mark/zh.svg": "assets/poshelp/mark/zh.svg?3",
}
NOTICE: dict[Lang, str] = {"zh": "独立编写。", "en": "Independent."}
FRAME = PlainFrame(SETTINGS, languages(), "", ASSETS, "", NOTICE)


def parsed(html):
    return BeautifulSoup(html, "html5lib")


def test_the_choice_offers_both_languages_without_a_script():
    page = parsed(language_choice(FRAME, SETTINGS.url))
    assert [(link["href"], link["hreflang"]) for link in page.select("main a")] == [
        ("zh/index.html", "zh-Hans"),
        ("en/index.html", "en"),
    ]
    assert [section["lang"] for section in page.select("section")] == ["zh-Hans", "en"]
    assert not page.select("meta[http-equiv=refresh i]")


def test_the_choice_is_the_default_among_the_alternates():
    page = parsed(language_choice(FRAME, SETTINGS.url))
    assert {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate]")} == {
        "zh-Hans": "https://help.example/pos/zh/",
        "en": "https://help.example/pos/en/",
        "x-default": "https://help.example/pos/",
    }


def test_not_found_links_from_any_address():
    page = parsed(not_found(FRAME._replace(base="/pos/")))
    targets = [element.get("href") or element.get("src") for element in page.select("[href], [src]")]
    assert targets
    assert all(target.startswith("/pos/") for target in targets)


MAKERS = [partial(language_choice, url=SETTINGS.url), not_found]


@pytest.mark.parametrize("make", MAKERS)
def test_both_languages_say_who_it_is_not_by(make):
    page = parsed(make(FRAME))
    assert [(told["lang"], told.string) for told in page.select(".notice")] == [
        ("zh-Hans", "独立编写。"),
        ("en", "Independent."),
    ]
    assert not parsed(make(FRAME._replace(notice={}))).select(".notice")
    assert page.select("link[rel=icon]")[0]["href"] == "assets/poshelp/mark/zh.svg?3"


@pytest.mark.parametrize("make", MAKERS)
def test_names_are_text(make):
    hostile = both('<script>alert("1")</script>', "\"><img src=x onerror=1> & 'x'")
    settings = dataclasses.replace(SETTINGS, name=hostile, description=hostile)
    notice: dict[Lang, str] = {"zh": hostile["zh"].value, "en": hostile["en"].value}
    page = parsed(make(FRAME._replace(settings=settings, notice=notice)))
    assert not page.select("script:not([src]), img")
    assert '<script>alert("1")</script>' in page.title.string


@pytest.mark.parametrize("make", MAKERS)
def test_whoever_knows_the_code_need_not_go_anywhere_first(make):
    forms = parsed(make(FRAME._replace(base="/pos/"))).select("form[role=search]")
    assert [form["action"].removeprefix("/pos/") for form in forms] == ["zh/find/index.html", "en/find/index.html"]
    boxes = [form.select_one("input[name=q]") for form in forms]
    assert [box["aria-label"] for box in boxes if box] == ["查代码和屏幕提示", "Find a code or a screen message"]
