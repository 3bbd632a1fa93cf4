"""What is published beside pages: plain Markdown, the feed of changes, pictures, addresses that were given up."""

from __future__ import annotations

import datetime
import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import html5lib
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.model.artifact import Rendering
from generator.model.late_pages import LatePages
from generator.model.moved import MovedId, MovedPage, PageKind
from generator.model.page import PROSE
from generator.model.part import ALL_PARTS, Part
from generator.model.settings import Publisher
from generator.model.text import language_of
from generator.model.tree import OutcomeKind
from generator.render import render
from generator.render.addresses import file
from generator.render.escape import commonmark_text, json_text
from generator.render.head import WIDEST, columns, description
from tests.render.building import BRAND, Author, drawings, known
from tests.render.reading import markdown_html, page_of, rendering, written
from tests.render.test_hostile import HARMLESS, HOSTILE
from tests.strategies import effort
from tests.texts import LANGS, languages

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MADE = rendering(Author().site())


def text_of(made: Rendering, path: str) -> str:
    return next(text for text in made.texts if text.path == path).write()


# ---- Plain Markdown.


def test_a_twin_has_the_guide_as_numbered_steps():
    lines = text_of(MADE, "zh/causes/start/index.md").splitlines()
    assert lines[0] == "# 先看屏幕"
    assert "### 1. 屏幕上有什么？" in lines
    assert "- 54 → [旧卡](<https://help.example/zh/causes/old-card/>)" in lines or any(
        line.startswith("- 54 → [") and line.endswith("/zh/causes/old-card/>)") for line in lines
    )


def test_an_outcome_says_what_to_press_to_say_and_to_note():
    text = text_of(MADE, "en/causes/old-card/index.md")
    for words in ("1. Take another card", "2. Call the number on the slip", "> Please pay another way"):
        assert words in text.splitlines()


def test_a_twin_of_a_wanted_card_begins_with_the_one_sentence():
    text = text_of(MADE, "zh/causes/keep-card/index.md")
    assert "这次没能完成付款" in text.partition("### 1.")[0]


def test_the_file_of_codes_has_every_code():
    text = text_of(MADE, "zh/codes/index.md")
    for code in Author().site().codes.values():
        if code.code != "xx":
            assert re.search(rf"(?m)^## {re.escape(str(commonmark_text(code.code)))} ", text), code.code


def test_prose_has_no_marks_of_the_site():
    for text in MADE.texts:
        if text.path.endswith(".md"):
            assert "{:" not in text.write()
            assert "\ue000" not in text.write()


def outline(text: str) -> list[str]:
    """Elements that a reader of Markdown would make, but inline ones."""
    found = BeautifulSoup(markdown_html(text), "html5lib").select("body *")
    return [element.name for element in found if element.name not in ("strong", "em", "code", "p", "a")]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_make_no_markup_in_a_twin(words: str):
    hostile = rendering(Author(lambda _: words).site())
    plain = rendering(Author(lambda _: HARMLESS[language_of(words)]).site())
    for path in ("zh/causes/old-card/index.md", "en/causes/start/index.md", "zh/faults/index.md", "en/codes/index.md"):
        assert outline(text_of(hostile, path)) == outline(text_of(plain, path)), path
        links = re.findall(r"\]\(<([^>]*)>\)", text_of(hostile, path))
        assert all(link.startswith("https://") for link in links)


@given(st.text(max_size=60))
@effort(100)
def test_any_text_is_text_in_a_markdown_file(text: str):
    shown = BeautifulSoup(markdown_html(f"- {commonmark_text(text)}x"), "html5lib")
    assert [element.name for element in shown.select("body *")] == ["ul", "li"]


# ---- The feed.


def test_the_feed_tells_which_cause_was_reviewed_when():
    site = Author().site()
    later = replace(site.trees["old-card"], reviewed=datetime.date(2026, 12, 1))
    made = rendering(Author().site(trees={**site.trees, "old-card": later}))
    feed = ElementTree.fromstring(text_of(made, "en/changes.atom"))  # noqa: S314  our own
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == len(site.trees)
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-12-01T00:00:00Z"
    first = entries[0].findtext("a:id", namespaces=ATOM)
    assert first is not None
    assert first.startswith("https://help.example/en/causes/old-card/?version=")


def test_an_entry_is_another_one_when_the_content_is():
    site = Author().site()
    old = site.trees["old-card"]
    changed = replace(old, summary=Author().both("另一句|Another sentence"))
    only_reviewed = replace(old, reviewed=datetime.date(2026, 12, 1))

    def ids(tree: object) -> set[str]:
        made = rendering(Author().site(trees={**site.trees, "old-card": tree}))
        return set(re.findall(r"<id>(.*?)</id>", text_of(made, "zh/changes.atom")))

    assert ids(only_reviewed) == ids(old)
    assert len(ids(changed) - ids(old)) == 1


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_leave_the_feed_well_formed(words: str):
    made = rendering(Author(lambda _: words).site())
    feed = ElementTree.fromstring(text_of(made, "zh/changes.atom"))  # noqa: S314  the test
    assert len(feed.findall("a:entry", ATOM)) == len(Author().site().trees)


# ---- For machines.


@given(st.text(max_size=80) | st.sampled_from(["<!--<script>", "</script><script>alert(1)</script>", "]]>", "<!--"]))
@effort(100)
def test_data_in_a_script_element_cannot_leave_it(text: str):
    page = f"<script type='application/ld+json'>{json_text({'name': text})}</script><p id=after>x</p>"
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    assert len(tree.findall(".//script")) == 1
    assert tree.find(".//p[@id='after']") is not None
    assert json.loads(json_text({"name": text})) == {"name": text}


def test_a_company_is_named_as_publisher_only_where_it_is_one():
    site = Author().site()
    for publisher, expected in ((Publisher.OWNER, True), (Publisher.INDEPENDENT, False), (Publisher.UNBRANDED, False)):
        brand = replace(BRAND, publisher=publisher)
        made = render(site, drawings(site), brand, version="1", tree_schema={})
        assert ("Organization" in page_of(made, "zh/index.md").structured) is expected
        assert ("Organization" in page_of(made, "en/causes/old-card.md").structured) is expected


@given(st.text(min_size=1, max_size=400), st.sampled_from(LANGS))
@effort(100)
def test_a_description_never_runs_over(first: str, lang: str):
    told = description(languages()[lang], first, "更多。")
    assert columns(told) <= WIDEST


def test_a_long_answer_ends_with_a_whole_sentence():
    told = description(
        languages()["en"], f"Code 1 means {'x' * 60}: Find out first. Until you know, do not charge again. {'y ' * 40}"
    )
    assert told.endswith("do not charge again.")


# ---- Pictures.


def test_a_picture_shows_the_first_question_and_as_many_answers_as_are_legible():
    told = json.loads(next(p for p in MADE.pictures if p.path == "social/start.zh.png").write())
    assert told["ask"] == "屏幕上有什么？"
    assert 1 < len(told["answers"]) <= 4
    assert {answer["kind"] for answer in told["answers"]} <= {"question", "jump", "more", *OutcomeKind}


# ---- Addresses that were given up.


def test_an_old_address_leads_on_in_both_languages_and_in_frames_of_every_brand():
    site = Author().site()
    made = rendering(Author().site(moved={"worn-card": MovedId(known("worn-card"), known("old-card"))}))
    moves = {move.path: move.to for move in made.moves}
    brands = ["", *(f"{brand}/" for brand in site.brands)]
    for lang in LANGS:
        assert moves[f"{lang}/causes/worn-card/index.html"] == f"{lang}/causes/old-card/index.html"
        for brand in brands:
            assert moves[f"embed/v1/{brand}{lang}/worn-card.html"] == f"embed/v1/{brand}{lang}/old-card.html"
    assert len(moves) == 2 + 2 * len(brands)
    taken = {*(page.path for page in made.framed), *written(made)}
    assert not taken & moves.keys()


FORMER = Author().site(
    moved={"worn-card": MovedId(known("worn-card"), known("old-card"))},
    moved_languages={"ja": MovedId(known("ja"), known("en"))},
    moved_brands={"bare": MovedId(known("bare"), known(BRAND.id))},
)


def without(*parts: Part, late: bool = False) -> Rendering:
    rest = ALL_PARTS - set(parts)
    return render(FORMER, drawings(FORMER), BRAND, version="1", tree_schema={}, parts=rest, late=late)


def test_no_frame_leads_on_where_none_is_built():
    made = without(Part.EMBED, Part.PACK)
    assert made.moved_folders == {"ja/": "en/"}
    assert {move.path.partition("/")[0] for move in made.moves} == {"zh", "en", "ja"}
    assert {"ja/index.html", "ja/causes/worn-card/index.html"} <= {move.path for move in made.moves}


def test_all_is_led_on_only_once():
    made = rendering(FORMER)
    taken = [*(move.path for move in made.moves), *(page.path for page in made.framed)]
    assert len(taken) == len(set(taken))
    there = {file(page.path) for page in made.pages} | {page.path for page in made.framed}
    there |= {offline.path for offline in made.offline}
    assert {move.to for move in made.moves} <= there


def test_a_server_makes_no_page_for_the_sake_of_an_old_language():
    made = without(late=True)
    assert isinstance(made.pages, LatePages)
    assert made.pages.by_path._made == {}
    assert made.moved_folders == {}
    assert {move.path for move in made.moves if "ja" in move.path} == {"offline/poshelp.ja.html"}


def test_old_addresses_of_other_pages_lead_on_to_pages_of_any_kind():
    site = Author().site()
    code = next(code.code for code in site.codes.values() if code.has_page)
    fault, family = next(iter(site.faults)), site.trees["old-card"].family
    targets = {
        PageKind.CODE: code,
        PageKind.FAULT: fault,
        PageKind.FAMILY: family,
        PageKind.PAGE: next(id for _, id in site.pages if not id.startswith(PROSE)),
        PageKind.TREE: "old-card",
    }
    olds = {PageKind.CODE: "Z9", PageKind.FAULT: "lost", PageKind.FAMILY: "lost", PageKind.PAGE: "a/lost"}
    moved = [
        MovedPage(kind, known(f"{old[:-1]}{n}"), to, known(new))
        for kind, old in olds.items()
        for n, (to, new) in enumerate(targets.items())
    ]
    made = rendering(Author().site(moved_pages=tuple(moved)))
    moves = {move.path: move for move in made.moves}
    assert len(moves) == len(LANGS) * len(moved) == len(made.moves)
    pages = {page.path.removesuffix(".md").removesuffix("/index"): page for page in made.pages}
    for lang in LANGS:
        for folder in ("codes/z", "faults/los", "families/los", "a/los"):
            for n, kind in enumerate(targets):
                move = moves[f"{lang}/{folder}{n}/index.html"]
                page = pages[move.to.removesuffix("/index.html")]
                assert move.title
                assert move.lang == page.lang == lang
                assert kind is PageKind.CODE or move.title == page.title
