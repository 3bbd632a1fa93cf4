"""The project's own content, checked and rendered once for all that is asked of it."""

from __future__ import annotations

from functools import cache

from generator.check import check
from generator.load import load
from generator.model.artifact import Rendering
from generator.model.project import Site
from tests.measuring import unmeasured
from tests.render.building import ROOT, TODAY
from tests.render.reading import rendering


@cache
def own_site() -> Site:
    project, report = load(ROOT, TODAY)
    assert project is not None
    found, report = check(project, report)
    assert found is not None, [problem for problem in report.problems if problem.severity == "error"][:3]
    return found


@cache
def own_rendering() -> Rendering:
    with unmeasured():
        return rendering(own_site())
