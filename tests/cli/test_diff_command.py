"""`poshelp diff`: exit codes, formats, and sides that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Here
from tests.diff.repository import committed

TREE = "trees/network/no-answer.yml"
CHANGED = ("再试一次", "请您再试一次")


@pytest.fixture
def repository(project: Path) -> Path:
    committed(project)
    return project


def rewrite(root: Path, old: str, new: str) -> None:
    text = (root / TREE).read_text(encoding="utf-8")
    assert old in text
    (root / TREE).write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed(poshelp: Here, repository: Path):
    ran = poshelp("diff", "main", project=repository)
    assert (ran.code, ran.out.splitlines()[-1], ran.err) == (0, "nothing changed", "")


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_differences_are_no_failure(poshelp: Here, repository: Path, form: str):
    rewrite(repository, *CHANGED)
    ran = poshelp("diff", "HEAD", "--format", form, project=repository)
    assert (ran.code, ran.err) == (0, "")
    assert "1 tree changed, 1 text changed, 1 translation not touched" in ran.out
    if form == "json":
        assert json.loads(ran.out)["trees"][0]["texts"][0]["untouched"] == "en"
    assert poshelp("diff", "HEAD", "--format", form, project=repository) == ran


@pytest.mark.parametrize("name", ["mian", "--", "--output=x", "HEAD:../..", "\x1b[31mred", ""])
def test_unknown_revision(poshelp: Here, repository: Path, name: str):
    ran = poshelp("diff", "--", name, project=repository)
    assert (ran.code, ran.out) == (2, "")
    assert "there is no revision" in ran.err
    assert "\x1b" not in ran.err
    assert ("did you mean `main`?" in ran.err) == (name == "mian")


def test_no_repository(poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    ran = poshelp("diff", "HEAD", project=project)
    assert (ran.code, ran.out) == (2, "")
    assert "lies in no git repository" in ran.err


def test_a_side_with_errors_is_compared_as_far_as_it_can_be_read(poshelp: Here, repository: Path):
    (repository / "trees/card-status/old-card.yml").write_text("[", encoding="utf-8")
    rewrite(repository, *CHANGED)
    ran = poshelp("diff", "HEAD", project=repository)
    assert ran.code == 0
    assert "reading the working tree found 1 error" in ran.out
    assert "Tree `no-answer`" in ran.out
    assert "`old-card` removed" not in ran.out


def test_before_the_project_began(poshelp: Here, project: Path):
    whole = project.rename(project.parent / "later")
    project.mkdir()
    (project / "README.md").write_text("soon", encoding="utf-8")
    committed(project)
    for entry in whole.iterdir():
        entry.rename(project / entry.name)
    ran = poshelp("diff", "HEAD", project=project)
    assert (ran.code, ran.out) == (1, "")
    assert "cannot read revision `HEAD`: there was no project here then" in ran.err


@pytest.mark.parametrize("is_old", [True, False])
def test_a_side_that_cannot_be_read(poshelp: Here, project: Path, is_old: bool):
    settings = project / "site_config/site.yml"
    whole = settings.read_text(encoding="utf-8")
    settings.write_text("[" if is_old else whole, encoding="utf-8")
    committed(project)
    settings.write_text(whole if is_old else "[", encoding="utf-8")
    ran = poshelp("diff", "HEAD", project=project)
    assert (ran.code, ran.out) == (1, "")
    assert f"cannot read {'HEAD' if is_old else 'the working tree'}" in ran.err
    assert "site_config/site.yml:1" in ran.err
