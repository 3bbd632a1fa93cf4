"""Copies of the projects in this folder, changed for a test."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

LARGE = Path(__file__).parents[2]
SMALL = Path(__file__).parent / "small"
"""Two trees, two pages, one brand: correct, and small enough to be read."""

TODAY = date(2026, 11, 22)
"""The day on which the small project was reviewed."""


def small(folder: Path) -> Path:
    """A copy of the small project in `folder`."""
    return Path(shutil.copytree(SMALL, folder / "project"))


def worded(folder: Path) -> Path:
    """The same with the configuration of MkDocs and the words of the large project, as it is published."""
    root = small(folder)
    shutil.copy(LARGE / "mkdocs.yml", root)
    shutil.copytree(LARGE / "site_config/messages", root / "site_config/messages", dirs_exist_ok=True)
    return root


def overlaid(folder: Path, overlay: Path) -> Path:
    """A copy of the small project with the files of `overlay` laid over it; empty ones are taken away."""
    root = small(folder)
    for file in sorted(overlay.rglob("*")):
        target = root / file.relative_to(overlay)
        if not file.is_file() or file.name == "expected.txt":
            continue
        if file.stat().st_size == 0:
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    # A tree that moved to another folder is not there twice.
    moved = {path.name for path in overlay.rglob("trees/*/*.yml")}
    for path in SMALL.rglob("trees/*/*.yml"):
        relative = path.relative_to(SMALL)
        if path.name in moved and not (overlay / relative).exists():
            (root / relative).unlink()
    return root
