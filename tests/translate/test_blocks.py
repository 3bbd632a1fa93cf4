"""Any page at all has blocks with places, and only what Markdown keeps apart is apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import read_page
from generator.model.edit import Edit, edited
from generator.model.page import Page
from generator.translate.blocks import page_blocks
from generator.translate.pages import page_texts, page_units, sections
from generator.translate.unit import BODY
from tests.strategies import any_text, effort

LINES = """
a;words;  indented;- member;1. first;   - deeper;  more;## H {: #h };# Top;## I {: #i };### J;a{: #h };| a | b |
;|--|--|;| one |;> quote;>;---;===;***;`code;> - x;- - y; # h;\t- tab;word  ;;
"""
BODIES = st.one_of(
    st.lists(st.sampled_from(LINES.replace("\n", "").split(";")), max_size=14).map("\n".join), any_text()
).filter(lambda body: body.split("\n")[0].rstrip() != "---")


def page(body: str, lang: str = "zh") -> Page:
    found, _ = read_page(body, f"content/{lang}/causes/x.md", "causes/x", "zh" if lang == "zh" else "en")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\nb\n\nc", [("paragraph", "a\nb"), ("paragraph", "c")]),
        ("## T {: #t }\na", [("heading", "T"), ("paragraph", "a")]),
        ("- a\n  b\n- c\n\n1. d", [("member", "a\nb"), ("member", "c"), ("member", "d")]),
        ("| a | b |\n|--|:-:|\n| c | d |", [("row", "| a | b |"), ("line", ""), ("row", "| c | d |")]),
        ("> a\n> b\n\nc", [("quote", "a\nb"), ("paragraph", "c")]),
        ("> a\n> - b", [("quote", "a"), ("quote", "- b")]),
        ("a\n---\nb", [("paragraph", "a"), ("line", ""), ("paragraph", "b")]),
        ("a\n# b", [("paragraph", "a"), ("heading", "b")]),
        ("- a\n  # b", [("member", "a"), ("heading", "b")]),
    ],
)  # fmt: skip
def test_blocks(body: str, expected: list[tuple[str, str]]):
    assert [(block.kind, block.text.value) for block in page_blocks(page(body))] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- a", "1. a"),
        ("- a", "  - a"),
        ("- a", "- - a"),
        ("- a", "- # a"),
        ("> a", "> # a"),
        ("| a |", "| a | b |"),
        ("## a {: #a }", "### a {: #a }"),
        ("## a {: #a }", "## a {: #b }"),
    ],
)
def test_shapes_that_differ(one: str, other: str):
    shapes = [[(block.kind, block.shape) for block in page_blocks(page(body))] for body in (one, other)]
    assert shapes[0] != shapes[1]


@effort(80)
@given(body=BODIES)
def test_places_are_those_of_the_words(body: str):
    read = page(body)
    lines = body.split("\n")
    end = (0, 0)
    for block in page_blocks(read):
        span = block.text.span
        assert end <= (span.line, span.column) <= (span.end_line, span.end_column)
        end = (span.end_line, span.end_column)
        first = lines[span.line - 1][span.column - 1 :]
        assert first.startswith(block.text.value.split("\n")[0]) or block.kind == "line"
        assert lines[span.end_line - 1][: span.end_column - 1].endswith(block.text.value.split("\n")[-1])
    spoken = "".join("".join(section.text.value.split()) for found in sections(read) for section in found.blocks)
    assert sum(map(str.isalpha, spoken)) <= sum(map(str.isalpha, body))


@effort(80)
@given(body=BODIES)
def test_what_is_written_back_as_it_was_changes_nothing(body: str):
    read = page(body)
    for block in page_blocks(read):
        if block.kind == "line":
            continue  # it has no words that anybody could write
        written = Edit(block.text.span, block.text.value.replace("\n", f"\n{block.indent}"))
        again = page(edited(body, [written])[0])
        assert [(b.kind, b.shape, b.text.value) for b in page_blocks(again)] == [
            (b.kind, b.shape, b.text.value) for b in page_blocks(read)
        ]


@effort(80)
@given(one=BODIES, other=BODIES)
def test_two_pages_have_units_as_fine_as_they_agree(one: str, other: str):
    source, target = page(one), page(other, "en")
    found = list(page_units(source, target))
    assert len({unit.id for unit in found}) == len(found)
    texts = page_texts(source), page_texts(target)
    for unit in found:
        assert unit.block is not None
        assert unit.source == texts[0][unit.block]
        assert unit.target == texts[1][unit.block]
    if any(unit.block == BODY for unit in found):
        assert len(found) == 1
    same = list(page_units(source, page(one, "en")))
    assert all(unit.source.value == unit.target.value for unit in same)


def test_a_language_that_reads_alike_is_in_blocks():
    body = "## a {: #a }\n\nwords\n\n- one\n- two\n"
    ids = [unit.id for unit in page_units(page(body), page(body, "en"))]
    name = "content/zh/causes/x.md: #a"
    assert ids == [f"{name}.heading", f"{name}.paragraph.1", f"{name}.member.1", f"{name}.member.2"]
