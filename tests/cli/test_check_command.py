"""`poshelp check`: exit codes, paths, formats, the day, and how it looks in a pipe and on a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.problem_formats import as_github, as_json, as_sarif, as_text
from tests.check.test_cases import RULES, examined
from tests.cli.running import ROOT, Here, program
from tests.projects.copies import SMALL

TREE = "trees/network/no-answer.yml"


def broken(project: Path) -> Path:
    """The project with an error in two trees and a warning in one."""
    for file, old, new in (
        (TREE, "to: paid", "to: payed"),
        ("trees/card-status/old-card.yml", "sources: [S1]\n\nstart", "sources: [S2]\n\nstart"),
        ("trees/card-status/old-card.yml", "review_by: 2027-05-22", "review_by: 2026-11-23"),
    ):
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    return project


def test_a_clean_project(poshelp: Here):
    assert poshelp("check", project=SMALL) == (0, "no problems\n", "")


def test_errors(poshelp: Here, project: Path):
    ran = poshelp("check", project=broken(project))
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == as_text(examined(project))
    assert "did you mean `paid`?" in ran.out


def test_warnings_alone_are_no_failure(poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1811289600")  # 2027-05-26: four days too late
    ran = poshelp("check", project=project)
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "2 warnings. More about a rule: poshelp explain review-due"


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_formats(poshelp: Here, project: Path, form: str):
    whole = {"json": as_json, "github": as_github, "sarif": lambda report: as_sarif(report, RULES.values())}
    ran = poshelp("check", "--format", form, project=broken(project))
    assert ran.code == 1
    expected = whole[form](examined(project))
    if form == "github":
        assert ran.out == expected
    else:
        assert sorted(json.loads(ran.out)) == sorted(json.loads(expected))
        assert json.dumps(json.loads(ran.out)["runs" if form == "sarif" else "problems"], sort_keys=True).count("payed")
    clean = poshelp("check", "--format", form, project=SMALL)
    assert clean.code == 0
    if form != "github":
        json.loads(clean.out)
    else:
        assert clean.out == ""


def test_sarif_knows_every_rule(poshelp: Here):
    (run,) = json.loads(poshelp("check", "--format", "sarif", project=SMALL).out)["runs"]
    assert sorted(rule["id"] for rule in run["tool"]["driver"]["rules"]) == sorted(RULES)


# ---------------------------------------------------------------------------------------------------------- paths


@pytest.mark.parametrize(
    ("paths", "rules"),
    [
        ([], {"target-missing", "unknown-source"}),
        ([TREE], {"target-missing"}),
        (["trees/network"], {"target-missing"}),
        (["trees/network/"], {"target-missing"}),
        (["trees"], {"target-missing", "unknown-source"}),
        (["trees/network", "trees/card-status/old-card.yml"], {"target-missing", "unknown-source"}),
        (["content"], set()),
        (["site_config/site.yml"], set()),
        (["."], {"target-missing", "unknown-source"}),
    ],
)
def test_paths_choose_what_is_told(
    poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], rules: set[str]
):
    monkeypatch.chdir(broken(project))
    ran = poshelp("check", "--format", "json", *paths)
    told = json.loads(ran.out)
    assert {problem["rule"] for problem in told["problems"]} == rules
    assert (ran.code, told["errors"]) == (bool(rules), len(rules))


def test_paths_may_be_absolute(poshelp: Here, project: Path):
    ran = poshelp("check", broken(project) / TREE, project=project)
    assert ran.code == 1
    assert ran.out.count("error[") == 1


def test_paths_are_looked_for_in_the_project_too(poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(broken(project).parent)
    assert poshelp("check", TREE, project=project).out.count("error[") == 1


def test_a_path_means_the_project_also_where_it_exists_here(
    poshelp: Here, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "elsewhere/trees/network").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "elsewhere")
    ran = poshelp("check", "trees/network", project=broken(project))
    assert (ran.code, ran.err) == (1, "")


def test_a_part_of_a_name_is_not_a_folder(poshelp: Here, project: Path):
    (project / "trees/net").mkdir()
    assert poshelp("check", "trees/net", project=broken(project)) == (0, "no problems\n", "")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("trees/network/no-anwser.yml", "did you mean `trees/network/no-answer.yml`?"),
        ("content/zh/slip.md", "did you mean `content/zh/slips.md`?"),
        ("qqq", "there is no file qqq"),
        ("/etc/passwd", "is not inside the project"),
        ("..", "is not inside the project"),
    ],
)
def test_paths_that_are_none(poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch, path: str, words: str):
    monkeypatch.chdir(project)
    ran = poshelp("check", path)
    assert (ran.code, ran.out) == (2, "")
    assert words.replace("`", "") in ran.err.replace("`", "")
    assert ran.err.count("\n") == 1


# -------------------------------------------------------------------------------------------------------- project


@pytest.mark.parametrize("name", ["nowhere", "a file", "empty"])
def test_a_project_that_is_none(poshelp: Here, tmp_path: Path, name: str):
    if name == "a file":
        (tmp_path / name).write_text("", encoding="utf-8")
    elif name == "empty":
        (tmp_path / name).mkdir()
    ran = poshelp("check", project=tmp_path / name)
    assert (ran.code, ran.out) == (2, "")
    assert "is no project" in ran.err
    assert "--project" in ran.err


def test_the_project_comes_from_the_environment(poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PROJECT", str(broken(project)))
    assert poshelp("check").code == 1
    assert poshelp("check", project=SMALL).code == 0


def test_settings_that_cannot_be_read(poshelp: Here, project: Path):
    (project / "site_config/site.yml").write_text("a: [", encoding="utf-8")
    ran = poshelp("check", project=project)
    assert ran.code == 1
    assert ran.out.startswith("error[yaml-syntax]: ")


# ------------------------------------------------------------------------------------------------------------ day


@pytest.mark.parametrize("epoch", ["-1", "abc", "1e9", "1.5", " 1", "１", "0x10", "1_000", "٣", "9" * 13, "9" * 20])
def test_days_that_are_none(poshelp: Here, monkeypatch: pytest.MonkeyPatch, epoch: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = poshelp("check", project=SMALL)
    assert (ran.code, ran.out) == (2, "")
    assert "SOURCE_DATE_EPOCH" in ran.err


@pytest.mark.parametrize(
    ("epoch", "code"), [("", None), ("0", 0), ("1795305600", 0), ("1826841600", 1), ("253402300799", 1)]
)
def test_freshness_is_judged_on_the_day_of_the_build(
    poshelp: Here, monkeypatch: pytest.MonkeyPatch, epoch: str, code: int | None
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = poshelp("check", project=SMALL)
    assert code in (None, ran.code)
    assert {*re.findall(r"error\[([a-z-]+)\]", ran.out)} <= {"review-overdue"}


# ----------------------------------------------------------------------------------------------- pipe and terminal


def on_a_terminal(*arguments: str, environment: dict[str, str]) -> str:
    """What a person sees: standard output and error are one terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", *arguments]
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PROJECT")}
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env={**kept, **environment}, cwd=ROOT
    ) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux says so when nobody writes any more
                break
            if not part:
                break
            seen += part
        process.wait()
    os.close(ours)
    return seen.decode()


COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def test_colours_on_a_terminal_only(project: Path):
    root = str(broken(project))
    environment = {"SOURCE_DATE_EPOCH": "1795305600", "TERM": "xterm"}
    coloured = on_a_terminal("--project", root, "check", environment=environment)
    assert "\x1b[31m" in coloured
    plain = on_a_terminal("--project", root, "check", environment=environment | {"NO_COLOR": "1"})
    assert not COLOUR.search(plain)
    ran = program("--project", root, "check")
    assert (ran.code, ran.err) == (1, "")
    assert "\x1b" not in ran.out
    # The same words; a terminal sees the progress besides, on a line that is wiped.
    words = COLOUR.sub("", coloured).replace("\r\n", "\n").split("\r\x1b[K")[-1]
    assert words == plain.replace("\r\n", "\n").split("\r\x1b[K")[-1] == ran.out
    assert "reading trees 2/2" in plain


def test_a_pipe_gets_utf8_whatever_the_locale_says(project: Path):
    path = project / TREE
    path.write_text(path.read_text(encoding="utf-8").replace("先查清上一笔", "先查清 3 笔"), encoding="utf-8")
    latin = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = program("--project", str(project), "check", environment=latin)
    assert (ran.code, ran.err) == (1, "")
    assert "zh: 先查清 3 笔，再决定下一步。" in ran.out
