"""Names that do not exist are refused with the nearest one that does, exit code 2 or 1, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__
from tests.check.test_cases import RULES
from tests.cli.running import ROOT, Here, program
from tests.projects.copies import SMALL


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["explain", "unknown-kye"], "there is no rule `unknown-kye`; did you mean `unknown-key`?"),
        (["explain", "qqq"], "there is no rule `qqq`"),
        (["paths", "no-anwser"], "there is no tree `no-anwser`; did you mean `no-answer`?"),
        (["paths", "qqq"], "there is no tree `qqq`"),
        (["chart", "old-crad"], "there is no tree `old-crad`; did you mean `old-card`?"),
        (["build", "--brand", "plian"], "there is no brand `plian`; did you mean `plain`?"),
        (["new", "tree", "netwrok/x"], "there is no family `netwrok`; did you mean `network`?"),
        (["new", "tree", "qqq/x"], "known: card-status, network"),
        (["new", "tree", "network"], "lower-case Latin letters"),
        (["new", "tree", "network/"], "lower-case Latin letters"),
        (["new", "tree", "network/X"], "lower-case Latin letters"),
        (["new", "tree", "network/a/b"], "lower-case Latin letters"),
        (["new", "tree", "network/../x"], "lower-case Latin letters"),
        (["new", "tree", "network/无"], "lower-case Latin letters"),
        (["new", "tree", "network/x\n"], "lower-case Latin letters"),
        (["new", "tree", "../x"], "there is no family `..`"),
        (["new", "tree", ""], "there is no family ``"),
        (["chek"], "check"),
        (["check", "--fromat", "json"], "--format"),
        (["check", "--format", "xml"], "'text', 'json', 'github', 'sarif'"),
        (["paths", "no-answer", "--format", "xml"], "'text', 'csv', 'json'"),
        (["chart", "no-answer", "--format", "gif"], "'svg'"),
        (["chart", "no-answer", "--lang", "fr"], "known: zh, en"),
        (["build", "--jobs", "0"], "0 is not in the range"),
        (["build", "--jobs", "many"], "'many' is not a valid integer"),
        (["serve", "--address", "8000"], "is not HOST:PORT"),
        (["serve", "--address", "localhost:port"], "is not HOST:PORT"),
        (["paths"], "Missing argument 'TREE'"),
        (["new"], "Commands:"),
        (["new", "page", "x"], "No such command 'page'"),
        (["check", "--project", "x"], "No such option"),
    ],
)
def test_names_that_are_none(poshelp: Here, project: Path, arguments: list[str], words: str):
    before = sorted(project.rglob("*"))
    ran = poshelp(*arguments, project=project)
    assert ran.code in (1, 2)
    assert ran.out == ""
    assert words in ran.err
    assert sorted(path for path in project.rglob("*") if ".cache" not in path.parts) == before


@pytest.mark.parametrize(
    "command",
    [["paths", "no-answer"], ["chart", "no-answer"], ["coverage"], ["export", "no-answer"], ["funnel", "-"], ["build"]],
)
def test_nothing_is_made_of_a_project_with_errors(poshelp: Here, project: Path, command: list[str]):
    path = project / "trees/network/no-answer.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("to: paid", "to: payed"), encoding="utf-8")
    ran = poshelp(*command, project=project)
    assert (ran.code, ran.out) == (1, "")
    assert "error[target-missing]" in ran.err
    assert not (project / "site").exists()


def test_an_error_leaves_the_old_site_as_it_is(poshelp: Here, project: Path):
    (project / "site").mkdir()
    (project / "site/index.html").write_text("old", encoding="utf-8")
    (project / "trees/network/no-answer.yml").unlink()
    ran = poshelp("build", project=project)
    assert ran.code == 1
    assert ran.err.endswith(f"nothing was written; {project / 'site'} is as it was\n")
    assert (project / "site/index.html").read_text(encoding="utf-8") == "old"


def test_help_and_version(poshelp: Here):
    assert poshelp("--version") == (0, f"poshelp, version {__version__}\n", "")
    for arguments in (["--help"], ["-h"], ["check", "-h"], ["new", "tree", "--help"]):
        ran = poshelp(*arguments)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("Usage: poshelp")
    assert poshelp().code == 2  # click shows the help where a command is missing


def test_the_module_is_the_program():
    ran = program("--project", str(SMALL), "check")
    assert ran == (0, "no problems\n", "")
    ran = program("explain", "unknown-kye")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "poshelp: there is no rule `unknown-kye`; did you mean `unknown-key`?\n"


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_explained(poshelp: Here, rule: str):
    ran = poshelp("explain", rule)
    assert (ran.code, ran.err) == (0, "")
    first, _, rest = ran.out.partition("\n\n")
    assert first == f"{rule} ({RULES[rule].group}, {RULES[rule].severity})"
    assert rest.startswith(RULES[rule].summary)
    assert rest.endswith(RULES[rule].explanation)
    assert "**Wrong**" in rest
    assert "**Right**" in rest


def test_all_rules_are_listed_by_group(poshelp: Here):
    ran = poshelp("explain")
    assert (ran.code, ran.err) == (0, "")
    groups: dict[str, list[str]] = {}
    for line in filter(None, ran.out.split("\n")):
        if line.startswith("  "):
            id, severity, summary = line.split(maxsplit=2)
            assert (severity, summary) == (RULES[id].severity, RULES[id].summary)
            groups[list(groups)[-1]].append(id)
        else:
            groups[line] = []
    assert list(groups) == ["shape", "graph", "safety", "coverage", "language", "trust", "pages", "brands"]
    assert {group: sorted(ids) for group, ids in groups.items()} == {
        group: sorted(id for id, rule in RULES.items() if rule.group == group) for group in groups
    }


def test_a_reader_may_stop_reading():
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "generator", "explain"]
    with os.fdopen(write, "wb") as pipe:
        done = subprocess.run(command, check=False, stdout=pipe, stderr=subprocess.PIPE, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, b"")
