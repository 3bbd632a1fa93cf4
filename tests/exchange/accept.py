"""Writes the golden files anew. Run it with `python -m tests.exchange.accept`, then read the diff."""

from __future__ import annotations

from tests.exchange.golden_files import GOLDEN, made

for name, text in made().items():
    (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
