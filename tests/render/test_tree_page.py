"""The page contract of a cause's page, which other people's tools rely on."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from generator.model.artifact import Rendering
from generator.model.text import Lang
from generator.model.walk import paths
from tests.render.building import Author
from tests.render.reading import attribute, found, ids, page_of, rendering, soup
from tests.texts import LANGS

SITE = Author().site()


@pytest.fixture(scope="module")
def made() -> Rendering:
    return rendering(SITE)


def tree_soup(made: Rendering, tree: str, lang: Lang = "zh") -> BeautifulSoup:
    return soup(page_of(made, f"{lang}/causes/{tree}.md"))


@pytest.mark.parametrize("tree", SITE.trees)
@pytest.mark.parametrize("lang", LANGS)
def test_every_node_is_a_section_of_the_guide_and_the_start_is_first(made: Rendering, tree: str, lang: Lang):
    guide = found(tree_soup(made, tree, lang), f'[data-tree="{tree}"]')
    nodes = SITE.trees[tree].nodes
    sections = [attribute(section, "id") for section in guide.select("section[data-node]")]
    assert sections[0] == SITE.trees[tree].start.value
    assert sorted(sections) == sorted(nodes)
    outcomes = {attribute(section, "id"): section["data-outcome"] for section in guide.select("[data-outcome]")}
    assert outcomes == {outcome.id: outcome.kind for outcome in SITE.trees[tree].outcomes}


def test_answers_lead_to_the_next_node_or_to_another_tree(made: Rendering):
    answers = {
        (attribute(section, "id"), attribute(answer, "data-answer")): attribute(answer, "href")
        for section in tree_soup(made, "start").select("section[data-node]")
        for answer in section.select("a[data-answer]")
    }
    assert answers == {
        ("screen", "expired"): "../old-card/",
        ("screen", "lost"): "../keep-card/#ask",
        ("screen", "unsure"): "#wait",
    }


def test_an_outcome_says_who_acts_what_to_do_say_and_note_down(made: Rendering):
    outcome = found(tree_soup(made, "old-card"), "#once-more")
    assert "收银员" in found(outcome, ".ph-kind").text
    assert "可以再试一次" in found(outcome, ".ph-kind").text
    steps = [step.text for step in outcome.select("ol.ph-steps .ph-step")]
    assert steps == ["请换卡", "拨打小票上的电话"]
    assert [need.text for need in outcome.select(".ph-needs li")] == ["已查清"]
    assert found(outcome, "blockquote").text.strip() == "请换一种方式"
    assert [note.text for note in outcome.select(".ph-note li")] == ["时间", "应答码"]
    assert "2 分钟" in found(outcome, ".ph-node__foot").text


def test_only_an_outcome_that_must_not_disclose_says_so(made: Rendering):
    assert "不说原因" in found(tree_soup(made, "keep-card"), "#hand-back .ph-say").text
    assert not tree_soup(made, "old-card").select(".ph-say__only")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tree", SITE.trees)
def test_the_table_has_one_row_a_path(made: Rendering, tree: str, lang: Lang):
    table = found(tree_soup(made, tree, lang), "table[data-paths]")
    expected = ["/".join(answer.id for _, answer in path.choices) for path in paths(SITE.trees, SITE.trees[tree])]
    assert [row["data-path"] for row in table.select("tbody tr")] == expected


def test_the_table_tells_answers_end_and_waiting_time(made: Rendering):
    row = found(tree_soup(made, "old-card"), 'tr[data-path="unsure/known"]')
    assert [choice.text for choice in row.select("li b")] == ["看不清", "有"]
    assert attribute(found(row, "td a"), "href") == "#once-more"
    assert row.select("td")[-1].text == "2 分钟"


def test_the_chart_is_a_figure_beside_the_table(made: Rendering):
    page = page_of(made, "zh/causes/old-card.md")
    assert found(soup(page), "figure[data-chart] svg")
    assert set(page.figures) == {"chart", "paths"}
    assert "guide" in page.blocks


@pytest.mark.parametrize("tree", SITE.trees)
def test_ids_are_unique_and_the_same_in_both_languages(made: Rendering, tree: str):
    chinese, english = (ids(tree_soup(made, tree, lang)) for lang in LANGS)
    assert chinese == english
    assert len(set(chinese)) == len(chinese)


def test_a_node_may_be_named_like_a_section_of_the_prose(made: Rendering):
    page = tree_soup(made, "old-card")
    assert found(page, "section#call")
    assert found(page, "h2#about_call").text == "该找谁"


@pytest.mark.parametrize(("tree", "is_first"), [("old-card", True), ("keep-card", True), ("start", True)])
def test_safety_comes_first_where_money_may_have_moved_or_a_card_is_wanted(made: Rendering, tree: str, is_first: bool):
    shown = tree_soup(made, tree)
    order = [element["class"][0] for element in shown.select(".ph-safety, .ph-guide")]
    assert order == (["ph-safety", "ph-guide"] if is_first else ["ph-guide", "ph-safety"])


def test_safety_stands_below_the_guide_elsewhere():
    calm = replace(SITE.trees["old-card"], codes=(), faults=())
    made = rendering(Author().site(trees={**SITE.trees, "old-card": calm}))
    order = [element["class"][0] for element in tree_soup(made, "old-card").select(".ph-safety, .ph-guide")]
    assert order == ["ph-guide", "ph-safety"]


def test_pick_up_codes_bring_the_one_neutral_sentence(made: Rendering):
    assert "这次没能完成付款" in found(tree_soup(made, "keep-card"), ".ph-safety").text


def test_codes_messages_and_words_that_lead_here_are_listed(made: Rendering):
    shown = tree_soup(made, "old-card")
    assert [code.text for code in shown.select(".ph-codes code")] == ["54", "98"]
    assert [attribute(link, "href") for link in shown.select(".ph-long-codes a")] == ["../../codes/#code-116"]
    assert [attribute(link, "href") for link in shown.select(".ph-faults a")] == [
        "../../faults/card-unread/",
        "../../faults/no-answer/",
    ]
    assert "Card read error" in found(shown, ".ph-faults li:first-child").text
    assert "卡到期" in found(shown, ".ph-words").text


def test_rules_are_told_with_how_sure_they_are(made: Rendering):
    rule = found(tree_soup(made, "old-card"), ".ph-rules > li").text
    assert all(part in rule for part in ("先看卡面", "说法不一", "把握小", "S1"))
    assert not tree_soup(made, "keep-card").select(".ph-rules")


def test_words_in_another_language_say_which(made: Rendering):
    shown = tree_soup(made, "old-card")
    assert [element.text for element in shown.select('.ph-faults [lang="en"]')] == ["Card read error"] * 2
    english = tree_soup(made, "old-card", "en")
    assert [element.text for element in english.select('.ph-faults [lang="zh-Hans"]')] == ["讀卡錯誤"] * 2


def test_addresses_of_sources_are_plain_text(made: Rendering):
    sources = found(tree_soup(made, "old-card"), ".ph-sources")
    assert "https://example.org/codes" in sources.text
    assert {attribute(link, "href") for link in sources.select("a")} == {"../../sources/#source-s1"}


def test_headings_go_down_one_level_at_a_time(made: Rendering):
    for page in made.pages:
        levels = [int(heading.name[1]) for heading in soup(page).select("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, page.path
        assert all(after - before <= 1 for before, after in pairwise(levels)), page.path


def test_a_page_past_its_review_says_so():
    made = rendering(Author().site(today=datetime.date(2027, 5, 23)))
    shown = tree_soup(made, "old-card")
    assert "2027-05-22" in found(shown, ".ph-overdue").text
    assert not tree_soup(rendering(SITE), "old-card").select(".ph-overdue")


def test_nothing_needs_inline_styles_or_scripts(made: Rendering):
    for page in made.pages:
        shown = soup(page)
        assert not shown.select("[style], script, style"), page.path
        assert not [name for element in shown.select("*") for name in element.attrs if name.startswith("on")]
