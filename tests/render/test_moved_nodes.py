"""An id that a node had before still leads to it: on its page, in frames and in the offline file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from generator.model.moved import MovedNode
from generator.model.project import Site
from generator.model.text import Lang
from tests.render.building import SPAN, Author, known
from tests.render.reading import found, page_of, rendering, soup
from tests.texts import LANGS

MOVES = (("day", "date"), ("month", "date"), ("new-card", "other-way"))


def site() -> Site:
    moved = tuple(MovedNode("old-card", old, known(new), SPAN) for old, new in MOVES)
    # Of another tree, with the same id: nothing for this one.
    return Site(replace(Author().site(), moved_nodes=(*moved, MovedNode("keep-card", "ask-first", known("ask"), SPAN))))


@pytest.mark.parametrize("lang", LANGS)
def test_the_old_id_stands_in_the_node(lang: Lang):
    page = soup(page_of(rendering(site()), f"{lang}/causes/old-card.md"))
    for old, new in MOVES:
        assert found(page, f"section#{new} > span#{old}").text == ""
    assert page.select("#ask-first") == []
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_it_stands_in_frames_and_in_the_offline_file_too():
    made = rendering(site())
    (framed,) = [page for page in made.framed if page.path == "embed/v1/en/old-card.html"]
    assert found(BeautifulSoup(framed.write(), "html5lib"), "section#date > span#day")
    offline = BeautifulSoup(made.offline[0].write().html, "html5lib")
    assert offline.select('section[id="old-card.date"] > span[id="old-card.day"]')


def test_without_moves_nothing_is_added():
    page = soup(page_of(rendering(Author().site()), "en/causes/old-card.md"))
    assert page.select("section[data-node] > span[id]") == []
