"""Every page of a site: links lead somewhere, both languages have the same places, nothing secret is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from posixpath import join, normpath

import html5lib
import pytest
from bs4 import BeautifulSoup

from generator.model.artifact import NavigationEntry, Rendering
from tests.render.building import UNPUBLISHED, Author
from tests.render.reading import attribute, found, ids, page_of, rendering, soup, written
from tests.texts import LANGS

SITE = Author().site()


@pytest.fixture(scope="module")
def made() -> Rendering:
    return rendering(SITE)


@pytest.fixture(scope="module")
def shown(made: Rendering) -> dict[str, BeautifulSoup]:
    """Every page by its source path."""
    return {page.path: soup(page) for page in made.pages}


def target(path: str, href: str) -> tuple[str, str]:
    """Source path and anchor that a link on the page at `path` means."""
    address, _, anchor = href.partition("#")
    address = address.partition("?")[0]
    if not address:
        return path, anchor
    if address.endswith(".md"):
        return normpath(join(path.rpartition("/")[0], address)), anchor
    folder = path.removesuffix(".md").removesuffix("index").removesuffix("/")
    there = normpath(join(folder, address))
    return (
        f"{there}/index.md" if there.count("/") == 0 or there.endswith(("/codes", "/faults")) else f"{there}.md"
    ), anchor


def test_every_link_leads_to_a_page_and_a_place(shown: dict[str, BeautifulSoup]):
    places = {path: set(ids(page)) for path, page in shown.items()}
    for path, page in shown.items():
        for link in page.select("a[href]:not([download])"):
            there, anchor = target(path, attribute(link, "href"))
            assert there in places, f"{path}: {link}"
            assert not anchor or anchor in places[there], f"{path}: {link}"


def test_both_languages_have_the_same_pages_with_the_same_places(shown: dict[str, BeautifulSoup]):
    assert len(shown) % 2 == 0
    for path, page in shown.items():
        if path.startswith("zh/"):
            other = shown[f"en/{path.removeprefix('zh/')}"]
            assert ids(page) == ids(other), path
            assert len(set(ids(page))) == len(ids(page)), path


def test_titles_and_descriptions_are_there_and_plain(made: Rendering):
    for page in made.pages:
        assert page.title, page.path
        assert page.description, page.path
        assert "{" not in page.title + page.description, page.path


def test_a_number_that_is_not_published_appears_nowhere(made: Rendering):
    for page in made.pages:
        assert UNPUBLISHED not in "".join((page.markdown, *page.blocks.values(), *page.figures.values()))
    for path, text in written(made).items():
        assert UNPUBLISHED not in text, path


def test_a_code_has_a_page_if_it_is_two_characters_that_a_terminal_shows(shown: dict[str, BeautifulSoup]):
    paged = {path.split("/")[2].removesuffix(".md") for path in shown if path.startswith("zh/codes/")}
    assert paged == {"index", "00", "04", "10", "54", "76", "91", "92", "98", "e1", "z2"}


def test_the_index_has_every_code_once_by_its_anchor(shown: dict[str, BeautifulSoup]):
    for lang in LANGS:
        anchors = [id for id in ids(shown[f"{lang}/codes/index.md"]) if id.startswith("code-")]
        paged = ("00", "04", "10", "54", "76", "91", "92", "98", "e1", "z2")
        assert sorted(anchors) == sorted(
            [f"code-{code}" for code in (*paged, "f1-to-f5", "minus-1", "116", "1016", "xx")]
        )


def test_home_leads_to_every_code_cause_and_general_page(shown: dict[str, BeautifulSoup]):
    links = {attribute(link, "href") for link in shown["zh/index.md"].select("a[href]")}
    # What is answered on the home page goes along as a path code, which this is not about.
    links = {re.sub(r"\?p=\w+", "", link) for link in links}
    assert {"codes/54/", "codes/z2/", "causes/old-card/", "causes/keep-card/", "families/card-status/"} <= links
    assert {"slips/", "contacts/", "unknown-code/", "glossary/", "codes/", "faults/"} <= links
    assert "causes/start/#wait" in links


def test_home_puts_the_rule_first_and_leads_from_the_first_character_to_the_code(shown: dict[str, BeautifulSoup]):
    home = shown["zh/index.md"]
    assert "先查清" in found(home, "p.ph-rule").text
    first = next(link for link in home.select(".ph-first-character a") if link.text == "5")
    row = found(home, f"[id='{attribute(first, 'href')[1:]}']")
    assert [link.text for link in row.select("a")] == ["54"]


def test_a_family_without_a_cause_has_no_page(shown: dict[str, BeautifulSoup]):
    assert sorted(path for path in shown if path.startswith("zh/families/")) == ["zh/families/card-status.md"]


def test_links_in_prose_are_relative_sources_that_mkdocs_can_check(made: Rendering):
    assert "[小票](slips.md#query)" in page_of(made, "zh/index.md").markdown
    assert "[54](codes/54.md)" in page_of(made, "zh/slips.md").markdown
    assert '<a href="../codes/#code-f1-to-f5">代码</a>' in page_of(made, "zh/slips.md").markdown
    assert "[发卡行](glossary.md#issuer)" in page_of(made, "zh/contacts.md").markdown
    assert "[首页](../index.md)" in page_of(made, "zh/causes/old-card.md").markdown


def test_the_glossary_shows_both_languages(shown: dict[str, BeautifulSoup]):
    term = found(shown["zh/glossary.md"], ".ph-term")
    assert found(term, '[lang="en"] b').text == "issuer"
    assert "也叫：银行" in term.text


def test_sources_stand_in_one_list_with_their_addresses_as_text(shown: dict[str, BeautifulSoup]):
    listed = shown["zh/sources.md"]
    assert "https://example.org/codes" in found(listed, "#source-s1").text
    assert not listed.select("dd a")
    # A kind without a name in the messages is shown as it is.
    assert "tea-leaves" in listed.text


def test_navigation_names_each_page_once_and_only_pages_that_exist(made: Rendering):
    def walk(entries: tuple[NavigationEntry, ...]) -> Iterator[NavigationEntry]:
        for entry in entries:
            yield entry
            yield from walk(entry.children)

    known = {page.path for page in made.pages}
    for lang in LANGS:
        entries = list(walk(made.navigation[lang]))
        named = [entry.path for entry in entries if entry.path]
        assert set(named) <= known
        assert len(set(named)) == len(named)
        assert all(entry.title for entry in entries)
        unnamed = {path for path in known if path.startswith(f"{lang}/")} - set(named)
        assert all(path.split("/")[1] in ("codes", "faults") for path in unnamed)
    shapes = [json.dumps(shape(made.navigation[lang])) for lang in LANGS]
    assert shapes[0] == shapes[1]


def shape(entries: tuple[NavigationEntry, ...]) -> list[object]:
    return [[entry.path.partition("/")[2], shape(entry.children)] for entry in entries]


def test_blocks_are_html_without_a_fault(made: Rendering):
    for page in made.pages:
        for name, block in {**page.blocks, **page.figures}.items():
            parser = html5lib.HTMLParser()
            parser.parseFragment(block)
            # The stand-in for a chart is no HTML, but it is not ours either.
            faults = [error for error in parser.errors if name != "chart"]
            assert not faults, f"{page.path}, block {name}: {faults[0]}"


def test_the_same_input_gives_the_same_bytes(made: Rendering):
    assert rendering(Author().site()) == made
