"""Writes what every case is expected to print anew. Run it with `python -m tests.diff.accept`, then read the diff."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.diff.comparing import CASES, NAMES, difference, listings

for case in NAMES:
    with tempfile.TemporaryDirectory() as folder:
        for file, text in listings(difference(Path(folder), case)).items():
            (CASES / case / file).write_text(text, encoding="utf-8", newline="\n")
