"""Commands that print a tree in another form, and those that only hand over to the pipeline."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from generator import outputs, pipeline
from generator.model.walk import paths as walk_paths
from generator.problem import Report, Span
from tests.cli.running import ROOT, Here
from tests.projects.copies import SMALL, TODAY


def test_paths_have_a_row_each(poshelp: Here):
    site = pipeline.examine(pipeline.Request(SMALL, TODAY)).site
    assert site
    ways = list(walk_paths(site.trees, site.trees["no-answer"]))
    rows = list(csv.reader(io.StringIO(poshelp("paths", "no-answer", "--format", "csv", project=SMALL).out)))
    assert len(rows) == len(ways) + 1
    whole = json.loads(poshelp("paths", "no-answer", "--format", "json", project=SMALL).out)
    assert len(
        next(value for value in (whole, *whole.values()) if isinstance(value, list))
        if isinstance(whole, dict)
        else whole
    ) == len(ways)
    text = poshelp("paths", "no-answer", project=SMALL)
    assert (text.code, text.err) == (0, "")
    assert "没有结果" in text.out or "小票出来了吗" in text.out


def test_coverage(poshelp: Here):
    assert poshelp("coverage", project=SMALL).code == 0
    assert isinstance(json.loads(poshelp("coverage", "--format", "json", project=SMALL).out), dict)


@pytest.mark.parametrize(("form", "begins"), [("svg", "<svg"), ("dot", "digraph"), ("mermaid", "flowchart")])
@pytest.mark.parametrize(("lang", "words"), [("zh", "小票出来了吗"), ("en", "slip come out")])
def test_charts(poshelp: Here, project: Path, form: str, begins: str, lang: str, words: str):
    for name in ("zh.yml", "en.yml"):  # the words of charts
        shutil.copy(ROOT / "site_config/messages" / name, project / "site_config/messages")
    ran = poshelp("chart", "no-answer", "--format", form, "--lang", lang, project=project)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.lstrip().startswith(begins)
    assert form == "dot" or words.split(maxsplit=1)[0] in ran.out  # DOT holds no words of authors


# --------------------------------------------------------------------------------------- handed over to the pipeline


def test_build_hands_over_and_says_where(poshelp: Here, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[tuple[pipeline.Request, Path]] = []
    parts: list[frozenset[pipeline.Part]] = []

    def build(request: pipeline.Request, out: Path, only: frozenset[pipeline.Part], *, compress: bool) -> Report:
        asked.append((request, out))
        parts.append(only)
        return Report()

    monkeypatch.setattr(pipeline, "build", build)
    assert poshelp("build", project=project) == (0, f"written: {project / 'site/index.html'}\n", "")
    out = tmp_path / "elsewhere"
    ran = poshelp("build", "--brand", "plain", "--out", out, "--jobs", "3", project=project)
    assert ran == (0, f"written: {out / 'index.html'}\n", "")
    assert [(request.root, request.today, request.brand, where) for request, where in asked] == [
        (project, TODAY, "", project / "site"),
        (project, TODAY, "plain", out),
    ]
    assert asked[1][0].jobs == 3
    ran = poshelp("build", "--only", "manuals", "--out", out, project=project)
    assert ran == (0, f"written: {out / 'manuals'}\n", "")
    assert parts == [frozenset(pipeline.Part), frozenset(pipeline.Part), {pipeline.Part.MANUALS}]


def test_a_part_that_does_not_exist_is_refused_with_the_nearest(poshelp: Here, project: Path):
    ran = poshelp("build", "--only", "site,manual", project=project)
    assert ran.code == 2
    assert "there is no part 'manual'" in ran.err
    assert "manuals" in ran.err


def test_build_tells_warnings_and_succeeds(poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch):
    rule = pipeline.rule_of("review-due")
    report = Report.of([rule.problem("soon", Span("trees/a/b.yml", 1, 1, 1, 1))], {})
    monkeypatch.setattr(pipeline, "build", lambda request, out, only, compress: report)
    ran = poshelp("build", project=project)
    assert ran.code == 0
    assert ran.err.startswith("warning[review-due]: soon\n")
    assert ran.out.startswith("written: ")


@pytest.mark.parametrize("command", [["build"], ["serve"], ["chart", "no-answer"]])
def test_what_stands_in_the_way_is_told_in_a_line(
    poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
):
    def fail(*_: object, **__: object) -> None:
        raise pipeline.BuildFailed("the disk is full")

    for module, name in ((pipeline, "build"), (pipeline, "serve"), (outputs, "chart")):
        monkeypatch.setattr(module, name, fail)
    assert poshelp(*command, project=project) == (1, "", "poshelp: the disk is full\n")


def test_serve_hands_over(poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[tuple[Path, str, str]] = []
    monkeypatch.setattr(
        pipeline, "serve", lambda request, address: asked.append((request.root, request.brand, address))
    )
    assert poshelp("serve", project=project).code == 0
    assert poshelp("serve", "--brand", "plain", "--address", "localhost:1", project=project).code == 0
    assert asked == [(project, "", "127.0.0.1:8000"), (project, "plain", "localhost:1")]
