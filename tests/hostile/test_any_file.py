"""Whatever a file of a project holds, reading and checking give a report, and every format can show it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import CHECK_RULES
from generator.load import SHAPE_RULES
from generator.problem import Report
from generator.problem_formats import as_github, as_json, as_sarif, as_text
from tests.projects.folder import Folder, examined, small_files
from tests.strategies import any_bytes, damaged, effort

SMALL = small_files()
TREE = "trees/network/no-answer.yml"
PAGE = "content/zh/slips.md"
ALL_RULES = (*SHAPE_RULES, *CHECK_RULES)
RULE_IDS = {rule.id for rule in ALL_RULES}

# Where each kind of file has its own way of being read.
KINDS = (
    TREE,
    PAGE,
    "content/en/causes/no-answer.md",
    "content/data/response-codes.yml",
    "content/data/scheme-words.yml",
    "content/data/terminal-faults.yml",
    "content/data/rules.yml",
    "content/data/hotlines.yml",
    "content/data/sources.yml",
    "content/data/glossary.yml",
    "site_config/site.yml",
    "site_config/families.yml",
    "site_config/exemptions.yml",
    "site_config/brands/plain.yml",
    "site_config/messages/en.yml",
    "mkdocs.yml",
)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def assert_sound(report: Report) -> None:
    """Every problem is complete, lies in a file, and can be shown."""
    for problem in report.problems:
        span = problem.span
        assert problem.rule in RULE_IDS
        assert problem.message
        assert 1 <= span.line <= span.end_line
        assert span.column >= 1
        assert span.end_line > span.line or span.end_column >= span.column
        source = report.sources.get(span.file, "")
        assert not source or span.line <= source.count("\n") + 1
    text = as_text(report)
    assert not [character for character in text if ord(character) < 32 and character != "\n"]
    assert len(json.loads(as_json(report))["problems"]) == len(report.problems)
    assert as_github(report).count("\n") == len(report.problems)
    assert len(json.loads(as_sarif(report, ALL_RULES))["runs"][0]["results"]) == len(report.problems)


def test_the_kinds_are_all_there_are():
    assert set(KINDS) <= set(SMALL)
    assert {file.rsplit("/", 1)[0] for file in SMALL} <= {file.rsplit("/", 1)[0] for file in KINDS} | {
        "trees/card-status",
        "content/en",
        "content/zh/causes",
    }


@pytest.mark.parametrize("file", KINDS)
@given(content=any_bytes())
@effort(12, on_disk=True)
def test_any_bytes_as_a_file(folder: Folder, file: str, content: bytes):
    assert_sound(examined(folder.hold(SMALL | {file: content})))


@pytest.mark.parametrize("file", KINDS)
@given(data=st.data())
@effort(12, on_disk=True)
def test_a_damaged_file(folder: Folder, file: str, data: st.DataObject):
    content = data.draw(damaged(SMALL[file]))
    assert_sound(examined(folder.hold(SMALL | {file: content})))


@given(st.dictionaries(st.sampled_from(KINDS), any_bytes(), min_size=2, max_size=6))
@effort(12, on_disk=True)
def test_several_files_of_any_bytes(folder: Folder, contents: dict[str, bytes]):
    assert_sound(examined(folder.hold(SMALL | contents)))


@pytest.mark.parametrize("file", KINDS)
def test_an_empty_file(folder: Folder, file: str):
    report = examined(folder.hold(SMALL | {file: b""}))
    assert_sound(report)
    # The prose of a tree may have nothing to say yet only in one way: it says nothing, and its headings differ.
    assert {problem.rule for problem in report.problems} <= {"empty-text", "missing-key", "headings-differ"}
    assert report.errors
