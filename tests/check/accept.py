"""Writes the expected report of every case anew. Run it with `python -m tests.check.accept`, then read the diff."""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator.problem_formats import as_text
from tests.check.test_cases import CASES, RULES, compares, examined
from tests.projects.copies import overlaid

for rule in sorted(RULES):
    case = CASES / rule / "bad"
    with tempfile.TemporaryDirectory() as folder:
        report = examined(overlaid(Path(folder), case), since_small=compares(rule))
    (case / "expected.txt").write_text(as_text(report), encoding="utf-8", newline="\n")
    wrong = {problem.rule for problem in report.problems} - {rule}
    if wrong or not report.problems:
        raise SystemExit(f"{rule}: the bad case reports {wrong or 'nothing'}")
