"""A day → the files of a new project, which checks clean and builds as it is."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from generator.load import file_kind
from generator.model.schema_places import modeline
from generator.new_tree import REVIEW_DAYS

_FOLDER = Path(__file__).parent / "defaults" / "project"
_RENAMED = {"gitignore": ".gitignore"}
"""What git would obey where it stands in this repository."""


def new_project_files(today: date) -> dict[str, bytes]:
    """Path → content of every file but schemas. Its trees count as reviewed `today`."""
    days = {"2000-01-01": today, "2000-07-01": today + timedelta(days=REVIEW_DAYS)}
    files = {}
    for path in sorted(path for path in _FOLDER.rglob("*") if path.is_file()):
        content = path.read_bytes()
        for mark, day in days.items():
            content = content.replace(mark.encode(), day.isoformat().encode())
        name = path.relative_to(_FOLDER).as_posix()
        kind = file_kind(name)
        files[_RENAMED.get(name, name)] = (modeline(kind, name).encode() if kind else b"") + content
    return files
