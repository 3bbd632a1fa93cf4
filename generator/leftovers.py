"""What a killed process was writing beside the files of others: it may go when nobody can still be writing it."""

from __future__ import annotations

import contextlib
import shutil
import time
from pathlib import Path

_SECONDS = 3600
"""Nothing is written for as long as that."""


def remove_leftovers(folder: Path, pattern: str) -> None:
    """Remove what is called like `pattern` in `folder` and has not been touched for an hour. Never fails."""
    with contextlib.suppress(OSError):
        for entry in folder.glob(pattern):
            with contextlib.suppress(OSError):
                if time.time() - entry.lstat().st_mtime < _SECONDS:
                    continue
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry, ignore_errors=True)
                else:
                    entry.unlink()
