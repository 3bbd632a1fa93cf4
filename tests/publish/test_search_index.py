from __future__ import annotations

import json
import re

import pytest

from generator.publish.page_text import PageSection
from generator.publish.search_index import CONFIG, IndexedPage, cut_into_words, search_index, search_index_script


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("刷卡", ["刷", "卡"]),
        ("刷ka卡", ["刷", "ka", "卡"]),
        ("SIM卡松了", ["SIM", "卡", "松", "了"]),
        ("MAC 校验 55", ["MAC", "校", "验", "55"]),
        ("余额不足，请换卡。", ["余", "额", "不", "足", "请", "换", "卡"]),
        ("「51」是什么", ["51", "是", "什", "么"]),
        ("Do not honour", ["Do", "not", "honour"]),
        ("check-in (A1)", ["check", "in", "A1"]),
    ],
)
def test_every_han_character_is_a_word(text, words):
    separator = re.compile(CONFIG["separator"])
    assert [word for word in separator.split(cut_into_words(text)) if word] == words


def test_cutting_changes_nothing_that_can_be_seen():
    text = "<p>银联 SIM卡 &lt;51&gt;</p>"
    assert cut_into_words(text).replace("\u200b", "") == text
    assert cut_into_words("no han") == "no han"


def test_a_page_stands_before_its_sections():
    page = IndexedPage("causes/x/index.html", [PageSection("", "A & B", ["t"]), PageSection("n", "N", [])])
    index = json.loads(search_index([page]))
    assert index["docs"] == [
        {"location": "causes/x/index.html", "title": "A &amp; B", "text": "<p>t</p>"},
        {"location": "causes/x/index.html#n", "title": "N", "text": ""},
    ]
    assert index["config"]["pipeline"] == []


def test_chinese_is_written_as_itself():
    text = search_index([IndexedPage("x", [PageSection("", "卡", [])])])
    assert "卡" in text
    assert "\\u" not in text.replace("\\u200b", "").replace("\\u3000", "").replace('"separator"', "")


def test_the_script_says_the_same_as_the_data():
    index = search_index([IndexedPage("x", [PageSection("", "a\u2028b\u2029c", [])])])
    script = search_index_script(index)
    assert script.startswith("var __index = {")
    assert not {"\u2028", "\u2029"} & set(script)
    assert json.loads(script.removeprefix("var __index = ")) == json.loads(index)
