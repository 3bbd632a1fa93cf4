"""Builds of the real command line that are killed at moments spread over their whole course, and two at once.

What a moment is: a file that is opened for writing, renamed, removed, a folder that is made or removed, wherever in the
project that is, told by an audit hook of the process that is killed. One process has everything imported and divides
itself for each build, so that a build takes a third of a second.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.chart.cache import LayoutCache
from generator.leftovers import remove_leftovers
from generator.publish import staging
from generator.publish.in_place import write_file
from tests.projects.copies import LARGE, worded

MANUAL = """
layout: sheet
file: causes/{cause}
title: {zh: 单个原因, en: One cause}
summary: {zh: 一个原因一份。, en: One cause each.}
"""
MOVED = """
trees: {worn-card: old-card}
codes: {Z9: "68", Z8: tree:old-card}
faults: {no-paper: no-slip}
families: {line: network}
pages: {paper: slips, a/b: family:network}
"""

PARTS = "site,manuals,embed"

SERVER = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from generator import cli
from generator.publish import staging

WRITES = os.O_WRONLY | os.O_RDWR
CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree"}

class Moments:
    def __init__(self, below, left):
        self.below, self.left, self.seen = below, left, []

    def __call__(self, event, arguments):
        if event in CHANGES or event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES:
            path = arguments[0]
            if isinstance(path, (str, bytes, os.PathLike)) and os.fsdecode(path).startswith(self.below):
                self.seen.append(f"{event} {os.fsdecode(path)[len(self.below):]}")
                if len(self.seen) - 1 == self.left:
                    os.kill(os.getpid(), signal.SIGKILL)

def build(arguments):
    sys.argv = ["poshelp", *arguments]
    try:
        cli.main()
    except SystemExit as left:
        return left.code
    return 3

assert build(sys.argv[2:]) == 0
print("ready", flush=True)
for line in sys.stdin:
    below, left, steps, moments, *arguments = line.rstrip("\\n").split("\\t")
    child = os.fork()
    if child == 0:
        if steps == "two":
            staging._exchange = lambda one, other: False
        watching = Moments(below, int(left))
        sys.addaudithook(watching)
        code = build(arguments)
        if moments:
            with open(moments, "w", encoding="utf-8") as file:
                file.write("\\n".join(watching.seen))
        os._exit(code)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""


class Held(NamedTuple):
    """A folder: its files, and all its entries."""

    files: dict[str, bytes]
    entries: list[str]

    @classmethod
    def of(cls, folder: Path) -> Held:
        found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
        return cls({path: (folder / path).read_bytes() for path in found if (folder / path).is_file()}, found)


class Server:
    """Builds the project at `root` as often as is asked, each time in a process of its own."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self.root, self.environment = root, environment
        command = [sys.executable, "-c", SERVER, str(LARGE), *self._arguments(PARTS)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            encoding="utf-8",
        )
        self._said("ready")

    def build(self, only: str = PARTS, *, killed_at: int = -1, steps: str = "one", tell: str = "") -> int:
        """Exit code; that of SIGKILL is negative. `tell`: a file for the moments that there were."""
        assert self._process.stdin
        asked = [f"{self.root}/", str(killed_at), steps, tell, *self._arguments(only)]
        self._process.stdin.write("\t".join(asked) + "\n")
        self._process.stdin.flush()
        return int(self._said())

    def close(self) -> None:
        self._process.communicate()

    def _arguments(self, only: str) -> list[str]:
        return ["--project", str(self.root), "build", "--no-compress", "--only", only, "--jobs", "1"]

    def _said(self, wanted: str = "") -> str:
        assert self._process.stdout
        for line in self._process.stdout:
            if line.strip() == wanted or (not wanted and not line.startswith("written")):
                return line
        raise AssertionError("the builds ended")


@pytest.fixture(scope="module")
def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("PROJECT", "NO_COLOR")}
    return {**kept, "SOURCE_DATE_EPOCH": "1795305600", "PYTHONPATH": str(LARGE)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = worded(tmp_path_factory.mktemp("killed"))
    (root / "site_config/manuals").mkdir()
    (root / "site_config/manuals/sheets.yml").write_text(MANUAL, encoding="utf-8")
    (root / "site_config/moved.yml").write_text(MOVED, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def server(root: Path, environment: dict[str, str]) -> Iterator[Server]:
    """With a built site. What Typst makes is made by another process: its threads do not survive a division."""
    subprocess.run(command(root, "--jobs", "1"), check=True, env=environment, capture_output=True)
    server = Server(root, environment)
    yield server
    server.close()


def command(root: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "generator", "--project", str(root), "build", "--no-compress", "--only", PARTS, *more]


def spread(moments: list[str], number: int) -> list[int]:
    """Numbers of moments from the first to the last."""
    return sorted({round(n * (len(moments) - 1) / (number - 1)) for n in range(number)})


def moments_of(server: Server, file: Path, only: str = PARTS, *, steps: str = "one") -> list[str]:
    """What a build does, one after the other."""
    assert server.build(only, steps=steps, tell=str(file)) == 0
    return file.read_text(encoding="utf-8").splitlines()


class Versions(NamedTuple):
    """The site as it was and as the next build makes it, with a copy of the old one to begin with."""

    old: Held
    new: Held
    copy: Path

    def begin(self, root: Path) -> None:
        shutil.rmtree(root / "site", ignore_errors=True)
        shutil.copytree(self.copy, root / "site")


@pytest.fixture(scope="module")
def versions(root: Path, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Versions:
    old, copy = Held.of(root / "site"), tmp_path_factory.mktemp("old") / "site"
    shutil.copytree(root / "site", copy)
    for page in ("content/zh/slips.md", "trees/network/no-answer.yml"):
        text = (root / page).read_text(encoding="utf-8")
        (root / page).write_text(text.replace("小票", "单据"), encoding="utf-8")
    # What Typst makes of it is made by another process, and is then kept.
    subprocess.run(command(root, "--jobs", "1"), check=True, env=server.environment, capture_output=True)
    new = Held.of(root / "site")
    assert {"manuals/causes/old-card.zh.pdf", "embed/v1/en/start.html", "zh/codes/z9/index.html"} <= set(new.files)
    assert new.files != old.files
    return Versions(old, new, copy)


def beside(root: Path) -> list[str]:
    return sorted(entry.name for entry in root.iterdir())


@pytest.mark.parametrize(("steps", "cache"), [("one", "warm"), ("two", "warm"), ("one", "cold")])
def test_killed_at_any_moment(
    root: Path, server: Server, versions: Versions, tmp_path: Path, steps: str, cache: str, record_property
):
    """`two`: on a system that cannot exchange two folders in one step. `cold`: nothing was made before."""
    versions.begin(root)
    names = beside(root)
    warm = moments_of(server, tmp_path / "moments", steps=steps)
    renames = [number for number, moment in enumerate(warm) if moment.startswith("os.rename")]
    if steps == "two":
        assert [warm[number].split()[1] for number in renames[-2:]] == ["site", ".site.building/new"]
        chosen = sorted({*spread(warm, 2), *range(renames[-2] - 1, renames[-1] + 2)} & {*range(len(warm))})
    else:
        chosen = spread(warm, 8 if cache == "warm" else 3)
    ended = set()
    for number in chosen:
        moment = f"{number}: {warm[number]}"
        versions.begin(root)
        if cache == "cold":
            shutil.rmtree(root / ".cache")
        assert server.build(killed_at=number, steps=steps) == -signal.SIGKILL, moment
        if steps == "two" and number == renames[-1]:
            assert not (root / "site").exists()  # between the two: the next build puts it back, even one that fails
            settings = root / "site_config/site.yml"
            settings.rename(root / "site.yml")
            assert server.build(steps=steps) == 1
            (root / "site.yml").rename(settings)
        left = Held.of(root / "site")
        assert left in (versions.old, versions.new), moment
        ended.add(left == versions.new)
        assert server.build(steps=steps) == 0, moment
        assert Held.of(root / "site") == versions.new, moment
        assert beside(root) == names, moment
    assert False in ended
    record_property("told", f"killed builds, {steps} step, {cache} cache: {len(chosen)} of {len(warm)} moments")


def test_parts_that_are_killed_leave_files_of_either_time(
    root: Path, server: Server, versions: Versions, tmp_path: Path
):
    versions.begin(root)
    moments = moments_of(server, tmp_path / "moments", only="manuals,embed")
    after = Held.of(root / "site")
    assert after.entries == versions.old.entries
    for number in spread(moments, 4):
        versions.begin(root)
        assert server.build("manuals,embed", killed_at=number) == -signal.SIGKILL
        left = Held.of(root / "site").files
        mine = {path: content for path, content in left.items() if not path.startswith(".building/")}
        assert mine.keys() == versions.old.files.keys()
        assert all(content in (versions.old.files[path], after.files[path]) for path, content in mine.items())
        assert server.build("manuals,embed") == 0
        assert Held.of(root / "site") == after, moments[number]


PROGRAM = """
import runpy, sys
exec(compile(sys.argv[1].partition("def build")[0], "moments", "exec"))
below, left = sys.argv[2:4]
sys.addaudithook(Moments(below, int(left)))
sys.argv = sys.argv[3:]
runpy.run_module("generator", run_name="__main__")
"""


@pytest.mark.parametrize("moment", [0, 200])
def test_the_program_itself(root: Path, server: Server, versions: Versions, moment: int):
    versions.begin(root)
    names = beside(root)
    program = [sys.executable, "-c", PROGRAM, SERVER.replace("sys.argv[1]", "sys.path[0]"), f"{root}/", str(moment)]
    done = subprocess.run([*program, *command(root)[3:]], check=False, env=server.environment, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert Held.of(root / "site") == versions.old
    assert server.build() == 0
    assert Held.of(root / "site") == versions.new
    assert beside(root) == names


def test_two_builds_at_once(root: Path, server: Server, versions: Versions):
    versions.begin(root)
    names = beside(root)
    builds = [
        subprocess.Popen(command(root), env=server.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [build.communicate()[1].decode() for build in builds]
    codes = [build.returncode for build in builds]
    assert 0 in codes
    for code, words in zip(codes, said, strict=True):
        assert code == 0 or (code == 1 and "another build is writing" in words), words
    assert Held.of(root / "site") == versions.new
    assert beside(root) == names


def test_a_build_that_is_interrupted_between_the_renames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("old", encoding="utf-8")
    monkeypatch.setattr(staging, "_exchange", lambda one, other: False)
    begun = staging.Staging.begin(target, mark="index.html")
    begun.write("index.html", b"new")
    rename = Path.rename

    def interrupted(self: Path, to: Path) -> Path:
        if self == begun.folder:
            raise KeyboardInterrupt
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        begun.commit()
    assert (target / "index.html").read_text(encoding="utf-8") == "old"
    assert beside(tmp_path) == ["site"]


# ------------------------------------------------------------------------------------ what killed processes leave


@pytest.mark.parametrize("age", [0, 7200])
def test_what_was_left_beside_goes_when_nobody_can_be_writing_it(tmp_path: Path, age: int):
    left = [
        tmp_path / ".poshelp-0123",
        tmp_path / "ab.7-7.part",
        tmp_path / "ab.7-7.part.layout",
        tmp_path / ".fonts-x",
    ]
    for path in left[:3]:
        path.write_bytes(b"half")
    left[3].mkdir()
    for path in left:
        os.utime(path, (time.time() - age,) * 2)
    write_file(tmp_path / "file", b"whole")
    LayoutCache(tmp_path, "dot").put("graph", "layout")
    assert [path.exists() for path in left] == [age == 0, age == 0, True, True]
    remove_leftovers(tmp_path, ".fonts-*")
    assert left[3].exists() == (age == 0)
