"""Writes the PO file that is expected anew. Run it with `python -m tests.translate.accept`, then read the diff."""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator.translation import exported
from tests.projects.copies import TODAY
from tests.translate.building import GOLDEN, elaborate

with tempfile.TemporaryDirectory() as folder:
    (GOLDEN / "elaborate.en.po").write_bytes(exported(elaborate(Path(folder)), TODAY, "en"))
