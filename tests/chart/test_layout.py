from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from generator.chart.cache import LayoutCache
from generator.chart.graph import graph_of
from generator.chart.layout import Engine, LayoutFailed, find_engine, laid_out
from generator.chart.layout_dot import Direction, layout_dot
from generator.chart.measures import WEB
from generator.chart.sizing import sized
from tests.chart.building import EXAMPLES, PHRASES, SLIP, WORDS

GRAPH = graph_of(EXAMPLES.trees, SLIP, "zh", WORDS)
DOT = layout_dot(GRAPH, sized(GRAPH, PHRASES["zh"], WEB), WEB, Direction.DOWN)
COUNTS = (len(GRAPH.boxes), len(GRAPH.arrows))


def program(folder: Path, name: str, body: str) -> Path:
    """A fake Graphviz that answers to -V and otherwise runs `body`."""
    file = folder / name
    file.write_text(f'#!/bin/sh\nif [ "$1" = -V ]; then echo fake 1; exit; fi\n{body}\n', encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, on a machine where no Graphviz was installed."""
    monkeypatch.delenv("POS_DOT", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "venv" / "python"))
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path / "venv"))
    return tmp_path


def test_the_engine_of_the_environment_is_found_although_it_is_not_on_path(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("POS_DOT", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    engine = find_engine()
    assert engine.program.stem == "graphviz-pure"
    assert "graphviz-pure" in engine.version
    assert len(laid_out(DOT, *COUNTS, engine, None).boxes) == COUNTS[0]


def test_pos_dot_comes_first(bare: Path, monkeypatch: pytest.MonkeyPatch):
    program(bare, "dot", "")
    chosen = program(bare, "my dot", "")
    monkeypatch.setenv("POS_DOT", str(chosen))
    assert find_engine() == Engine(chosen, "fake 1")


@pytest.mark.parametrize("name", ["missing", "not-executable", "failing"])
def test_a_pos_dot_that_does_not_work_is_not_passed_over(bare: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    program(bare, "dot", "")
    (bare / "not-executable").write_text("", encoding="utf-8")
    program(bare, "failing", "").write_text("#!/bin/sh\necho what?\nexit 1\n", encoding="utf-8")
    monkeypatch.setenv("POS_DOT", str(bare / name))
    with pytest.raises(LayoutFailed, match=name) as caught:
        find_engine()
    assert "unset POS_DOT" in caught.value.hint


def test_dot_on_path_is_the_last_resort(bare: Path):
    system = program(bare, "dot", "")
    assert find_engine().program == system
    pure = program(bare, "graphviz-pure", "")
    assert find_engine().program == pure


def test_an_engine_that_cannot_run_is_left_for_the_next(bare: Path):
    # A wheel for another machine's C library does not start.
    program(bare, "graphviz-pure", "").write_text("#!/nowhere/ld.so\n", encoding="utf-8")
    system = program(bare, "dot", "")
    assert find_engine().program == system


def test_no_engine_at_all_tells_what_to_do(bare: Path):
    with pytest.raises(LayoutFailed, match="no Graphviz") as caught:
        find_engine()
    assert "pip install graphviz-pure" in caught.value.hint
    assert "POS_DOT" in caught.value.hint


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("exec sleep 60", "longer than 0.3 s"),
        ("echo 'Error: no such thing' >&2; exit 1", "no such thing"),
        ("echo '{}'", "unusable layout"),
        ("printf '\\377\\376'", "could not be run"),
        ("", "unusable layout"),
        ("kill -9 $$", "failed"),
    ],
)
def test_an_engine_that_fails_says_how(tmp_path: Path, body: str, message: str):
    engine = Engine(program(tmp_path, "dot", body), "fake 1")
    with pytest.raises(LayoutFailed, match=message) as caught:
        laid_out(DOT, *COUNTS, engine, LayoutCache(tmp_path / "cache", engine.version), limit=0.3)
    assert caught.value.hint
    assert not (tmp_path / "cache").exists()


def test_an_engine_that_went_away_says_so(tmp_path: Path):
    with pytest.raises(LayoutFailed, match="could not be run"):
        laid_out(DOT, *COUNTS, Engine(tmp_path / "gone", "fake 1"), None)


def test_a_kept_layout_needs_no_engine_and_a_wrong_one_is_made_anew(tmp_path: Path):
    engine = find_engine()
    cache = LayoutCache(tmp_path, engine.version)
    positions = laid_out(DOT, *COUNTS, engine, cache)
    gone = Engine(tmp_path / "gone", engine.version)
    assert laid_out(DOT, *COUNTS, gone, cache) == positions

    cache.put(DOT, '{"bb": "0,0,1,1", "objects": []}')
    with pytest.raises(LayoutFailed):
        laid_out(DOT, *COUNTS, gone, cache)
    assert laid_out(DOT, *COUNTS, engine, cache) == positions
    assert laid_out(DOT, *COUNTS, gone, cache) == positions


@pytest.mark.skipif(shutil.which("dot") is None, reason="no second Graphviz on this machine")
def test_another_engine_places_the_same_boxes_and_answers():
    pure = find_engine()
    system = Engine(Path(shutil.which("dot") or ""), "system")
    for engine in (pure, system):
        positions = laid_out(DOT, *COUNTS, engine, None)
        assert (len(positions.boxes), len(positions.answers), len(positions.routes)) == (*COUNTS, COUNTS[1])
