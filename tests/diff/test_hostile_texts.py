"""Texts of any kind on both sides: nothing drives the terminal, becomes markup, or is lost."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.compare.wordings import Wording, text_change
from generator.model.difference import Change as Pair
from generator.model.difference import (
    Difference,
    End,
    PathChange,
    Status,
    TextGroup,
    Titles,
    TreeDifference,
    ValueChange,
)
from generator.render.difference import difference_listing
from generator.render.difference.marking import Marked, marked
from generator.render.listings.columns import text_width
from tests.strategies import any_text, effort
from tests.texts import LANGS

EVIL = "\x1b[31m\x07\u202e\u200b\r\n\t# <script>`~~**|](x)\u2028\x9b"


NAMES = {"zh": "Chinese", "en": "English"}


def _wording(zh: str, en: str) -> Wording:
    return ("zh", zh), ("en", en)


def _titles(title: str) -> Titles:
    return tuple((lang, title) for lang in LANGS)


def everywhere(before: str, after: str) -> Difference:
    """A difference in which the two texts stand wherever texts of authors can stand."""
    change = text_change(after, _wording(before, after), _wording(after, before))
    texts = (change,) if change else ()
    path = PathChange(((before, after),), End(before, before, _titles(before)), End("t", after, _titles(after)))
    tree = TreeDifference(
        "t", after, Status.RENAMED, _wording(before, after), 0, (before,), (), (path,), None, (), texts
    )
    value = ValueChange(f"code `{after}`", Pair(before, after))
    group = TextGroup("page", before, Status.CHANGED, texts, LANGS[1:])
    return Difference(before, after, (after,), (tree,), (value,), (group,), languages=NAMES)


@effort(150)
@given(any_text(), any_text())
@example(EVIL, "")
@example("", EVIL)
@example("字" * 90, "字，" * 60)
def test_terminal(before: str, after: str):
    printed = difference_listing(everywhere(before, after), "text")
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in printed.replace("\n", ""))
    # A word that is longer than a line stands on a line of its own; the sum is always one line.
    assert all(text_width(line) <= 100 or " " not in line.strip() for line in printed.splitlines()[:-1])


@effort(150)
@given(any_text(), any_text())
@example(EVIL, "")
@example("", EVIL)
def test_markdown_has_the_same_lines_whatever_texts_hold(before: str, after: str):
    printed = difference_listing(everywhere(before, after), "markdown")
    assert not {c for c in printed if unicodedata.category(c) in ("Cc", "Cs")} - {"\n"}
    for line in printed.split("\n"):
        assert line.startswith(("### ", "#### ", "- ", "  - ", "> ", "**")) or not line
    allowed = {"inline", "text", "text_special", "code_inline", "strong_open", "strong_close", "s_open", "s_close"}
    for token in MarkdownIt("commonmark").enable("strikethrough").parse(printed):
        for inline in token.children or ():
            assert inline.type in allowed or (inline.type, inline.content) == ("html_inline", "<!-- -->")
        assert token.type.removesuffix("_open").removesuffix("_close") in BLOCKS


BLOCKS = {"inline", "heading", "bullet_list", "list_item", "paragraph", "blockquote"}


@effort(100)
@given(any_text(), any_text())
def test_json_holds_them_as_they_are(before: str, after: str):
    whole = json.loads(difference_listing(everywhere(before, after), "json").encode())
    assert (whole["before"], whole["after"]) == (before, after)


WORDS = st.text(st.sampled_from("aé 字，。*~_-1\n"), max_size=12)


@effort(200)
@given(WORDS, WORDS)
def test_marks_lose_nothing(before: str, after: str):
    stretches = list(marked(before, after))
    assert "".join(text for kind, text in stretches if kind is not Marked.NEW) == before
    assert "".join(text for kind, text in stretches if kind is not Marked.OLD) == after
    assert all(text for _, text in stretches)


@pytest.mark.parametrize("size", [1600, 200_000])
def test_long_texts_are_marked_as_a_whole(size: int):
    assert [kind for kind, _ in marked("a " * size, "b " * size)] == [Marked.OLD, Marked.NEW]


def flanks(line: str, mark: str) -> bool:
    """Whether each pair of marks is one by the rules of CommonMark: they begin and end emphasis."""
    at, is_open = 0, False
    while (at := line.find(mark, at)) >= 0:
        if line[at - 1 : at] == "\\":
            at += 2
            continue
        before, after = line[at - 1 : at] or " ", line[at + 2 : at + 3] or " "
        inner, outer = (before, after) if is_open else (after, before)
        if inner.isspace() or (punctuation(inner) and not (outer.isspace() or punctuation(outer))):
            return False
        is_open, at = not is_open, at + 2
    return not is_open


def punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


TAME = st.text(st.sampled_from("ab 字句，。()-1"), max_size=12)


@effort(300)
@given(TAME, TAME)
@example("换卡。", "换卡，谢谢。")
@example("51号", "51 号")
@example("a b", "ab")
def test_marks_of_markdown_are_marks(before: str, after: str):
    change = text_change("x", _wording(before, ""), _wording(after, ""))
    if change:
        group = TextGroup("page", "p", Status.CHANGED, (change,))
        printed = difference_listing(Difference("a", "b", (), (), (), (group,), languages=NAMES), "markdown")
        (line,) = [line for line in printed.splitlines() if line.startswith("  - zh: ")]
        assert flanks(line, "**")
        assert flanks(line, "~~")
