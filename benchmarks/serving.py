"""From saving a tree to the page that shows the change, under `poshelp serve`: seconds, as the writer waits.

Run it with `make bench` or `.venv/bin/python -m benchmarks.serving`. A question of one tree is worded differently, so
that its chart is laid out anew too; the page of that tree is asked for again and again until it has the new words.
Measured on this repository's own content, and on 400 made trees.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.made_trees import made_file, made_project

REPOSITORY = Path(__file__).parent.parent
MANY = 400
ROUNDS = 7
WAIT = 120


class Edited(NamedTuple):
    """What a writer does in a project, and where it is to be seen."""

    file: str
    page: str
    words: str
    """Stand once in the file, in a question."""
    goal: float
    """Seconds."""


OWN = Edited(
    "trees/network/no-network-connection.yml",
    "zh/causes/no-network-connection/",
    "看一眼信号、网线、飞行模式，好了吗？",
    1,
)
MADE = Edited(made_file(7), "zh/causes/made-7/", "第 3 步，屏幕上写的是什么？", 3)


def own_project(folder: Path) -> Path:
    """A copy of this repository's content in `folder`, to be written in."""
    root = folder / "own"
    for name in ("trees", "content", "site_config"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


def many_trees(folder: Path, trees: int) -> Path:
    """The tests' small project with `trees` made trees, with this repository's words."""
    root = made_project(REPOSITORY / "tests/projects/small", folder, trees)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    shutil.copytree(REPOSITORY / "site_config/messages", root / "site_config/messages", dirs_exist_ok=True)
    return root


def waits(root: Path, edited: Edited) -> list[float]:
    """Seconds until the first page is there, and after each of some changes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    begun = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-m", "generator", "--project", str(root), "serve", "--address", address],
        cwd=REPOSITORY,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    try:
        found = [_until(f"http://{address}/{edited.page}", "<h1", begun)]
        file = root / edited.file
        text = file.read_text(encoding="utf-8")
        if text.count(edited.words) != 1:
            raise SystemExit(f"{edited.file} does not have the words {edited.words!r} once")
        for number in range(ROUNDS):
            new = f"{chr(ord('甲') + number)}{edited.words}"
            begun = time.perf_counter()
            file.write_text(text.replace(edited.words, new), encoding="utf-8")
            found.append(_until(f"http://{address}/{edited.page}", new, begun))
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()
    return found


def _until(address: str, words: str, begun: float) -> float:
    while time.perf_counter() - begun < WAIT:
        try:
            with urllib.request.urlopen(address, timeout=WAIT) as answer:  # noqa: S310  our own server
                if words in answer.read().decode():
                    return time.perf_counter() - begun
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"{address} never showed {words!r}")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, root, edited in (
            ("own content", own_project(folder), OWN),
            (f"{MANY} trees", many_trees(folder, MANY), MADE),
        ):
            first, *changes = waits(root, edited)
            print(
                f"serving {what}: first page {first:.2f} s, a change {median(changes):.2f} s (slowest"
                f" {max(changes):.2f}, goal {edited.goal:.0f})"
            )


if __name__ == "__main__":
    main()
