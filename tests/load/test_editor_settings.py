"""What comes with the project for editors agrees with the project."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.load import FILE_KINDS
from generator.problem import Group, Report, Rule, Severity, Span
from generator.problem_formats import as_watched_text

ROOT = Path(__file__).parents[2]
SCHEMAS = "site_config/schemas"
MODELINE = f"# yaml-language-server: $schema=../../{SCHEMAS}/tree.schema.json"


def settings(name: str) -> Any:
    return json.loads((ROOT / ".vscode" / name).read_text(encoding="utf-8"))


def test_every_kind_of_file_has_its_schema():
    assert settings("settings.json")["yaml.schemas"] == {
        f"./{SCHEMAS}/{kind}.schema.json": FILE_KINDS[kind].files for kind in FILE_KINDS
    }


@pytest.mark.parametrize("tree", sorted((ROOT / "trees").glob("*/*.yml")), ids=lambda path: path.stem)
def test_every_tree_leads_to_its_schema(tree: Path):
    assert tree.read_text(encoding="utf-8").split("\n", 1)[0] == MODELINE
    assert (tree.parent / MODELINE.partition("=")[2]).is_file()


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
