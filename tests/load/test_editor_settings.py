"""What comes with the project for editors agrees with the project."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from typing import Any

import pytest

from generator.load import FILE_KINDS, file_kind, file_schema
from generator.new_project import new_project_files
from generator.problem import Group, Report, Rule, Severity, Span
from generator.problem_formats import as_watched_text
from tests.projects.copies import TODAY

ROOT = Path(__file__).parents[2]
SCHEMAS = "site_config/schemas"
FOLDERS = (ROOT, ROOT / "examples/charging")


def settings(name: str, folder: Path = ROOT) -> Any:
    return json.loads((folder / ".vscode" / name).read_text(encoding="utf-8"))


def test_every_kind_of_file_has_its_schema():
    assert settings("settings.json")["yaml.schemas"] == {
        f"./{SCHEMAS}/{kind}.schema.json": FILE_KINDS[kind].files for kind in FILE_KINDS
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_leads_to_its_schema(folder: Path):
    """As yaml-language-server reads it: from the folder of the file."""
    files = {path: kind for kind in FILE_KINDS for path in folder.glob(FILE_KINDS[kind].files)}
    assert len(files) > 15
    for path, kind in files.items():
        line = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert line.startswith("# yaml-language-server: $schema="), path
        schema = (path.parent / line.partition("=")[2]).resolve()
        assert schema == folder / SCHEMAS / f"{kind}.schema.json", path
        assert json.loads(schema.read_text(encoding="utf-8")) == file_schema(kind)


def test_a_new_project_leads_to_schemas_and_has_the_settings():
    files = new_project_files(TODAY)
    lists = [path for path in files if path.endswith(".yml") and path != "mkdocs.yml"]
    assert len(lists) == 7
    for path in lists:
        line = files[path].decode().split("\n", 1)[0]
        place = posixpath.normpath(posixpath.join(posixpath.dirname(path), line.partition("=")[2]))
        assert place == f"{SCHEMAS}/{file_kind(path)}.schema.json"
    for folder in (ROOT / "generator/defaults/project", ROOT / "examples/charging"):
        assert settings("settings.json", folder) == settings("settings.json")
        assert settings("extensions.json", folder) == settings("extensions.json")
        tasks, own = settings("tasks.json", folder)["tasks"], settings("tasks.json")["tasks"]
        assert tasks == [
            {key: value for key, value in task.items() if key != "windows"} | {"command": "poshelp"} for task in own
        ]


def test_the_task_finds_what_check_reports():
    """Its patterns, applied as VS Code does: line by line, the second to the line after a match of the first."""
    task = next(task for task in settings("tasks.json")["tasks"] if task["label"] == "check")
    assert task["args"] == ["check", "--watch"]
    matcher = task["problemMatcher"]
    rules = Rule("a-rule", Group.SHAPE, Severity.ERROR, "", ""), Rule("other", Group.PAGES, Severity.WARNING, "", "")
    problems = [
        rules[0].problem("`x` is missing", Span("trees/网/a b.yml", 3, 5, 3, 6), "hint"),
        rules[1].problem("two\nlines", Span("content/zh/x.md", 12, 1, 12, 2)),
    ]
    text = as_watched_text(Report.of(problems, {"trees/网/a b.yml": "\n\n    x"}), 0.123)
    first, second = matcher["pattern"]
    lines = ["checking", *text.splitlines()]
    found = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        problem, place = re.search(first["regexp"], line), re.search(second["regexp"], following)
        if problem and place:
            severity, code, message = (problem[first[name]] for name in ("severity", "code", "message"))
            found.append((severity, code, message, *(place[second[name]] for name in ("file", "line", "column"))))
    assert sorted(found) == [
        ("error", "a-rule", "`x` is missing", "trees/网/a b.yml", "3", "5"),
        ("warning", "other", "two\ufffdlines", "content/zh/x.md", "12", "1"),
    ]
    begins, ends = (re.compile(matcher["background"][name]) for name in ("beginsPattern", "endsPattern"))
    assert [bool(begins.search(line)) for line in lines] == [True] + [False] * (len(lines) - 1)
    assert [bool(ends.search(line)) for line in lines] == [False] * (len(lines) - 1) + [True]
