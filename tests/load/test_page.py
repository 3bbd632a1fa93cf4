"""Markdown pages: front matter, headings, links, and everything that could become HTML."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.page import read_page
from generator.model.page import Page
from generator.problem import Problem
from tests.strategies import any_text, effort

FILE = "content/zh/slips.md"
FRONT = "---\ntitle: 看小票\ndescription: 号码\n---\n"


def read(text: str, id: str = "causes/x") -> tuple[Page, list[Problem]]:
    page, problems = read_page(text, FILE, id, "zh")
    assert page is not None
    return page, problems


def headings(body: str) -> list[tuple[int, str, str, int]]:
    return [(one.level, one.title, one.id, one.span.line) for one in read(body)[0].headings]


def link_targets(body: str) -> list[tuple[str, str, str, str]]:
    return [(link.kind, link.target, link.anchor, link.label) for link in read(body)[0].links]


def html(body: str) -> list[tuple[int, int, int]]:
    """Line, first and last column of everything that is refused as HTML."""
    problems = [problem for problem in read(body)[1] if problem.rule != "code-fence"]
    assert {problem.rule for problem in problems} <= {"raw-html"}
    return [(problem.span.line, problem.span.column, problem.span.end_column - 1) for problem in problems]


# --------------------------------------------------------------------------------------------------- front matter


def test_front_matter():
    page, problems = read("---\ntitle: 看小票\ndescription: 号码\nsources: [S1, S2]\n---\n\n正文\n", "slips")
    assert not problems
    assert (page.title, page.description, page.id, page.lang, page.file) == ("看小票", "号码", "slips", "zh", FILE)
    assert [(source.value, source.span.line, source.span.column) for source in page.sources] == [
        ("S1", 4, 11),
        ("S2", 4, 15),
    ]
    assert (page.body, page.body_line) == ("\n正文\n", 6)


def test_places_in_the_front_matter_are_those_of_the_file():
    _, problems = read_page("---\ntitel: x\ndescription: y\n---\n", FILE, "slips", "zh")
    assert [(problem.rule, problem.span.line, problem.span.column) for problem in problems] == [("unknown-key", 2, 1)]
    _, problems = read_page("---\ntitle: x: y\n---\n", FILE, "slips", "zh")
    assert [(problem.rule, problem.span.line, problem.span.column) for problem in problems] == [("yaml-syntax", 2, 9)]


@pytest.mark.parametrize(("id", "hint"), [("slips", "`title` and `description`"), ("causes/no-answer", "delete both")])
@pytest.mark.parametrize("inside", ["", "\n", "# nothing yet\n"])
def test_front_matter_without_anything(id: str, hint: str, inside: str):
    page, (problem,) = read_page(f"---\n{inside}---\n正文\n", FILE, id, "zh")
    assert page is None
    assert (problem.rule, problem.span.line) == ("empty-text", 1)
    assert problem.message == "there is nothing between the two lines `---`"
    assert hint in problem.hint


@pytest.mark.parametrize("text", ["", "正文\n", "---\ntitle: x\ndescription: y\n", " ---\ntitle: x\n---\n", "--\n"])
def test_a_page_without_front_matter(text: str):
    page, problems = read_page(text, FILE, "slips", "zh")
    assert page is None
    assert [(problem.rule, problem.span.line) for problem in problems] == [("missing-key", 1)]


@pytest.mark.parametrize("text", ["---\nsources: [S1]\n## A {: #a }\n", "---\ntranslates: x"])
def test_prose_of_a_tree_whose_front_matter_does_not_end(text: str):
    page, [problem] = read_page(text, FILE, "causes/x", "zh")
    assert page is None
    assert problem.rule == "missing-key"
    assert "its second line `---` is missing" in problem.message


def test_prose_of_a_tree_needs_none_and_cannot_have_a_title():
    page, problems = read("## 是什么 {: #what }\n")
    assert (page.title, page.description, page.sources, page.body_line, problems) == ("", "", (), 1, [])
    _, problems = read_page(FRONT, FILE, "causes/x", "zh")
    assert {problem.rule for problem in problems} == {"unknown-key"}


@pytest.mark.parametrize(
    ("front", "rule"),
    [
        ("", "empty-text"),
        ("title: x", "missing-key"),
        ("title: x\ndescription: y\nsources: S1", "wrong-type"),
        ("title: x\ndescription: 08", "ambiguous-scalar"),
        ("title: x\ntitle: x\ndescription: y", "duplicate-key"),
        ("title: x\ndescription: &a y", "yaml-feature"),
        ("title: x\ndescription: y\ntranslates: 3fd63f98d937", "unknown-key"),  # Chinese translates nothing
    ],
)
def test_front_matter_that_is_wrong(front: str, rule: str):
    _, problems = read_page(f"---\n{front}\n---\n", FILE, "slips", "zh")
    assert [problem.rule for problem in problems] == [rule]
    assert 1 <= problems[0].span.line <= front.count("\n") + 2


# ------------------------------------------------------------------------------------------------------- headings


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## 是什么 {: #what }", [(2, "是什么", "what", 1)]),
        ("## a {:#b}", [(2, "a", "b", 1)]),
        ("### a", [(3, "a", "", 1)]),
        ("# a {: #b }  ", [(1, "a", "b", 1)]),
        ("##a", [(2, "a", "", 1)]),  # MkDocs makes a heading of it too
        ("####### a", [(6, "# a", "", 1)]),
        ("##", [(2, "", "", 1)]),
        ("x\n\n## `a` b {: #c }", [(2, "`a` b", "c", 3)]),
        ("## a {: #B }", [(2, "a", "", 1)]),
        ("## a {: #b } c", [(2, "a {: #b } c", "", 1)]),
        (" ## a", []),
        ("a\n===", [(1, "a", "", 1)]),
        ("x\n\na b\n---  ", [(2, "a b", "", 3)]),
        ("a\n\n---", []),
        ("---", []),
        ("## a {: #b }\n---", [(2, "a", "b", 1)]),
        ("```\n## a {: #a }\n```", [(2, "a", "a", 2)]),
    ],
)
def test_headings(body: str, found: list[tuple[int, str, str, int]]):
    assert headings(body) == found


def test_lines_are_those_of_the_file():
    page, _ = read(FRONT.replace("title: 看小票\ndescription: 号码", "sources: [S1]") + "\n## a {: #b }\n[c](page:d)\n")
    assert page.body_line == 4
    assert page.headings[0].span == (FILE, 5, 1, 5, 13)
    assert page.links[0].span == (FILE, 6, 1, 6, 12)


# ---------------------------------------------------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[看](page:slips)", [("page", "slips", "", "看")]),
        ("[看](page:slips#a)，[68](code:68)", [("page", "slips", "a", "看"), ("code", "68", "", "68")]),
        ("[a](tree:b 'title')", [("tree", "b", "", "a")]),
        ("![a](page:b)", [("page", "b", "", "a")]),
        ("[`a`](page:b)", [("page", "b", "", "`a`")]),
        ("[](page:b)", [("page", "b", "", "")]),
        ("`[a](page:b)`", []),
        ("[a](../b.md)", [("", "../b.md", "", "a")]),
        ("[a](#b)", [("", "#b", "", "a")]),
        ("[a]()", [("", "", "", "a")]),
        ("[a]( page:b)", [("", "", "", "a")]),
        ("[a](https://x.example/#y)", [("https", "//x.example/", "y", "a")]),
        ("[a](JavaScript:b)", [("", "JavaScript:b", "", "a")]),
        ("[a](javascript:b)", [("javascript", "b", "", "a")]),
        ("- [a](page:b)", [("page", "b", "", "a")]),
        ("| [a](page:b) |", [("page", "b", "", "a")]),
        ("[a]: page:b", [("page", "b", "", "")]),
        ("[a]: javascript:b", [("javascript", "b", "", "")]),
        ("[a]:\n  javascript:b", [("", "", "", "")]),
        # Markdown programs see links here that a simple pattern does not: they are refused, whatever they lead to.
        ("[a](javascript:b(c))", [("", "javascript:b", "", "")]),
        ("[a [b] c](page:d)", [("", "page:d", "", "")]),
        ("[a\nb](page:d)", [("", "page:d", "", "")]),
        ("[a](page:b (c))", [("", "page:b", "", "")]),
        ("\\[a](page:b)", [("page", "b", "", "a")]),
        ("```\n[a](page:b)\n```", [("page", "b", "", "a")]),
    ],
)
def test_links(body: str, found: list[tuple[str, str, str, str]]):
    assert link_targets(body) == found


# ----------------------------------------------------------------------------------------------------------- HTML


@cache
def site_extensions() -> list[str]:
    """Names of the extensions that the site is made with."""
    _, _, rest = (
        (Path(__file__).parents[2] / "mkdocs.yml").read_text(encoding="utf-8").partition("\nmarkdown_extensions:\n")
    )
    names = re.findall(r"^  - (\w+)", rest.split("\n\n")[0], re.MULTILINE)
    assert "attr_list" in names
    return names


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("a < b > c <3", []),
        ("<b>", [(1, 1, 3)]),
        ("a</b>", [(1, 2, 5)]),
        ("<b\nonclick=x>", [(1, 1, 2)]),
        ("<!-- a -->", [(1, 1, 10)]),
        ("<?x?>", [(1, 1, 5)]),
        ("<https://x.example/>", [(1, 1, 20)]),
        ("&nbsp;&#60;", [(1, 1, 6), (1, 7, 11)]),
        ("a & b; AT&T", []),
        ("`<b>`", []),
        ("``<b> ` ``", []),
        ("`<b>` <i>", [(1, 7, 9)]),
        ("    <b>", [(1, 5, 7)]),
        ("a {: .b }", [(1, 3, 9)]),
        ("a {: onclick=x", [(1, 3, 14)]),
        ("## a {: #b onclick=x }", [(1, 6, 22)]),
        ("## a {: #b }", []),
        ("{hotline}", []),
        # The site's Markdown has no fences.
        ("```\n<b>\n```", [(2, 1, 3)]),
        ("~~~ html\n<b>\n~~~", [(2, 1, 3)]),
        # What looks like code to a simple pattern and is none for Markdown.
        ("\\`<b>`", [(1, 3, 5)]),
        ("\\\\`a` <b> `c`", [(1, 7, 9)]),
        ("`a <b>", [(1, 4, 6)]),
        ("`a\nb` <b> `c`", [(2, 4, 6)]),
        ("`a\n\n`<b>`", []),
        ("``a` <b> ```", [(1, 6, 8)]),
        ("```a `b` <i>\n<b>\n```", [(1, 10, 12), (2, 1, 3)]),
        ("``` <b>", [(1, 5, 7)]),
    ],
)
def test_html(body: str, places: list[tuple[int, int, int]]):
    assert html(body) == places


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("```\na\n```", ["1:1"]),
        ("a\n\n```sh\na\n", ["3:1 without end"]),
        ("~~~ text\na\n~~~~\n\n~~~", ["1:1", "5:1 without end"]),
        ("````\n```\n~~~\n````\nb", ["1:1"]),
        ("- a\n\n      ```\n      a\n      ```\n10. ```\n> > ~~~\n", ["3:7", "6:5 without end"]),
        ("> ```\n> a\n> ```\nb", ["1:3"]),
        ("```\na\n``` b\n", ["1:1 without end"]),
        ("```a``` b\n``` c ```\n~~ d\n``\ne ```\n\\```", []),
    ],
)
def test_code_fences(body: str, places: list[str]):
    problems = [problem for problem in read(body)[1] if problem.rule == "code-fence"]
    told = (
        (f"{problem.span.line}:{problem.span.column}", " without end" * ("does not end" in problem.message))
        for problem in problems
    )
    assert ["".join(parts) for parts in told] == places


@pytest.mark.parametrize(
    "html", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>"]
)
@given(before=st.text("`~\\ \na[](){}:#<>-*|", max_size=30), after=st.text("`~\\ \na[](){}:#<>-*|", max_size=10))
@effort(100)
def test_html_is_never_overlooked_where_markdown_would_make_it(html: str, before: str, after: str):
    """What the site's own Markdown passes on as HTML is among what is refused."""
    body = f"{before}{html}{after}\n"
    made = markdown.markdown(body, extensions=site_extensions())
    if html in made or "<img src=x" in made:
        assert [problem for problem in read(body)[1] if problem.rule == "raw-html"], made


@given(
    st.one_of(any_text(), st.text("`~\\ \n\r\ta[](){}:#<>-=*|&;!", max_size=60)), st.sampled_from(["index", "causes/x"])
)
@effort(300)
def test_any_text_is_read(text: str, id: str):
    page, problems = read_page(text, FILE, id, "zh")
    assert page is not None or problems
    for problem in problems:
        assert 1 <= problem.span.line <= text.count("\n") + 1
    if page is not None:
        lines = text.split("\n")
        assert page.body == "\n".join(lines[page.body_line - 1 :])
        for heading in page.headings:
            assert 1 <= heading.level <= 6
            assert heading.title in lines[heading.span.line - 1]
        for link in page.links:
            line = lines[link.span.line - 1]
            assert link.target in line[link.span.column - 1 : link.span.end_column - 1]
