"""`poshelp funnel` as a person calls it."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.running import ROOT, Here, program
from tests.funnel.test_golden import content, made
from tests.projects.copies import small


@pytest.fixture
def poshelp(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    return Here(monkeypatch, capsys)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project with the words of the interface."""
    root = small(tmp_path)
    for name in ("zh.yml", "en.yml"):
        shutil.copy(ROOT / "site_config/messages" / name, root / "site_config/messages")
    return root


@pytest.fixture
def events(tmp_path: Path) -> Path:
    file = tmp_path / "events.jsonl"
    file.write_bytes(content())
    return file


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ([], "zh.txt"),
        (["--lang", "en"], "en.txt"),
        (["--format", "html"], "zh.html"),
        (["--format", "html", "--lang", "en"], "en.html"),
        (["--format", "json", "--lang", "en"], "zh.json"),
    ],
)
def test_each_form_is_printed(poshelp: Here, project: Path, events: Path, options: list[str], name: str):
    assert poshelp("funnel", events, *options, project=project) == (0, made()[name], "")


def test_standard_input_is_read(poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content())))
    assert poshelp("funnel", "-", project=project) == (0, made()["zh.txt"], "")


def test_one_tree_can_be_asked_for(poshelp: Here, project: Path, events: Path):
    ran = poshelp("funnel", events, "--tree", "old-card", "--format", "json", project=project)
    assert [tree["tree"] for tree in json.loads(ran.out)["trees"]] == ["old-card"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--tree", "no-anwser"], 2, "there is no tree `no-anwser`; did you mean `no-answer`?"),
        (["--lang", "fr"], 2, "known: zh, en"),
        (["--format", "csv"], 2, "'text', 'html', 'json'"),
        (["--trees", "x"], 2, "--tree"),
    ],
)
def test_wrong_usage_is_refused(
    poshelp: Here, project: Path, events: Path, arguments: list[str], code: int, words: str
):
    ran = poshelp("funnel", events, *arguments, project=project)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err


def test_a_file_that_cannot_be_read_is_named(poshelp: Here, project: Path, tmp_path: Path):
    for file in (tmp_path / "nothing.jsonl", tmp_path):
        ran = poshelp("funnel", file, project=project)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(f"poshelp: {file} cannot be read: ")
    assert poshelp("funnel", project=project).code == 2


def test_it_is_quiet_in_a_pipe(project: Path, events: Path):
    assert program("--project", project, "funnel", events, "--format", "html") == (0, made()["zh.html"], "")
