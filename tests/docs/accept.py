"""Writes docs/reference anew. Run it with `python -m tests.docs.accept`, then read the diff."""

from __future__ import annotations

from tests.docs.reference import FOLDER, PAGES

FOLDER.mkdir(exist_ok=True)
for old in FOLDER.iterdir():
    old.unlink()
for name, page in PAGES.items():
    (FOLDER / name).write_text(page(), encoding="utf-8", newline="\n")
