"""Writes the golden drawings anew. Run it with `python -m tests.chart.accept`, then look at them."""

from __future__ import annotations

from tests.chart.test_golden import GOLDEN, drawn

for name, svg in drawn().items():
    (GOLDEN / name).write_text(svg, encoding="utf-8", newline="\n")
