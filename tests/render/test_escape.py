"""Any text comes out of both escaping functions as the text that it was, and as nothing else."""

from __future__ import annotations

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from generator.render.escape import html_text, legible, markdown_text
from tests.render.reading import markdown_html
from tests.strategies import effort

MARKUP = st.sampled_from(
    [
        "<script>alert(1)</script>", "[x](javascript:alert(1))", "{{ 7 * 7 }}", '"><img src=x onerror=a>', "`code`",
        "**bold**", "| a | b |\n|--|--|", "# heading", "- list", "1. list", "    indented", "&lt;", "{: onclick=x }",
        "\ue000guide\ue001", "\x02klzzwxh:0001\x03", "\u202eolleh", "![x](https://evil/x)", "<https://evil>",
        "[TOC]", "[x]: https://evil", "\\*", "--8<--", "~~~", "a\r\nb", ":::", "!!! note", "![", "Word: setext\n---",
    ]
)  # fmt: skip
ANYTHING = st.one_of(
    MARKUP, st.text(max_size=30), st.tuples(st.text(max_size=8), MARKUP, st.text(max_size=8)).map("".join)
)


def words(text: str) -> list[str]:
    return legible(text).split()


@effort(200)
@given(ANYTHING)
def test_html_shows_the_text(text: str):
    tree = html5lib.parseFragment(f'<p title="{html_text(text)}">{html_text(text)}</p>', namespaceHTMLElements=False)
    paragraph = tree[0]
    assert [element.tag for element in tree.iter()] == ["DOCUMENT_FRAGMENT", "p"]
    assert words("".join(paragraph.itertext())) == words(text)
    assert words(paragraph.get("title")) == words(text)


@effort(200)
@given(ANYTHING)
def test_markdown_shows_the_text_on_one_line(text: str):
    made = markdown_html(f"# Code {markdown_text(text)} {{: #x }}\n\nend")
    tree = html5lib.parseFragment(made, namespaceHTMLElements=False)
    assert [element.tag for element in tree.iter()] == ["DOCUMENT_FRAGMENT", "h1", "p"]
    assert words("".join(tree[0].itertext())) == ["Code", *words(text)]


@effort(200)
@given(st.text())
def test_legible_text_has_no_marks_and_no_controls(text: str):
    made = legible(text)
    assert len(made) == len(text)
    assert not any(
        "\ue000" <= character <= "\uf8ff" or (character < " " and character not in "\t\n\r") for character in made
    )


def test_marks_and_controls_become_visible():
    assert legible("a\ue000b\x02c\u202ed") == "a\ufffdb\ufffdc\ufffdd"
    assert legible("余额 e\u0301 🀄 👩\u200d👧\n\t") == "余额 e\u0301 🀄 👩\u200d👧\n\t"
