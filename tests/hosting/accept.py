"""Writes the golden configurations anew. Run it with `python -m tests.hosting.accept`, then read the diff."""

from __future__ import annotations

from tests.hosting.configurations import GOLDEN, configurations

for name, text in configurations().items():
    (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
