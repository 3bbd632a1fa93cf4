"""What the checker lets through, the library that makes HTML of it reads at once: it is not made for hostile pages."""

from __future__ import annotations

import time

import markdown
import pytest

from generator.load.page import read_page
from tests.hostile.test_markdown_attacks import PIECES

SIZE = 24 * 1024
SECONDS = 10
MORE = {
    "quotations": ">",
    "quotations with blanks": "> ",
    "pictures": "![",
    "tildes": "~",
    "underlines of words": "_a",
    "lines of quotations": "\n>>>>>",
    "numbers of lists": "1. ",
}
DEEP = {
    "list in list on lines": "".join("    " * level + "- a\n" for level in range(100)),
    "quotations": ">" * 1000 + "a",
    "dashes": "- " * 1000 + "a",
    "numbers": "1. " * 1000 + "a",
}


def problems(body: str) -> list[tuple[str, int]]:
    _, found = read_page(f"---\ntitle: a\ndescription: b\n---\n{body}\n", "content/en/x.md", "x", "en")
    return [(problem.rule, problem.span.line) for problem in found]


@pytest.mark.parametrize("piece", (PIECES | MORE).values(), ids=PIECES | MORE)
def test_a_page_full_of_one_thing(piece: str):
    body = "a " + piece * (SIZE // len(piece.encode())) + "x"
    if {"too-deep", "file-too-large"} & {rule for rule, _ in problems(body)}:
        return
    begun = time.process_time()
    markdown.markdown(body, extensions=["attr_list", "tables", "toc"])
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("body", DEEP.values(), ids=DEEP)
def test_what_is_nested_too_deep(body: str):
    assert [rule for rule, _ in problems(body)] == ["too-deep"]


def test_the_limits():
    assert problems("[a] " * 100) == []
    assert problems("a\n\n" + "[a] " * 101) == [("too-deep", 7)]
    assert problems("[a](code:51) " * 100 + "\n\n" + "[a](code:51) " * 100) == []
    assert problems("a\n" * 1998) == []
    assert problems("a\n" * 1999) == [("file-too-large", 5)]
    assert problems("- " * 10 + "a") == []
    assert problems("- " * 11 + "a") == [("too-deep", 5)]
