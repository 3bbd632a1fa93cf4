from __future__ import annotations

import json

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.model.artifact import Move
from generator.publish.moved_addresses import MovedAddresses, moved_addresses
from generator.publish.moved_pages import moved_file, moved_page
from tests.render.reading import attribute, found
from tests.texts import languages

_NAMES = st.sampled_from(["a", "b", "c"])
FOLDERS = st.lists(_NAMES, min_size=1, max_size=3).map(lambda names: f"/{'/'.join(names)}/")
ADDRESSES = st.tuples(FOLDERS, st.sampled_from(["", "a.html"])).map("".join)
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


def test_of_a_folder_only_what_went_elsewhere_is_told():
    pages = {"ja/x/": "en/x/", "ja/old/": "en/new/", "ja/x/y/": "zh/y/", "ja/x/z/": "en/x/z/", "zh/old/": "zh/new/"}
    moves = [Move(f"{old}index.html", f"{new}index.html", "en", "") for old, new in pages.items()]
    artifact = moved_file(moves, {"ja/": "en/", "ja/x/": "zh/"})
    assert json.loads(artifact.content) == {
        "/ja/*": "/en/*",
        "/ja/x/*": "/zh/*",
        "/ja/x/": "/en/x/",
        "/ja/x/z/": "/en/x/z/",
        "/ja/old/": "/en/new/",
        "/zh/old/": "/zh/new/",
    }


@given(
    st.dictionaries(ADDRESSES, ADDRESSES),
    st.dictionaries(FOLDERS, FOLDERS),
)
def test_every_address_leads_where_it_was_to_lead(pages: dict[str, str], folders: dict[str, str]):
    read = moved_addresses(json.dumps(MovedAddresses.of(pages, folders).written()).encode())
    assert read == MovedAddresses.of(pages, folders)
    assert list(read.folders) == sorted(folders, key=lambda folder: (-len(folder), folder))
    for old, new in pages.items():
        assert (read.pages.get(old) or read.of_folder(old)) == new


def test_there_is_a_list_even_when_nothing_was_given_up():
    assert json.loads(moved_file([], {}).content) == {}
