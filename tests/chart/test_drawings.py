from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.chart import LayoutFailed, chart_text, draw
from generator.chart.layout import find_engine
from tests.chart.building import EXAMPLES, MANY_ANSWERS, OTHER, SLIP, WORDS, site
from tests.texts import LANGS


def test_every_tree_is_drawn_in_every_language_in_the_sites_order():
    drawings = draw(EXAMPLES, WORDS, cache=None)
    assert list(drawings) == [(tree.id, lang) for tree in (SLIP, OTHER, MANY_ANSWERS) for lang in LANGS]


def test_no_tree_needs_no_engine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("POS_DOT", "/nowhere")
    assert draw(site(), WORDS, cache=None) == {}


def test_jobs_and_cache_change_no_byte(tmp_path: Path):
    plain = draw(EXAMPLES, WORDS, cache=None)
    assert draw(EXAMPLES, WORDS, cache=tmp_path, jobs=4) == plain
    assert draw(EXAMPLES, WORDS, cache=tmp_path, jobs=2) == plain
    assert len(list(tmp_path.iterdir())) == 3 * len(plain)  # the layout for the web, and the finished drawings of both


def test_paper_is_drawn_where_it_is_asked_for_only(tmp_path: Path):
    both = draw(EXAMPLES, WORDS, cache=None)
    web = {key: replace(drawing, print=()) for key, drawing in both.items()}
    assert draw(EXAMPLES, WORDS, cache=tmp_path, paper=False) == web
    assert draw(EXAMPLES, WORDS, cache=tmp_path) == both  # also where the web's drawings are kept already
    assert draw(EXAMPLES, WORDS, cache=tmp_path, paper=False) == web
    assert draw(EXAMPLES, WORDS, cache=tmp_path) == both


def test_progress_counts_to_the_end():
    seen: list[tuple[int, int]] = []
    draw(EXAMPLES, WORDS, cache=None, jobs=3, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(number, 6) for number in range(1, 7)]


def test_a_warm_cache_runs_the_engine_for_its_version_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    drawings = draw(EXAMPLES, WORDS, cache=tmp_path)
    version = find_engine().version
    fake = tmp_path / "dot"
    fake.write_text(f"#!/bin/sh\n[ $1 = -V ] && echo '{version}' && exit 0\nexit 1\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("POS_DOT", str(fake))
    assert draw(EXAMPLES, WORDS, cache=tmp_path) == drawings
    with pytest.raises(LayoutFailed, match="chart of tree `slip-tree`"):
        draw(EXAMPLES, WORDS, cache=None)


def test_corrupting_the_whole_cache_changes_no_byte(tmp_path: Path):
    drawings = draw(EXAMPLES, WORDS, cache=tmp_path)
    for number, entry in enumerate(sorted(tmp_path.iterdir())):
        entry.write_bytes(entry.read_bytes()[: number * 7] + b"\x00<script>")
    assert draw(EXAMPLES, WORDS, cache=tmp_path) == drawings


def test_one_chart_as_text():
    drawings = draw(EXAMPLES, WORDS, cache=None)
    assert chart_text(EXAMPLES, SLIP, "en", WORDS, "svg") == drawings["slip-tree", "en"].web
    assert chart_text(EXAMPLES, SLIP, "en", WORDS, "dot").startswith("digraph chart {")
    assert chart_text(EXAMPLES, SLIP, "en", WORDS, "mermaid").startswith("flowchart TB")
