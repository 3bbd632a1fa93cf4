"""Cases of two sides, laid over the small project, and what comparing them gives."""

from __future__ import annotations

from pathlib import Path

from generator.compare import compare
from generator.load import load
from generator.model.difference import Difference
from generator.model.project import Project
from generator.render.difference import difference_listing
from tests.projects.copies import TODAY, overlaid

CASES = Path(__file__).parent / "cases"
NAMES = sorted(case.name for case in CASES.iterdir())


def side(folder: Path, case: str, which: str) -> Project:
    """One side of a case; without files of its own it is the small project."""
    target = folder / case / which
    target.mkdir(parents=True)
    project = load(overlaid(target, CASES / case / which), TODAY).project
    assert project is not None
    return project


def difference(folder: Path, case: str) -> Difference:
    return compare(side(folder, case, "before"), side(folder, case, "after"), ("before", "after"))


def listings(difference: Difference) -> dict[str, str]:
    """What is printed, by the name of the file that holds it."""
    return {
        "expected.txt": difference_listing(difference, "text"),
        "expected.md": difference_listing(difference, "markdown"),
        "expected.json": difference_listing(difference, "json"),
    }
