"""When a moment comes after changes: told with a clock that the test turns, so a busy machine changes nothing."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import watching
from generator.watching import LATEST_SECONDS, LOOK_SECONDS, QUIET_SECONDS, changes
from tests.projects.copies import small

TREE = "trees/network/no-answer.yml"


class TimeIsUpError(Exception):
    """Ends what never ends."""


class Clock:
    """Time that passes only while somebody sleeps; at given times something happens."""

    def __init__(self, end: float):
        self.now, self.end = 0.0, end
        self.plan: list[tuple[float, Callable[[], object]]] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        while self.plan and self.plan[0][0] <= self.now:
            self.plan.pop(0)[1]()
        if self.now > self.end:
            raise TimeIsUpError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small(tmp_path)


def moments(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    *plan: tuple[float, Callable[[], object]],
    end: float = 2,
    reading: Callable[[], object] = lambda: None,
) -> list[float]:
    """When `changes` yields, while the plan happens. `reading` is what goes on while all is read the first time."""
    clock = Clock(end)
    clock.plan = list(plan)
    monkeypatch.setattr(watching, "time", clock)
    found: list[float] = []
    with contextlib.suppress(TimeIsUpError):
        for _ in changes(root):
            if not found:
                reading()
            found.append(clock.now)
    return found


def write(path: Path) -> Callable[[], object]:
    def more() -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as stream:
            stream.write("# more\n")

    return more


def test_without_changes_there_is_one_moment(root: Path, monkeypatch: pytest.MonkeyPatch):
    assert moments(root, monkeypatch) == [0]


def replaced(root: Path) -> None:
    """As editors save: another file of the same size takes the place, with the same time."""
    path = root / TREE
    status = path.stat()
    other = path.with_suffix(".new")
    other.write_bytes(path.read_bytes().replace(b"start: ", b"sTart: "))
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)


EVENTS: dict[str, Callable[[Path], object]] = {
    "written": lambda root: write(root / TREE)(),
    "replaced": replaced,
    "deleted": lambda root: (root / TREE).unlink(),
    "renamed": lambda root: (root / TREE).rename(root / "trees/network/other.yml"),
    "new": lambda root: write(root / "content/zh/new.md")(),
    "new in a new folder": lambda root: write(root / "trees/new/new.yml")(),
    "emptied": lambda root: (root / "content/data/rules.yml").write_text("", encoding="utf-8"),
    "a folder is gone": lambda root: shutil.rmtree(root / "content"),
    "settings": lambda root: write(root / "site_config/brands/plain.yml")(),
    "the configuration of MkDocs": lambda root: write(root / "mkdocs.yml")(),
    "a link to nowhere": lambda root: (root / "trees/network/link.yml").symlink_to("nowhere"),
}


@pytest.mark.parametrize("name", EVENTS)
def test_every_change_makes_a_moment_soon(root: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    first, then = moments(root, monkeypatch, (0.42, lambda: EVENTS[name](root)))
    assert first == 0
    assert 0 <= then - 0.42 <= LOOK_SECONDS + 2 * QUIET_SECONDS


@pytest.mark.parametrize("name", EVENTS)
def test_a_change_while_all_is_read_is_not_lost(root: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    assert len(moments(root, monkeypatch, reading=lambda: EVENTS[name](root))) == 2


@pytest.mark.parametrize("file", ["trees/network/.no-answer.yml.swp", "content/.git/index", "site/index.html"])
def test_what_is_not_read_is_no_change(root: Path, monkeypatch: pytest.MonkeyPatch, file: str):
    assert moments(root, monkeypatch, (0.42, write(root / file))) == [0]


def test_a_folder_that_comes_back_is_watched_again(root: Path, monkeypatch: pytest.MonkeyPatch):
    trees, away = root / "trees", root / "away"
    plan = (0.3, lambda: trees.rename(away)), (0.7, lambda: away.rename(trees)), (1.2, write(root / TREE))
    assert len(moments(root, monkeypatch, *plan)) == 4


def test_a_burst_is_one_moment_after_it(root: Path, monkeypatch: pytest.MonkeyPatch):
    burst = [(0.3 + number * QUIET_SECONDS / 2, write(root / f"trees/network/t{number}.yml")) for number in range(16)]
    (_, then) = moments(root, monkeypatch, *burst)
    assert burst[-1][0] < then < burst[-1][0] + LOOK_SECONDS + 2 * QUIET_SECONDS


def test_changes_without_end_wait_no_longer_than_said(root: Path, monkeypatch: pytest.MonkeyPatch):
    step = QUIET_SECONDS / 2
    flood = [(0.3 + number * step, write(root / TREE)) for number in range(round(2 / step))]
    found = moments(root, monkeypatch, *flood, end=2.2)
    assert len(found) == 4
    waits = [later - earlier for earlier, later in zip([0.3, *found[1:]], found[1:], strict=False)]
    assert max(waits) <= LATEST_SECONDS + LOOK_SECONDS + 2 * QUIET_SECONDS
