"""Markdown made to keep the reader of pages, or a rule that looks at them, busy for hours: all in linear time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.problem import Report
from generator.problem_formats import as_text
from tests.projects.folder import Folder, examined, small_files

SMALL = small_files()
PAGE = "content/zh/causes/no-answer.md"
TREE = "trees/network/no-answer.yml"
SECONDS = 10
SIZE = 32 * 1024

PIECES = {
    "open links": "[a](b",
    "links with blanks": "[a](b ",
    "open labels": "[a",
    "closing brackets": "](",
    "brackets": "[",
    "open attributes": "{:",
    "attributes": "{: a",
    "braces": "{",
    "placeholders": "{a",
    "backticks": "`",
    "backticks with blanks": "` ",
    "growing backticks": " `a``b```c",
    "angle brackets": "<",
    "open tags": "<a",
    "open comments": "<!--",
    "entities": "&a",
    "hashes": "#",
    "headings": "\n## a",
    "heading of blanks": " ",
    "tabs": "\t",
    "underlines": "\n-",
    "stars": "*",
    "bold": "**a",
    "pipes": "|",
    "list marks": "- ",
    "quotation marks": "「",
    "double quotation marks": "“",
    "round brackets": "(a:",
    "digits": "1",
    "digits and dots": "1.",
    "digits and hyphens": "1-",
    "plus signs": "+1 ",
    "commas": ",",
    "Chinese commas": "，",
    "Chinese": "字",
    "Chinese and Latin": "字a",
    "references": "\n[a]: b",
    "marks of what is unfinished": "\n✎",
    "hyphens": "-",
    "full-width": "Ａ",
    "spaces before a point": " .",
    "apostrophes": "n't",
    "words": "a ",
    "lines": "a\n",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def assert_quick(folder: Folder, files: Mapping[str, str]) -> None:
    root = folder.hold(SMALL | {file: text.encode() for file, text in files.items()})
    begun = time.process_time()
    report = examined(root)
    as_text(Report(report.problems[:100], report.sources))
    assert time.process_time() - begun < SECONDS


def full_of(piece: str) -> str:
    return piece * (SIZE // len(piece.encode())) + "x"


@pytest.mark.parametrize("beginning", ["字 a ", "## a"])
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_page_full_of_one_thing(folder: Folder, beginning: str, piece: str):
    assert_quick(folder, {PAGE: f"{beginning}{full_of(piece)}\n"})


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_texts_full_of_one_thing(folder: Folder, piece: str):
    value = full_of(piece.replace("\n", " ")).replace("\\", "").replace('"', "")
    tree = SMALL[TREE].decode()
    for line, lang in (("  zh: 没有结果\n", "zh"), ("  en: No result\n", "en")):
        assert line in tree
        tree = tree.replace(line, f'  {lang}: "字 a {value}"\n', 1)
    assert_quick(folder, {TREE: tree})


def test_backticks_of_every_length(folder: Folder):
    assert_quick(folder, {PAGE: "".join("`" * length + "a" for length in range(1, 300)) + "\n"})


def test_many_links_that_lead_nowhere(folder: Folder):
    assert_quick(folder, {PAGE: "[a](code:6x) " * 3000})


@pytest.mark.parametrize("count", [40, 4000])
def test_messages_that_are_all_different(folder: Folder, count: int):
    files = {
        f"site_config/messages/{lang}.yml": "".join(
            f"{letter}{number}.{number * 7919 % 1000003}: x\n" for number in range(count)
        )
        for lang, letter in (("zh", "k"), ("en", "q"))
    }
    assert_quick(folder, files)
