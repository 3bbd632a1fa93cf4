"""From saving a tree to the line that says it was checked, under `poshelp check --watch`: seconds, as the writer waits.

Run it with `make bench` or `.venv/bin/python -m benchmarks.watching`. A question of one tree is worded differently in a
copy of this repository's own content.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import IO

from benchmarks.serving import OWN, REPOSITORY, own_project

ROUNDS = 10
GOAL = 0.3
"""Seconds."""
PAUSE = 0.37
"""Seconds between two saves: not a multiple of what the watcher waits, so that all its moments are met."""


def waits(root: Path) -> list[float]:
    """Seconds until the first report is there, and after each of some changes."""
    begun = time.perf_counter()
    watcher = subprocess.Popen(
        [sys.executable, "-m", "generator", "--project", str(root), "check", "--watch"],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    if watcher.stdout is None:
        raise SystemExit("no pipe")
    try:
        found = [_checked(watcher.stdout, begun)]
        file = root / OWN.file
        text = file.read_text(encoding="utf-8")
        for number in range(ROUNDS):
            time.sleep(PAUSE)
            begun = time.perf_counter()
            file.write_text(text.replace(OWN.words, f"{chr(ord('甲') + number)}{OWN.words}"), encoding="utf-8")
            found.append(_checked(watcher.stdout, begun))
    finally:
        watcher.send_signal(signal.SIGINT)
        watcher.wait()
    return found


def _checked(lines: IO[str], begun: float) -> float:
    for line in lines:
        if line.startswith("checked in"):
            return time.perf_counter() - begun
    raise SystemExit("the watcher ended")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        first, *changes = waits(own_project(Path(name)))
    print(
        f"watching own content: first report {first:.2f} s, a change {median(changes):.2f} s (slowest"
        f" {max(changes):.2f} of {ROUNDS}, goal {GOAL:.1f})"
    )


if __name__ == "__main__":
    main()
