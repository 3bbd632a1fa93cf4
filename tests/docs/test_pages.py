"""Links and anchors of the documentation lead somewhere, and both languages say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.markdown import DOCS, ROOT, anchors, blocks, documents, headings, prose

ALL = [path.relative_to(ROOT).as_posix() for path in (*documents(), ROOT / "generator/README.md")]
GUIDES = sorted(path.name for path in (DOCS / "en").glob("*.md"))
IN_ENGLISH_ONLY = {"contributors.md"}
LONGEST_GUIDE = 150
"""Lines."""
SAID_ALIKE = ("sh", "text", "diff", "po", "json")
"""Blocks that are the same in both languages, but for comments."""
_LINK = re.compile(r"\[[^\[\]]*\]\((?!https?:|mailto:)([^()\s]+)\)")


def wrong_links(path: Path) -> list[str]:
    """Relative links to what is not there."""
    wrong = []
    for link in _LINK.findall(prose(path.read_text(encoding="utf-8"))):
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        is_there = target.exists() and target.is_relative_to(ROOT)
        if not is_there or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            wrong.append(link)
    return wrong


@pytest.mark.parametrize("document", ALL)
def test_links_and_anchors_lead_somewhere(document: str):
    assert wrong_links(ROOT / document) == []


def test_wrong_links_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tests.docs.test_pages.ROOT", tmp_path)
    (tmp_path / "b.md").write_text("## Was ist `das`?\n\n## Was ist `das`?\n", encoding="utf-8")
    page = tmp_path / "a.md"
    right = "[1](b.md) [2](b.md#was-ist-das) [3](b.md#was-ist-das-1) `[x](none.md)` [4](https://x.example)\n"
    page.write_text(f"{right}[5](c.md) [6](b.md#else) [7](../away.md)\n", encoding="utf-8")
    assert wrong_links(page) == ["c.md", "b.md#else", "../away.md"]


def test_every_page_can_be_found():
    """From docs/README.md, and the guides from README.md too."""
    for start, wanted in ((DOCS / "README.md", ["en", "zh", "reference"]), (ROOT / "README.md", ["en", "zh"])):
        found = {
            (start.parent / link.partition("#")[0]).resolve()
            for link in _LINK.findall(prose(start.read_text(encoding="utf-8")))
        }
        pages = {page for folder in wanted for page in (DOCS / folder).glob("*.md")}
        assert pages
        assert {page.name for page in pages - found} == set()


def test_guides_are_in_both_languages():
    assert set(GUIDES) - IN_ENGLISH_ONLY == {path.name for path in (DOCS / "zh").glob("*.md")}
    assert len(GUIDES) == 7


@pytest.mark.parametrize("name", [name for name in GUIDES if name not in IN_ENGLISH_ONLY])
def test_both_languages_have_the_same_structure(name: str):
    english, chinese = ((DOCS / lang / name).read_text(encoding="utf-8") for lang in ("en", "zh"))
    assert [order for order, _ in headings(english)] == [order for order, _ in headings(chinese)]
    assert said(english) == said(chinese)
    assert [block.kind for block in blocks(english)] == [block.kind for block in blocks(chinese)]
    assert english.count("\n| --") == chinese.count("\n| --")
    assert rows(english) == rows(chinese)
    assert re.search(r"[\u4e00-\u9fff]", chinese)


def said(text: str) -> list[tuple[str, list[str]]]:
    """Commands, outputs and changes, with the exit codes that are told."""
    found = []
    for block in blocks(text):
        if block.kind in SAID_ALIKE:
            lines = [re.sub(r"\s+# (exit code \d).*", r" # \1", line) for line in block.lines]
            found.append((block.kind, lines))
    return found


def rows(text: str) -> int:
    """Lines of tables."""
    return sum(line.startswith("|") for line in prose(text).splitlines())


@pytest.mark.parametrize(
    "path", sorted((*DOCS.glob("en/*.md"), *DOCS.glob("zh/*.md"))), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_guides_are_short(path: Path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_GUIDE
    assert [order for order, _ in headings(text)].count(1) == 1
    assert "\n## " in text


@pytest.mark.parametrize("document", ALL)
def test_blocks_say_what_they_hold(document: str):
    """A block without a name would not be run, and nobody would notice."""
    if document == "generator/README.md" or "/reference/" in document:
        return
    kinds = {block.kind for block in blocks((ROOT / document).read_text(encoding="utf-8"))}
    allowed = {*SAID_ALIKE, "yaml", "markdown", "html"}
    assert kinds - allowed <= ({""} if document == "README.md" else set())
