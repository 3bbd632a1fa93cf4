"""Every command line of the documentation does what the documentation says."""

from __future__ import annotations

import shutil
from itertools import groupby
from pathlib import Path

import click
import pytest

from tests.cli.running import Here
from tests.docs import shell
from tests.docs.markdown import DOCS, ROOT, Block, blocks, documents

RUN = [path for path in documents() if not path.is_relative_to(DOCS / "zh")]
"""The Chinese guides have the same commands and outputs, which another test sees to."""
SECTIONS = [
    (path.relative_to(ROOT).as_posix(), section, tuple(found))
    for path in RUN
    for section, found in groupby(blocks(path.read_text(encoding="utf-8")), key=lambda block: block.section)
]
SHELL = [entry for entry in SECTIONS if any(block.kind == "sh" for block in entry[2])]


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shell.project(tmp_path_factory.mktemp("documented") / "project")


@pytest.mark.no_cover  # three times as quick; each command has tests of its own
@pytest.mark.parametrize(("document", "section", "found"), SHELL, ids=[f"{d}: {s}" for d, s, _ in SHELL])
def test_commands_do_what_is_said(
    document: str,
    section: str,
    found: tuple[Block, ...],
    whole: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    poshelp = Here(monkeypatch, capsys)
    folder = Path(shutil.copytree(whole, tmp_path / "project"))
    monkeypatch.chdir(folder)
    printed = ""
    for block in found:
        if block.kind == "sh":
            lines = [line for line in map(shell.read, block.lines) if line]
            assert lines
            printed = "".join(shell.follow(line, folder, poshelp) for line in lines)
        elif block.kind == "diff":
            shell.apply(block.lines, folder)
        elif block.kind == "text" and printed:
            assert shell.missing(block.lines, printed) == [], printed


def test_there_are_commands():
    assert len(SHELL) > 20
    assert {document for document, _, _ in SHELL} >= {"README.md", "docs/en/authors.md", "docs/en/publishers.md"}


def test_every_reason_not_to_run_is_needed():
    lines = [
        line for _, _, found in SHELL for block in found if block.kind == "sh" for line in map(shell.read, block.lines)
    ]
    whys = {shell.reason_not_to_run(line) for line in lines if line and line.words[0] == shell.POSHELP}
    assert whys == {"", *shell.NOT_RUN.values()}


@pytest.mark.parametrize("words", ["serv", "build --brnad x", "chart", "new twig a/b", "check --format xml"])
def test_a_command_that_is_none_is_noticed(words: str):
    with pytest.raises(click.UsageError):
        shell.parse(tuple(words.split()))


def test_an_output_that_is_another_is_noticed():
    printed = "written: a/b.yml\n\n2 errors. More\n"
    assert shell.missing(("written: …/b.yml", "", "… errors. More"), printed) == []
    assert shell.missing(("written: …/c.yml",), printed) == ["written: …/c.yml"]
    assert shell.missing(("2 errors. More", "written: …"), printed) == ["written: …"]


def test_a_line_tells_its_exit_code_and_where_its_output_goes():
    line = shell.read(".venv/bin/poshelp check > out.txt   # exit code 1: something is to be written")
    assert line == shell.Line((".venv/bin/poshelp", "check"), "out.txt", 1, ".venv/bin/poshelp check > out.txt")
    assert shell.read("# only a comment") is None
