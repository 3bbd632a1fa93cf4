"""`poshelp check` of many trees, as a ratio to what PyYAML's C composer alone needs for the same files.

Run it with `make bench` or `.venv/bin/python -m benchmarks.check_trees`. The floor is composing: no checker that reads
YAML with places can be faster. Both are measured in turn in one process; the smallest of several rounds counts.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks.made_trees import made_project
from generator.pipeline import Request, examine
from tests.projects.copies import SMALL, TODAY

SIZES = (250, 1000)
ROUNDS = 5


def seconds(work: Callable[[Path], None], root: Path) -> float:
    """CPU seconds of one run."""
    begun = time.process_time()
    work(root)
    return time.process_time() - begun


def compose_all(root: Path) -> None:
    """The floor: every tree composed and nothing else."""
    for file in sorted(root.glob("trees/*/*.yml")):
        yaml.compose(file.read_bytes(), Loader=yaml.CSafeLoader)


def check_all(root: Path) -> None:
    """What `poshelp check` does; fails if the made project has a problem, because then less is measured."""
    report = examine(Request(root, TODAY)).report
    if report.problems:
        raise SystemExit(f"the made project is not correct: {report.problems[0]}")


def main() -> None:
    each = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            root = made_project(SMALL, Path(folder), size)
            rounds = [(seconds(compose_all, root), seconds(check_all, root)) for _ in range(ROUNDS)]
            floor, ours = min(pair[0] for pair in rounds), min(pair[1] for pair in rounds)
            each[size] = ours / size
            print(f"{size:5} trees: composer {floor:.2f} s, check {ours:.2f} s, ratio {ours / floor:.2f} (goal 2.50)")
    few, many = (each[size] for size in SIZES)
    print(f"time for a tree at {SIZES[1]} against {SIZES[0]} trees: {many / few:.2f} (linear: 1.00)")


if __name__ == "__main__":
    main()
