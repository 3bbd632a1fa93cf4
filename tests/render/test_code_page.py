"""What a code's page tells a cashier: never to try again where the money may have moved, never why a card is wanted."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from generator.model.facts import Retry
from generator.render.codes.advice import advice
from generator.render.codes.advised import Advice, Danger
from generator.render.edition import Facts
from tests.render.building import Author, messages
from tests.render.reading import attribute, found, page_of, rendering, soup
from tests.texts import LANGS

SITE = Author().site()
FACTS = Facts(SITE)
MADE = rendering(SITE)


def shown(code: str) -> BeautifulSoup:
    return soup(page_of(MADE, f"zh/codes/{code}.md"))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("00", Advice("advice.approve", "retry.approved", "say.approve", None)),
        ("10", Advice("advice.approve-part", "retry.approved", "say.approve", None)),
        ("04", Advice("advice.pick-up", "retry.never", "", Danger.PICK_UP)),
        ("54", Advice("advice.decline", "retry.after-fix", "", None)),
        ("76", Advice("advice.unknown", "retry.verify-first", "say.verify-first", Danger.UNKNOWN)),
        ("91", Advice("retry.once", "retry.once", "say.terminal", None)),
        ("92", Advice("advice.whistle", "retry.after-wait", "", None)),
        ("98", Advice("advice.verify-first", "retry.verify-first", "say.verify-first", Danger.VERIFY_FIRST)),
        ("E1", Advice("advice.re-sign-in", "retry.after-fix", "say.terminal", None)),
        ("xx", Advice("advice.verify-first", "retry.verify-first", "say.verify-first", Danger.VERIFY_FIRST)),
    ],
)
def test_advice(code: str, expected: Advice):
    assert advice(FACTS, SITE.codes[code]) == expected


def test_a_code_that_may_be_a_pick_up_anywhere_is_treated_as_one():
    author = Author()
    code = author.code("61", "old-card", "decline", Retry.AFTER_FIX, cause_by_scheme={"visa": "keep-card"})
    facts = Facts(author.site(codes={**SITE.codes, "61": code}))
    assert advice(facts, code).danger is Danger.PICK_UP


def test_a_project_may_have_its_own_words_for_a_cause_and_a_retry_rule():
    at = "old-card.after-fix"
    own = {f"{group}.{at}": "先看日期" for group in ("advice-at", "retry-at", "say-at")}
    facts = Facts(Author().site(messages={lang: {**messages()[lang], **own} for lang in LANGS}))
    assert advice(facts, SITE.codes["54"]) == Advice(f"advice-at.{at}", f"retry-at.{at}", f"say-at.{at}", None)


def test_its_own_words_for_trying_again_are_said_once():
    own = {"retry-at.old-card.once": "看过日期，再试 1 次"}
    author = Author()
    code = author.code("61", "old-card", "retry", Retry.ONCE)
    facts = Facts(
        author.site(codes={**SITE.codes, "61": code}, messages={lang: {**messages()[lang], **own} for lang in LANGS})
    )
    given = advice(facts, code)
    assert given.action == given.retry == "retry-at.old-card.once"


def test_no_words_of_its_own_come_before_a_danger():
    code = SITE.codes["98"]
    own = {f"advice-at.{code.cause.value}.{code.retry}": "再试 1 次"}
    facts = Facts(Author().site(messages={lang: {**messages()[lang], **own} for lang in LANGS}))
    assert advice(facts, code) == advice(FACTS, code)


def test_the_retry_rule_wins_over_the_action():
    now = found(shown("98"), ".ph-now").text
    assert "先查清这一笔有没有成功。查清之前，不要再收。" in now
    assert "再试 1 次" not in now


def test_a_pick_up_code_has_the_neutral_sentence_and_no_other():
    say = found(shown("04"), ".ph-say")
    assert found(say, "blockquote").text.strip() == "这次没能完成付款"
    assert "不说原因" in say.text


def test_a_code_with_one_meaning_leads_to_its_tree():
    assert attribute(found(shown("54"), ".ph-next a"), "href") == "../../causes/old-card/"


def test_a_code_with_several_meanings_asks_whose_it_is_and_names_the_most_dangerous_first():
    ways = found(shown("98"), ".ph-ways")
    assert [whose.text for whose in ways.select("b")] == ["银联商务客户端", "银联（2014 版）", "Visa"]
    assert [attribute(link, "href") for link in ways.select("a")] == [
        "../../unknown-code/",
        "../../causes/old-card/",
        "../../unknown-code/",
    ]
    first = found(shown("04"), ".ph-ways").select("a")[0]
    assert attribute(first, "href") == "../../causes/keep-card/"


def test_many_schemes_of_one_mind_are_told_by_who_is_not_among_them():
    author = Author()
    schemes = dict.fromkeys(("unionpay", "visa", "mastercard", "ccb", "bill99"), "同意")
    code = author.code(
        "62", "old-card", "decline", Retry.ONCE, schemes=schemes, cause_by_scheme={"bill99": "keep-card"}
    )
    made = rendering(author.site(codes={**SITE.codes, "62": code}))
    whose = soup(page_of(made, "zh/codes/62.md")).select(".ph-ways b")
    assert [words.text for words in whose] == ["快钱 99Bill", "除快钱 99Bill 以外"]


def test_a_meaning_that_is_no_error_is_said_and_leads_nowhere():
    way = next(way for way in shown("98").select(".ph-ways li") if "Visa" in way.text)
    assert "可能已经批准" in way.text
    assert not way.select("a")


def test_a_code_that_nobody_knows_leads_to_the_page_about_such_codes():
    assert attribute(found(shown("76"), ".ph-next a"), "href") == "../../unknown-code/"


def test_without_such_a_page_there_is_no_link_to_it():
    pages = {key: page for key, page in SITE.pages.items() if page.id not in ("unknown-code", "contacts")}
    made = rendering(Author().site(pages=pages))
    page = soup(page_of(made, "zh/codes/76.md"))
    assert not page.select(".ph-next")
    assert not [link for link in page.select("a") if "contacts" in attribute(link, "href")]


def test_each_scheme_has_its_own_words_in_its_own_language():
    rows = {row.select_one("th").text: row for row in shown("54").select(".ph-schemes tbody tr")}  # type: ignore[union-attr]
    assert list(rows) == ["银联（2014 版）", "ISO 8583（1993 版）"]
    assert attribute(found(rows["ISO 8583（1993 版）"], "a"), "href") == "../#code-116"
    english = soup(page_of(MADE, "en/codes/98.md"))
    assert found(english, '.ph-schemes q [lang="zh-Hans"]').text == "过期"


def test_foreign_words_are_quoted_and_our_meaning_follows():
    for path, cells, quoted in (
        ("zh/codes/98.md", ["过期", "Expired card 太旧"], "Expired card"),
        ("en/codes/98.md", ["过期 Too old", "Expired card"], "过期"),
    ):
        page = soup(page_of(MADE, path))
        assert [cell.text for cell in page.select(".ph-schemes td")] == cells
        assert [words.text for words in page.select(".ph-schemes q")] == [quoted]
    ways = soup(page_of(MADE, "en/codes/98.md")).select(".ph-ways li")
    assert [means.text for way in ways for means in way.select(".ph-means")] == ["Too old"]


def test_a_table_without_foreign_words_speaks_of_no_translation():
    author = Author()
    code = author.code("63", "old-card", "decline", Retry.ONCE, schemes={"unionpay": "过期", "iso8583_1993": "101"})
    made = rendering(author.site(codes={**SITE.codes, "63": code}))
    help_line = messages()["zh"]["code.words-help"]
    assert help_line not in soup(page_of(made, "zh/codes/63.md")).text
    assert messages()["en"]["code.words-help"] in soup(page_of(made, "en/codes/63.md")).text


def test_the_page_says_how_far_sources_agree_and_names_them():
    assert messages()["zh"]["agreement.conflict"] in found(shown("76"), ".ph-mark").text
    assert [link.text for link in shown("54").select(".ph-sources li a")] == ["S1", "S2"]


def test_a_private_code_says_whose_it_is():
    assert "快钱 99Bill、银联商务客户端" in shown("z2").text


def test_the_index_gives_the_same_advice():
    index = soup(page_of(MADE, "zh/codes/index.md"))
    row = found(index, "#code-98")
    assert "先查清这一笔有没有成功" in row.text
    assert "再试 1 次" not in row.text
    # A code without a page says here what there is to say.
    assert "先看卡面" in found(index, "#code-f1-to-f5").text
    assert "先看卡面" not in row.text
