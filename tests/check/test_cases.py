"""One folder a rule: what the rule must report, and what it must leave alone.

`cases/<rule>/bad` and `good` hold the files that differ from tests/projects/small; a file that is empty is taken away.
`bad/expected.txt` is the whole report as it is printed. `python -m tests.check.accept` writes it anew, to be read in
the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check import CHECK_RULES, check
from generator.compare import COMPARE_RULES, lost_since
from generator.load import SHAPE_RULES, load
from generator.problem import Report, Rule
from generator.problem_formats import as_text
from tests.projects.copies import SMALL, TODAY, overlaid

CASES = Path(__file__).parent / "cases"
RULES = {rule.id: rule for rule in (*SHAPE_RULES, *CHECK_RULES, *COMPARE_RULES)}


def examined(root: Path, *, since_small: bool = False) -> Report:
    """Everything that is wrong with the project in `root`; `since_small`: the small project was published before."""
    project, read = load(root, TODAY)
    report = read if project is None else check(project, read).report
    published = load(SMALL, TODAY).project if since_small else None
    if project is None or published is None:
        return report
    return Report.of((*report.problems, *lost_since(published, project, "v1")), report.sources)


def compares(rule: str) -> bool:
    """Whether it is a rule about what was before."""
    return RULES[rule] in COMPARE_RULES


def test_every_rule_has_a_case_and_every_case_a_rule():
    assert sorted(RULES) == sorted(case.name for case in CASES.iterdir())


@pytest.mark.parametrize("rule", sorted(RULES))
def test_bad(rule: str, tmp_path: Path):
    report = examined(overlaid(tmp_path, CASES / rule / "bad"), since_small=compares(rule))
    assert {problem.rule for problem in report.problems} == {rule}
    assert as_text(report) == (CASES / rule / "bad/expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", sorted(RULES))
def test_good(rule: str, tmp_path: Path):
    root = overlaid(tmp_path, CASES / rule / "good")
    assert examined(root, since_small=compares(rule)).problems == ()


def test_the_small_project_is_without_problems():
    assert examined(SMALL).problems == ()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_explanation_has_both_examples(rule: Rule):
    assert rule.summary
    assert "**Wrong**" in rule.explanation
    assert "**Right**" in rule.explanation
