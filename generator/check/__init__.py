"""Stage 2: `Project` as written → `Site` without an error, and every breach of every rule."""

from __future__ import annotations

from typing import NamedTuple

from generator.check.registry import CHECKS
from generator.check.subject import Subject
from generator.model.project import Project, Site
from generator.problem import Report, Rule

CHECK_RULES: tuple[Rule, ...] = tuple(rule for rule, _ in CHECKS)


class Checked(NamedTuple):
    """What checking gives. `site` is None where an error is left."""

    site: Site | None
    report: Report


def check(project: Project, read: Report) -> Checked:
    """Examine `project`, whose reading gave the report `read`. All breaches of all rules, in one report."""
    subject = Subject(project)
    found = [problem for _, examine in CHECKS for problem in examine(subject)]
    report = Report.of((*read.problems, *found), {**read.sources, **project.files})
    return Checked(None if report.errors else Site(project), report)


__all__ = ["CHECK_RULES", "Checked", "check"]
