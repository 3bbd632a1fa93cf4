"""The rule about tables says exactly what Markdown makes of them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count

import markdown
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.extensions.tables import TableExtension

from generator.check.pages import broken_table
from generator.check.subject import Subject
from generator.load import load
from generator.load.page import read_page
from generator.model.project import Project
from tests.projects.copies import SMALL, TODAY

ONE_COLUMN = "| **#word** |"
THREE_DASHES = "|:--|--:|---|"
PIECES = (
    "",
    "word #",
    "## word # {: #here }",
    "- word #",
    "| #word | #word |",
    "| #word | `#word|#word` | #word |",
    "| #word | #word \\| #word |",
    ONE_COLUMN,
    "#word | #word\n-- | --\n#word | #word",
    "| -- | -- |",
    THREE_DASHES,
    "| -- |",
)

NOT_EXACT = (ONE_COLUMN, "| -- |", THREE_DASHES)
"""The rule is strict about a heading right below a table of one column; and nobody would miss a cell of dashes."""


def small() -> Project:
    project, _ = load(SMALL, TODAY)
    assert project
    return project


PROJECT = small()


def numbered(pieces: list[str]) -> str:
    """The lines of `pieces`, each word in them with a number of its own."""
    numbers = count(100)
    return re.sub(r"#?word ?#?", lambda match: f"w{next(numbers)}", "\n".join(pieces))


def complaints(body: str) -> list[str]:
    page, problems = read_page(f"---\ntitle: t\ndescription: d\n---\n{body}\n", "content/zh/p.md", "p", "zh")
    assert page
    assert not problems
    return [each.message for each in broken_table.check(Subject(replace(PROJECT, pages={("zh", "p"): page})))]


def is_whole(body: str) -> bool:
    """Whether no bar of a table is printed, nothing is left out, and no row is filled up."""
    html = markdown.markdown(body, extensions=["attr_list", TableExtension(use_align_attribute=True)])
    outside = re.sub(r"<table>.*?</table>", "", html, flags=re.DOTALL)
    without_rows = re.compile(r"<tbody>\s*<tr>\s*(?:<td[^>]*></td>\s*)*</tr>\s*</tbody>")
    kept = without_rows.sub("", html)
    return (
        "|" not in re.sub(r"<code>.*?</code>", "", outside)
        and all(word in html for word in re.findall(r"w\d+", body))
        and not re.search(r"<td[^>]*></td>", kept)
    )


@settings(max_examples=600)
@given(st.lists(st.sampled_from(PIECES), max_size=8))
@example(["word #", "#word | #word\n-- | --\n#word | #word"])
@example([ONE_COLUMN, "| -- |", "word #"])
def test_what_is_not_told_is_printed_whole(pieces: list[str]):
    body = numbered(pieces)
    assert complaints(body) or is_whole(body)


@settings(max_examples=600)
@given(st.lists(st.sampled_from([piece for piece in PIECES if piece not in NOT_EXACT]), max_size=8))
@example(["## word #", "| #word | #word |", "| -- | -- |", "| #word | #word |"])
def test_what_is_told_is_not_printed_whole(pieces: list[str]):
    body = numbered(pieces)
    assert not complaints(body) or not is_whole(body), complaints(body)
