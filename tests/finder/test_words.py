"""Whatever stands on a screen or among the words of a tree finds its cause, also in other ways of writing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pytest
from pypinyin import lazy_pinyin, load_phrases_dict
from pypinyin.phrases_dict import phrases_dict

from generator.model.facts import Table
from generator.model.project import Project
from generator.render.finder.readings import simplified_forms, spellings
from tests.finder.conftest import Finder
from tests.texts import LANGS

Finders = Mapping[str, Finder]

load_phrases_dict(phrases_dict)
"""The generator leaves them out, and people type a character as it is read in its word."""


class Asked:
    """What is typed, and what is right."""

    def __init__(self, project: Project) -> None:
        self.words = {
            lang: [
                (word.value, self._of(project, word.value))
                for tree in project.trees.values()
                for word in tree.words[lang]
            ]
            for lang in LANGS
        }
        self.screens = [
            (text, {fault.cause.value})
            for fault in project.faults.values()
            if fault.cause.value in project.trees
            for text in (fault.name["zh"].value, fault.name["en"].value, *fault.variants)
        ]
        self.codes = [code.code for code in project.codes.values() if code.table is not Table.FALLBACK]

    @staticmethod
    def _of(project: Project, word: str) -> set[str]:
        return {
            tree.id
            for tree in project.trees.values()
            if any(word == other.value for lang in LANGS for other in tree.words[lang])
        }


def share(answers: Iterable[list[dict[str, Any]]], rights: Iterable[set[str]]) -> float:
    """How many have a right cause among the first three."""
    found = [
        any(result.get("tree") in right for result in results[:3])
        for results, right in zip(answers, rights, strict=True)
    ]
    return sum(found) / len(found)


def traditional(text: str) -> str:
    forms = {simplified: written for written, simplified in reversed([*simplified_forms().items()])}
    return "".join(forms.get(character, character) for character in text)


def full_width(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)


def misheard(text: str) -> str:
    """The text with one character, the same at each run, replaced by another that sounds the same."""
    places = [place for place, character in enumerate(text) if len(_alike(character)) > 1]
    if len(places) < 4:  # of less nobody could say what was meant
        return text
    chosen = sum(map(ord, text))
    place = places[chosen % len(places)]
    others = [character for character in _alike(text[place]) if character != text[place]]
    return text[:place] + others[chosen % len(others)] + text[place + 1 :]


@cache
def _alike(character: str) -> tuple[str, ...]:
    """The everyday characters, level 1 of GB 2312, that are read as this one is."""
    rows = bytes(byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    everyday = rows[: -2 * 5].decode("gb2312")  # the last row is five short
    return tuple(other for other in everyday if spellings(other)[:1] == spellings(character)[:1])


def spaced_pinyin(text: str) -> str:
    return " ".join(lazy_pinyin(text))


def joined_pinyin(text: str) -> str:
    return "".join(lazy_pinyin(text))


@pytest.mark.parametrize("lang", LANGS)
def test_words_find_their_cause_however_they_are_written(finders: Finders, project: Project, lang: str):
    ask = finders[lang]
    asked = Asked(project)
    rights = [right for _, right in asked.words["zh"]]
    for write, enough in (
        (str, 0.99),
        (traditional, 0.99),
        (misheard, 0.97),
        (spaced_pinyin, 0.95),
        (joined_pinyin, 0.95),
    ):
        answers = ask(write(word) for word, _ in asked.words["zh"])
        assert share(answers, rights) >= enough, write.__name__
    # Also across languages: both are asked on both sites.
    for texts, enough in ((asked.words["en"], 0.99), (asked.screens, 0.96)):
        assert share(ask(text for text, _ in texts), (right for _, right in texts)) >= enough


@pytest.mark.parametrize("written", ["{}", "代码{}", " err {} ", "error code: {}", "顯示“{}”應答碼怎么办"])
def test_every_code_is_found_and_is_first(finders: Finders, project: Project, written: str):
    ask = finders["zh"]
    codes = [code for code in Asked(project).codes if ".." not in code]
    for form in (str.lower, full_width):
        answers = ask(written.format(form(code)) for code in codes)
        wrong = [
            code for code, results in zip(codes, answers, strict=True) if not results or results[0].get("code") != code
        ]
        assert wrong == []


@pytest.mark.parametrize(
    ("query", "code"), [("错误码五十一", "51"), ("代码零五", "05"), ("提示九六", "96"), ("报错十四", "14")]
)
def test_a_code_in_chinese_numerals_is_found(finders: Finders, query: str, code: str):
    assert finders["zh"]([query])[0][0]["code"] == code


@pytest.mark.parametrize(
    ("query", "code"),
    [("AO", "A0"), ("ao", "A0"), ("显示AO", "A0"), ("error AO", "A0"), ("5l", "51"), ("o5", "05"), ("code OT", "OT")],
)
@pytest.mark.parametrize("lang", LANGS)
def test_a_letter_that_looks_like_a_digit_is_read_as_one(finders: Finders, query: str, code: str, lang: str):
    assert finders[lang]([query])[0][0]["code"] == code


@pytest.mark.parametrize("query", ["no", "go", "so", "err no", "error: no response", "显示no", "declined to"])
def test_a_word_is_no_code_with_a_zero(finders: Finders, query: str):
    assert not any(result.get("code") for result in finders["en"]([query])[0])


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("拒付", "causes/issuer-generic-decline/"),
        ("银行拒付", "causes/issuer-generic-decline/"),
        ("referral", "causes/issuer-generic-decline/"),
        ("keys lost", "causes/key-or-parameter-missing/"),
        ("chargeback", "contacts/"),
        ("调单", "contacts/"),
        ("退货怎么弄", "void-refund/"),
        ("how to do a refund", "void-refund/"),
        ("TVR", "slips/"),
        ("TVR 0000008000", "slips/"),
    ],
)
def test_words_of_the_trade_that_no_screen_shows(finders: Finders, query: str, path: str):
    assert finders["zh"]([query])[0][0]["path"] == path


@pytest.mark.parametrize("query", ["I1", "m2", "F4"])
def test_a_code_of_a_range_is_found(finders: Finders, query: str):
    ask = finders["zh"]
    assert ask([query])[0][0]["code"].startswith(query[0].upper())


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("3000", "3000"),
        ("pos机出现ZQ", "ZQ"),
        ("错误代码 8888", "8888"),
        ("error code Q9Q", "Q9Q"),
        ("qwertz", None),
        ("今天天气", None),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_what_nobody_knows_leads_to_the_safe_page(finders: Finders, query: str, code: str | None, lang: str):
    ask = finders[lang]
    result = ask([query])[0][0]
    assert result["path"] == "unknown-code/"
    assert result["act"]
    assert ("code" in result["title"] or "代码" in result["title"]) == bool(code)
    if code:
        assert result["code"] == code


@pytest.mark.parametrize(
    "query",
    [
        "刷了500元没到账",
        "5000块刷不出来",
        "等了20分钟",
        "charged 50 dollars twice",
        "pos机 4G 信号不好",
        "显示二十天到账",
    ],
)
def test_a_number_that_counts_something_is_no_code(finders: Finders, query: str):
    ask = finders["zh"]
    assert not any(result.get("code") for result in ask([query])[0])


WISHES = (
    "how to bypass the PIN", "unlock", "crack", "split", "绕过密码", "解锁", "套现", "怎么解锁终端", "pos机破解",
    "拆单刷卡", "跳過密碼", "rao guo mi ma", "split payment into two", "hack the terminal", "养卡",
    "解锁码是多少", "hwo to unlok", "how to get around the daily limit", "绕过单笔限额", "charge it in two payments",
    "帮顾客输密码", "退到别的卡上", "清除冲正",
)  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_a_dangerous_wish_leads_to_the_page_that_says_why_not(finders: Finders, lang: str):
    ask = finders[lang]
    first = [results[0] for results in ask(WISHES)]
    astray = [wish for wish, found in zip(WISHES, first, strict=True) if not found["path"].startswith("safety/")]
    assert astray == []
    assert all(found["warning"] for found in first)


@pytest.mark.parametrize("query", ["I see two payments on my statement", "试一下密码", "顾客想换一张卡"])
def test_honest_words_are_no_wish(finders: Finders, query: str):
    assert not any(result["path"].startswith("safety/") for result in finders["zh"]([query])[0])


@pytest.mark.parametrize("query", ["卡被锁了怎么解锁", "how do I unlock my PIN", "银行卡密码输错3次多久能解锁"])
def test_who_asks_honestly_gets_an_answer_with_the_warning_behind_it(finders: Finders, query: str):
    ask = finders["zh"]
    first, second, *_ = ask([query])[0]
    assert first["tree"] == "pin-locked"
    assert second["path"].startswith("safety/")


def test_what_is_only_guessed_leaves_the_way_to_the_list(finders: Finders):
    guess = finders["zh"](["昨天的单子想撤销撤不了"])[0]
    assert "index" in [result.get("tree") for result in guess[:3]]


def test_a_code_with_several_meanings_shows_all_of_them_and_asks(finders: Finders, project: Project):
    ask = finders["zh"]
    for code in project.codes.values():
        causes = {code.cause.value, *(cause.value for cause in code.cause_by_scheme.values())}
        if len(causes) == 1 or ".." in code.code:
            continue
        first, *others = ask([code.code])[0]
        assert len(first["meanings"]) == len(causes), code.code
        assert not first.get("tree"), code.code
        assert "哪家" in first["act"], code.code
        assert causes & project.trees.keys() <= {other.get("tree") for other in others}, code.code


def test_the_acquirer_that_is_named_decides_which_meaning_comes_first(finders: Finders):
    ask = finders["zh"]
    found = ask(["银联商务 Z1"])[0]
    assert [found[0]["code"], found[1]["tree"]] == ["Z1", "timeout-result-unknown"]
