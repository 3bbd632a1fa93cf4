"""`poshelp new tree`: files that load, that `check` calls unfinished and nothing else, and never over existing ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.check.language import unfinished
from generator.check.trust import review_due
from generator.load import FILE_KINDS, SHAPE_RULES, load
from tests.cli.running import Here
from tests.projects.copies import TODAY

FILES = ("trees/network/no-signal.yml", "content/zh/causes/no-signal.md", "content/en/causes/no-signal.md")
SCHEMA = "site_config/schemas/tree.schema.json"


@pytest.fixture
def project(project: Path) -> Path:
    """The small project with what the site's own vocabulary lets people note down."""
    settings = project / "site_config/site.yml"
    more = "".join(f"  {name}: {{zh: 某项, en: Something}}\n" for name in ("last4", "code", "terminal"))
    text = settings.read_text(encoding="utf-8").replace("note_down:\n", f"note_down:\n{more}")
    settings.write_text(text, encoding="utf-8")
    return project


def told(poshelp: Here, project: Path) -> list[tuple[str, str]]:
    ran = poshelp("check", "--format", "json", project=project)
    return [(problem["rule"], problem["file"]) for problem in json.loads(ran.out)["problems"]]


def test_three_files_are_written(poshelp: Here, project: Path):
    ran = poshelp("new", "tree", "network/no-signal", project=project)
    assert (ran.code, ran.err) == (0, "")
    schemas = f"{len(FILE_KINDS)} schemas for editors in {(project / SCHEMA).parent}"
    assert ran.out.splitlines() == [f"written: {written}" for written in (*(project / file for file in FILES), schemas)]
    for file in FILES:
        content = (project / file).read_bytes()
        assert b"\r" not in content
        assert content.endswith(b"\n")
        assert "✎" in content.decode()
    assert f"reviewed: {TODAY.isoformat()}\n" in (project / FILES[0]).read_text(encoding="utf-8")


def test_its_first_line_leads_editors_to_the_schema(poshelp: Here, project: Path):
    poshelp("new", "tree", "network/no-signal", project=project)
    tree = project / FILES[0]
    line = tree.read_text(encoding="utf-8").splitlines()[0]
    assert line.startswith("# yaml-language-server: $schema=")
    schema = tree.parent / line.partition("=")[2]
    assert schema.resolve() == project.resolve() / SCHEMA
    assert schema.read_text(encoding="utf-8") == poshelp("schema").out
    assert told(poshelp, project) != []
    assert SCHEMA not in {file for _, file in told(poshelp, project)}


def test_a_schema_that_is_stale_is_renewed(poshelp: Here, project: Path):
    poshelp("schema", "--write", project=project)
    (project / SCHEMA).write_text("{}\n", encoding="utf-8")
    ran = poshelp("new", "tree", "network/no-signal", project=project)
    assert ran.out.splitlines()[-1] == f"written: 1 schema for editors in {(project / SCHEMA).parent}"
    assert (project / SCHEMA).read_text(encoding="utf-8") == poshelp("schema").out


def test_they_have_the_right_shape(poshelp: Here, project: Path):
    poshelp("new", "tree", "network/no-signal", project=project)
    loaded, report = load(project, TODAY)
    assert loaded
    assert {problem.rule for problem in report.problems} & {rule.id for rule in SHAPE_RULES} == set()
    assert loaded.trees["no-signal"].whole


def test_check_lists_what_is_unfinished_and_nothing_else(poshelp: Here, project: Path):
    assert told(poshelp, project) == []
    poshelp("new", "tree", "network/no-signal", project=project)
    found = told(poshelp, project)
    assert {file for _, file in found} == set(FILES)
    # The English page is not yet a translation of anything, and no row of a code names the tree.
    assert {rule for rule, _ in found} - {"stale-translation"} == {unfinished.RULE.id}
    marks = sum((project / file).read_text(encoding="utf-8").count("✎") for file in FILES)
    assert (
        sum(rule == unfinished.RULE.id for rule, _ in found) == marks - 1
    )  # one stands in the comment that explains it


def test_what_was_written_into_the_gaps_is_accepted(poshelp: Here, project: Path):
    poshelp("new", "tree", "network/no-signal", project=project)
    for file in FILES:
        path = project / file
        text = path.read_text(encoding="utf-8").replace("✎ key of content/data/sources.yml", "S1")
        path.write_text(text.replace("✎ ", ""), encoding="utf-8")
    assert {rule for rule, _ in told(poshelp, project)} <= {"stale-translation"}


def test_nothing_is_overwritten(poshelp: Here, project: Path):
    poshelp("new", "tree", "network/no-signal", project=project)
    for file in FILES:
        (project / file).write_text("mine", encoding="utf-8")
    ran = poshelp("new", "tree", "network/no-signal", project=project)
    assert (ran.code, ran.out) == (1, "")
    assert f"{project / FILES[0]} exists; --force overwrites it" in ran.err
    assert all((project / file).read_text(encoding="utf-8") == "mine" for file in FILES)


@pytest.mark.parametrize("existing", FILES)
def test_where_one_file_exists_no_other_is_written(poshelp: Here, project: Path, existing: str):
    (project / existing).write_text("mine", encoding="utf-8")
    ran = poshelp("new", "tree", "network/no-signal", project=project)
    assert ran.code == 1
    assert str(project / existing) in ran.err
    assert [file for file in FILES if (project / file).exists()] == [existing]
    assert (project / existing).read_text(encoding="utf-8") == "mine"


def test_force_overwrites(poshelp: Here, project: Path):
    (project / FILES[0]).write_text("mine", encoding="utf-8")
    assert poshelp("new", "tree", "--force", "network/no-signal", project=project).code == 0
    assert "mine" not in (project / FILES[0]).read_text(encoding="utf-8")


def test_a_tree_of_the_same_name_in_another_family_is_told_by_check(poshelp: Here, project: Path):
    ran = poshelp("new", "tree", "network/old-card", project=project)
    assert ran.code == 1  # its prose exists already
    assert not (project / "trees/network/old-card.yml").exists()


def test_it_is_to_be_reviewed_again_in_half_a_year(poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch):
    poshelp("new", "tree", "network/no-signal", project=project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795305600 + 182 * 86400))
    assert (review_due.RULE.id, FILES[0]) in told(poshelp, project)
