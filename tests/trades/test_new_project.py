"""`poshelp new project`: what it writes is correct, builds, can be gone on with, and never takes another's place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import outputs, pipeline
from generator.check.language import unfinished
from generator.new_project import new_project_files
from generator.pipeline import Part, Request
from generator.schemas import schema_files
from tests.cli.running import Here
from tests.projects.copies import TODAY
from tests.trades.spoken import about_card_payments, spoken


@pytest.fixture
def project(poshelp: Here, tmp_path: Path) -> Path:
    root = tmp_path / "help"
    ran = poshelp("new", "project", root)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"written: {len(whole())} files; begin with {root / 'README.md'}\n"
    return root


def whole() -> dict[str, bytes]:
    """All that is written: the template, and schemas."""
    return new_project_files(TODAY) | {path: text.encode() for path, text in schema_files().items()}


def held(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_it_checks_clean(poshelp: Here, project: Path):
    assert poshelp("check", project=project).out == "no problems\n"


def test_it_is_reviewed_on_the_day_on_which_it_is_written(project: Path):
    tree = (project / "trees/power/no-power.yml").read_text(encoding="utf-8")
    assert f"reviewed: {TODAY.isoformat()}\n" in tree
    assert "2000-" not in tree
    assert (project / ".gitignore").read_bytes() == b"site/\n.cache/\n"


def test_it_builds_and_says_nothing_of_card_payments(project: Path):
    out = project / "site"
    parts = frozenset({Part.SITE, Part.EMBED, Part.PACK})
    assert pipeline.build(Request(project, TODAY), out, parts, compress=False).problems == ()
    assert outputs.verify(str(out), TODAY, pipeline.silent).problems == ()
    said = dict(spoken(out))
    assert {"zh/causes/no-power/index.html", "en/codes/e1/index.html"} <= said.keys()
    assert {path: found for path, text in said.items() if (found := about_card_payments(text))} == {}
    # It has no messages without codes, no glossary and no manuals, and nobody is led to them.
    assert not {"en/faults/index.html", "en/glossary/index.html", "en/manuals/index.html"} & said.keys()


def test_a_tree_in_it_is_only_unfinished(poshelp: Here, project: Path):
    assert poshelp("new", "tree", "power/too-hot", project=project).code == 0
    problems = json.loads(poshelp("check", "--format", "json", project=project).out)["problems"]
    assert {problem["rule"] for problem in problems} == {unfinished.RULE.id}
    tree = (project / "trees/power/too-hot.yml").read_text(encoding="utf-8")
    assert "note_down: [time, code]\n" in tree


@pytest.mark.parametrize("file", ["README.md", "trees/power/no-power.yml"])
def test_what_is_there_is_not_overwritten(poshelp: Here, tmp_path: Path, file: str):
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    ran = poshelp("new", "project", tmp_path)
    assert ran.code == 1
    assert ran.err == f"poshelp: {path} exists; --force overwrites it\n"
    assert held(tmp_path) == {file: b"mine"}
    assert poshelp("new", "project", tmp_path, "--force").code == 0
    assert held(tmp_path) == whole()


def test_a_file_in_the_folders_place_is_told(poshelp: Here, tmp_path: Path):
    (tmp_path / "help").write_text("mine", encoding="utf-8")
    ran = poshelp("new", "project", tmp_path / "help")
    assert ran.code == 1
    assert "cannot write" in ran.err
