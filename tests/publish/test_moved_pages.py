from __future__ import annotations

import json

from bs4 import BeautifulSoup

from generator.model.artifact import Move
from generator.publish.moved_pages import moved_file, moved_page
from tests.render.reading import attribute, found
from tests.texts import languages

URL = "https://help.example/pos/"
MOVE = Move("zh/causes/old/index.html", "zh/causes/new/index.html", "zh", '新 <b>"名字"</b>')
FRAMED = Move("embed/v1/en/old.html", "embed/v1/en/new.html", "en", "New name")


def test_a_given_up_address_leads_on_without_a_script():
    artifact = moved_page(MOVE, URL, languages()["zh"])
    page = BeautifulSoup(artifact.content, "html5lib")
    assert artifact.path == MOVE.path
    assert attribute(found(page, "html"), "lang") == "zh-Hans"
    assert attribute(found(page, "meta[http-equiv=refresh]"), "content") == "0; url=../new/index.html"
    assert attribute(found(page, "link[rel=canonical]"), "href") == f"{URL}zh/causes/new/"
    assert attribute(found(page, "meta[name=robots]"), "content") == "noindex"
    assert attribute(found(page, "a"), "href") == "../new/index.html"
    assert found(page, "a").text == MOVE.title
    assert not page.select("script, b")


def test_a_framed_page_stands_beside_the_one_that_it_leads_to():
    page = BeautifulSoup(moved_page(FRAMED, URL, languages()["en"]).content, "html5lib")
    assert attribute(found(page, "a"), "href") == "new.html"
    assert attribute(found(page, "link[rel=canonical]"), "href") == f"{URL}embed/v1/en/new.html"


def test_servers_are_told_addresses_as_people_see_them():
    artifact = moved_file([MOVE, FRAMED], {})
    assert artifact.path == "moved.json"
    assert json.loads(artifact.content) == {
        "/zh/causes/old/": "/zh/causes/new/",
        "/embed/v1/en/old.html": "/embed/v1/en/new.html",
    }


def test_there_is_a_list_even_when_nothing_was_given_up():
    assert json.loads(moved_file([], {}).content) == {}
