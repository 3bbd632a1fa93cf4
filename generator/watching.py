"""What authors write in → a moment after each burst of changes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from generator.model.project_files import SITE_FILE

FOLDERS = ("trees", "content", "site_config")

LOOK_SECONDS = 0.05
"""Between two looks at all files."""
QUIET_SECONDS = 0.03
"""How long nothing more must happen: editors write a file in several steps, and version control many files."""
LATEST_SECONDS = 0.5
"""After this the moment has come, however much goes on."""

_Stamp = tuple[int, int, int]


def changes(root: Path) -> Iterator[None]:
    """Yield at once, and again after each burst of changes in the project at `root`. Never ends.

    What changes between two moments counts as a change after the first of them, so whoever reads all files in between
    has read the newest, or comes again. Files and folders may come and go. Hidden ones are none of a project's.
    """
    seen = _stamps(root)
    yield
    while True:
        time.sleep(LOOK_SECONDS)
        now = _stamps(root)
        if now != seen:
            seen = _settled(root, now)
            yield


def _settled(root: Path, now: dict[str, _Stamp]) -> dict[str, _Stamp]:
    end = time.monotonic() + LATEST_SECONDS
    while time.monotonic() < end:
        time.sleep(QUIET_SECONDS)
        later = _stamps(root)
        if later == now:
            break
        now = later
    return now


def _stamps(root: Path) -> dict[str, _Stamp]:
    """What changes with each file when it is written or replaced; files that cannot be looked at have zeros."""
    settings = os.path.join(root, SITE_FILE)  # noqa: PTH118  see below
    found = {settings: _stamp(settings)}
    for name in FOLDERS:
        for folder, below, files in os.walk(root / name):
            below[:] = [entry for entry in below if not entry.startswith(".")]
            for file in files:
                if not file.startswith("."):
                    path = os.path.join(folder, file)  # noqa: PTH118  twenty times a second: a Path takes longer than the look
                    found[path] = _stamp(path)
    return found


def _stamp(path: str) -> _Stamp:
    try:
        status = os.stat(path)  # noqa: PTH116  see above
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino
