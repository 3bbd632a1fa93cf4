"""A role's approval of a tree as it is now → one more entry in the project's file of sign-offs."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.load import UnusableReviews, with_sign_off
from generator.model.page import PROSE
from generator.model.project import Project
from generator.model.project_files import REVIEWS_FILE
from generator.model.review import tree_now
from generator.model.review_version import review_version
from generator.model.tree import DecisionTree
from generator.problem import Report, Severity
from generator.publish import PublishError, replace_files


class NotApproved(Exception):
    """The tree cannot be signed, or the file cannot be written; the message says why."""


def write_approval(
    root: Path, project: Project, report: Report, tree: DecisionTree, role: str, on: datetime.date, note: str
) -> str:
    """Add the sign-off to the project at `root`; gives its version. Raises NotApproved; then the file is as it was."""
    _demand_no_errors(project, report, tree)
    version = review_version(project, tree)
    for known in project.sign_offs:
        said = known.by.value, known.on, known.version.value
        if said == (role, on, version) and tree_now(project, known.tree.value) == tree.id:
            raise NotApproved(f"tree `{tree.id}` is signed by {role} today already ({REVIEWS_FILE})")
    file = root / REVIEWS_FILE
    try:
        before = file.read_bytes() if file.exists() else None
        after = with_sign_off(before or b"", tree.id, role, on, version, note, project.langs)
        replace_files({file: after}, {file: before}, within=root)
    except (UnusableReviews, PublishError) as error:
        raise NotApproved(str(error)) from error
    except OSError as error:
        raise NotApproved(f"cannot read {file}: {error.strerror or error}") from error
    return version


def _demand_no_errors(project: Project, report: Report, tree: DecisionTree) -> None:
    own = {tree.file, *(f"content/{lang}/{PROSE}{tree.id}.md" for lang in project.langs)}
    for problem in report.problems:
        if problem.severity is Severity.ERROR and problem.span.file in own:
            place = f"{problem.span.file}:{problem.span.line}:{problem.span.column}"
            raise NotApproved(f"tree `{tree.id}` has errors and cannot be signed: {place}: {problem.message}")
