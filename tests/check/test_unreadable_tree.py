"""A tree of our own that cannot be read is told once: what names it elsewhere is not wrong for that."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.load import Memory
from generator.pipeline import Request, examine
from tests.projects.copies import TODAY

REPOSITORY = Path(__file__).parents[2]


def test_one_misspelt_key_is_one_problem_wherever_the_tree_is_named(tmp_path: Path):
    for name in ("trees", "content", "site_config"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    request, memory = Request(tmp_path, TODAY), Memory()
    before = examine(request, memory).report.problems
    trees = sorted((tmp_path / "trees").rglob("*.yml"))
    for file in (tmp_path / "trees/entry/start.yml", *trees[::14]):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("\nstart: ", "\nstrat: ", 1), encoding="utf-8")
        new = set(examine(request, memory).report.problems) - set(before)
        place = file.relative_to(tmp_path).as_posix()
        assert [(problem.rule, problem.span.file) for problem in new] == [("unknown-key", place)]
        file.write_text(text, encoding="utf-8")
