from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.check.prose import Prose, page_lines
from generator.load.page import read_page
from generator.model.text import Localized, Text
from generator.problem import Span
from tests.texts import languages, localized

SPAN = Span("made.yml", 1, 1, 1, 2)


def text(zh: str, en: str = "en") -> Localized:
    return localized(Text(zh, SPAN), Text(en, SPAN))


def page(body: str, *, front: str = 'title: "题"\ndescription: "述"\n') -> tuple[tuple[str, Text], ...]:
    read, _ = read_page(f"---\n{front}---\n{body}", "content/zh/p.md", "p", "zh")
    assert read
    return tuple(page_lines(read))


def prose(*texts: Localized, lines: tuple[tuple[str, Text], ...] = (), file: str = "") -> Prose:
    titles = tuple(("tree", "title", text) for text in texts)
    return Prose(languages()["zh"], titles, (("fact", text("事实")),), lines, {"f": file})


def test_markup_is_taken_away_and_a_code_span_is_one_character():
    made = prose(text("按 **取消** 看[小*票*](page:slips#numbers)，`a,b` 和 `51`。"))
    assert made.line(0) == "按 取消 看小票，` 和 `。"


def test_a_page_is_read_without_marks_of_lists_headings_tables_and_without_fenced_code():
    made = prose(
        lines=page("## 号码 {: #numbers }\n\n- 甲\n1. 乙\n  - 丙\n\n| 丁 |  戊 |\n|--|--|\n\n```\n不, 看\n```\n> 己\n")
    )
    assert made.text.split("\n") == ["事实", "题", "述", "号码", "甲", "乙", "丙", "|丁|戊|", "|--|--|", "己"]


def test_a_line_of_a_page_is_named_with_its_place():
    made = prose(lines=page("第一\n\n- 第二行\n"))
    found = next(made.found(re.compile("二")))
    assert found.whose == "page `p`"
    assert (found.span.line, found.span.end_line) == (7, 7)


def test_a_find_is_narrowed_to_where_it_stands_in_the_file():
    file = "zh: 甲乙, 丙\nen: a"
    span = Span("f", 1, 5, 1, 11)
    made = prose(localized(Text("甲乙, 丙", span), Text("a", span)), file=file)
    assert next(made.found(re.compile(","))).span == Span("f", 1, 7, 1, 8)


def test_a_find_that_markup_cuts_or_that_stands_there_twice_keeps_the_whole_span():
    span = Span("f", 1, 5, 1, 30)
    for value in ("一二三,四五六一二三,四五六", "**甲**,**乙**,"):
        made = prose(localized(Text(value, span), Text("a", span)), file=f"zh: {value}")
        assert [found.span for found in made.found(re.compile(",(?=.)"))] == [span] * made.line(0)[:-1].count(",")


def test_text_in_the_other_language_is_left_to_another_rule():
    titles = ("按，一下", 'say "好，的"，ok')
    english = Prose(languages()["en"], tuple(("tree", "title", text("", title)) for title in titles), (), (), {})
    assert [found.match.start() for found in english.found(re.compile("，"))] == [11, 14]
    assert list(prose(text("Hello, you")).found(re.compile(","))) == []


@given(st.lists(st.text('甲a1 ,，。`*[](){}:|#-\n“"', max_size=12), max_size=6), st.text("甲a -|#`~{:}\n", max_size=60))
def test_every_passage_keeps_its_number(values: list[str], body: str):
    texts = [text(f"§{number}§{value}") for number, value in enumerate(values)]
    marked = "\n".join(f"{line}¶" for line in body.split("\n") if not line.lstrip().startswith(("`", "~")))
    made = prose(*texts, lines=page(marked))
    assert len(made.text.split("\n")) == made.paired + len(made.page_lines)
    for number in range(len(values)):
        assert f"§{number}§" in made.line(number)
        assert made.passage(number).whose == "title of tree `tree`"
    assert made.line(len(values)) == "事实"
    assert list(made.containing("事实")) == [len(values)]
