from __future__ import annotations

import pytest

from generator.load.page import read_page
from generator.model.page import Page
from generator.model.text import Lang
from generator.problem import Problem

FRONT = "title: T\ndescription: D\n"
DIGEST = "0123456789ab"


def read(text: str, id: str = "slips", lang: Lang = "en") -> tuple[Page | None, list[Problem]]:
    return read_page(text, f"content/{lang}/{id}.md", id, lang)


def digest(body: str) -> str:
    page, _ = read(body, "causes/x", "zh")
    assert page
    return page.digest


def test_an_english_page_names_what_it_translates():
    page, problems = read(f'---\n{FRONT}translates: "{DIGEST}"\n---\n')
    assert problems == []
    assert page
    assert page.translates
    assert page.translates.value == DIGEST
    assert page.translates.span.line == 4


def test_prose_of_a_tree_may_have_front_matter_without_a_title():
    page, problems = read(f'---\ntranslates: "{DIGEST}"\nsources: [S1]\n---\n## A {{: #a }}\n', "causes/x")
    assert problems == []
    assert page
    assert (page.title, page.body_line) == ("", 5)
    assert [heading.span.line for heading in page.headings] == [5]
    assert [source.value for source in page.sources] == ["S1"]


@pytest.mark.parametrize(
    ("id", "lang", "front"),
    [
        ("slips", "zh", f'{FRONT}translates: "{DIGEST}"\n'),
        ("causes/x", "en", FRONT),
        ("causes/x", "zh", "translates: a\n"),
    ],
)
def test_a_key_that_means_nothing_there_is_refused(id: str, lang: Lang, front: str):
    _, problems = read(f"---\n{front}---\n", id, lang)
    assert {problem.rule for problem in problems} == {"unknown-key"}


@pytest.mark.parametrize("value", ["yes", '"0123"', "[a]", '"0123456789AB"'])
def test_what_is_no_digest_is_refused(value: str):
    page, problems = read(f"---\n{FRONT}translates: {value}\n---\n")
    assert page is None
    assert len(problems) == 1


def test_a_digest_changes_with_the_words_only():
    assert digest("## 甲 {: #a }\n\n乙\n") == digest("\n\n## 甲 {: #a }\n\n乙\n\n\n")
    assert digest("---\nsources: [S1]\n---\n乙\n") == digest("乙")
    assert digest("乙") != digest("丙")
    assert len(digest("乙")) == len(DIGEST)
