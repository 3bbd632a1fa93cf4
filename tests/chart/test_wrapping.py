from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chart.chinese_words import WORDS
from generator.chart.escape import legible
from generator.chart.wrapping import wrap
from generator.model.metrics import width
from tests.chart.strategies import any_text
from tests.strategies import effort

limits = st.floats(3, 20)


@effort(150)
@given(any_text, limits)
def test_lines_keep_every_character_in_order(text: str, limit: float):
    assert "".join(wrap(legible(text), limit, WORDS)).replace(" ", "") == legible(text).replace(" ", "")


@effort(150)
@given(any_text, limits)
def test_lines_respect_the_width(text: str, limit: float):
    assert all(width(line) <= limit or len(line) == 1 for line in wrap(legible(text), limit, WORDS))


@effort(150)
@given(any_text, limits)
def test_no_line_is_empty_or_begins_or_ends_with_a_space(text: str, limit: float):
    assert all(line and line == line.strip() for line in wrap(legible(text), limit, WORDS))


@effort(150)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "“", "（", "「《"]),
            st.text("小票打出来了", min_size=1, max_size=4),
            st.sampled_from(["", "，", "。”", "）", "？", "……", " OK,"]),
        ),
        max_size=12,
    ),
    st.floats(6, 20),
)
def test_punctuation_stands_where_a_typesetter_puts_it(parts: list[tuple[str, str, str]], limit: float):
    lines = wrap("".join("".join(part) for part in parts), limit)
    assert not any(line[0] in "，。”）？…," for line in lines)
    assert not any(line[-1] in "“（「《" for line in lines)


@effort(150)
@given(st.lists(st.text("abcdefgh0123456789", min_size=1, max_size=10), max_size=12), st.floats(10, 20))
def test_latin_words_and_numbers_stay_whole(words: list[str], limit: float):
    assert [word for line in wrap(" ".join(words), limit) for word in line.split()] == words


@effort(150)
@given(st.text("的一是在不了有和人这中大为上个", min_size=8, max_size=60), st.floats(6, 14))
def test_last_line_is_no_orphan_and_lines_are_balanced(text: str, limit: float):
    lines = wrap(text, limit)
    assert len(lines) == -(-len(text) // int(limit))
    assert len(lines) == 1 or len(lines[-1]) >= 2
    assert max(map(len, lines)) - min(map(len, lines)) <= int(limit) // 2 + 2


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("", 14, ()),
        ("小票打出来了吗？", 14, ("小票打出来了吗？",)),
        ("在终端上查询这一笔，结果是什么？", 14, ("在终端上查询这一笔，", "结果是什么？")),
        ("屏幕显示“交易超时，请重试”还是“通讯失败”？", 14, ("屏幕显示“交易超时，请重试”", "还是“通讯失败”？")),
        ("等 30 秒再查一次，现在呢？", 12, ("等 30 秒再查一次，", "现在呢？")),
        ("请持卡人自己问发卡行", 9, ("请持卡人", "自己问发卡行")),
        ("还是同样的代码", 5, ("还是", "同样的代码")),
        ("总计对不上，95", 6, ("总计对不上，", "95")),
        ("MAC校验失败", 5, ("MAC", "校验失败")),
        ("Still unknown: call the acquirer", 11, ("Still unknown:", "call the acquirer")),
        ("Don’t charge again", 5, ("Don’t", "charge", "again")),
        ("abcdefghijklmnopqrst", 5, ("abcdefghi", "jklmnopqr", "st")),
        ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 11, ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦")),
        # Exactly as wide as a line.
        ("1aim i", 3, ("1aim i",)),
        ("，" * 7, 5, ("，，，，，", "，，")),
    ],
)
def test_lines(text: str, limit: float, lines: tuple[str, ...]):
    assert wrap(text, limit, WORDS) == lines


def test_a_word_is_broken_rather_than_a_line_added():
    assert wrap("预授权完成预授权完成", 5, frozenset({"预授权完成"})) == ("预授权完成", "预授权完成")
    assert len(wrap("是预授权完成吗", 4, frozenset({"预授权完成"}))) == 2
