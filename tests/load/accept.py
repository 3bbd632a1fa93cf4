"""Writes site_config/schemas anew. Run it with `python -m tests.load.accept`, then read the diff."""

from __future__ import annotations

from generator.load import FILE_KINDS
from generator.schemas import schema_text
from tests.load.test_file_schemas import SCHEMAS

SCHEMAS.mkdir(exist_ok=True)
for old in SCHEMAS.iterdir():
    old.unlink()
for kind in FILE_KINDS:
    (SCHEMAS / f"{kind}.schema.json").write_text(schema_text(kind), encoding="utf-8", newline="\n")
