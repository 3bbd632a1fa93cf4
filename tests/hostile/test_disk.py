"""Disks that are full or may not be written, at any moment: a clear message, the old files whole, and no half ones.

Each file that Python opens, MkDocs' own among them, is counted; one of the openings fails, or kills. In the tests'
own process that is done by standing in for ``open``: an audit hook would tell more surely, but it stays for ever,
and with one in place two threads that begin while coverage is measured can make one another fail.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.authoring import write_files
from generator.pipeline import BuildFailed
from generator.publish import PublishError, publish
from generator.publish.verify import verify
from tests.cli.running import Here
from tests.projects.copies import TODAY, small
from tests.publish.small_site import REPOSITORY, SETTINGS, small_rendering

Files = dict[str, bytes]
FRACTIONS = (0.0, 0.1, 0.5, 0.9, 1.0)
"""Where in the course of a build something happens."""


@dataclass
class Disk:
    """One that counts what is opened for writing below a folder, and at one of these says no."""

    below: str = "\0"
    left: int = -1
    """Openings that still succeed; below 0: all."""
    error: int = errno.ENOSPC
    opened: int = 0

    def opening(self, path: object, *, writes: bool) -> None:
        if writes and isinstance(path, str | bytes | os.PathLike) and os.fsdecode(path).startswith(self.below):
            self.opened += 1
            if self.opened - 1 == self.left:
                raise OSError(self.error, os.strerror(self.error), os.fsdecode(path))


@contextmanager
def disk(below: Path, left: int, error: int = errno.ENOSPC) -> Iterator[Disk]:
    here = Disk(f"{below}/", left, error)
    file_open, os_open = builtins.open, os.open

    def opens_file(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        here.opening(file, writes=not set(mode).isdisjoint("wax+"))
        return file_open(file, mode, *rest, **named)

    def opens(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        here.opening(path, writes=bool(flags & (os.O_WRONLY | os.O_RDWR)))
        return os_open(path, flags, *rest, **named)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(builtins, "open", opens_file)
        patched.setattr(io, "open", opens_file)  # Path.open's
        patched.setattr(os, "open", opens)
        yield here


def held(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(out: Path) -> None:
    publish(small_rendering(), SETTINGS, root=REPOSITORY, out=out)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a built site in it."""
    folder = tmp_path_factory.mktemp("disk")
    built(folder / "site")
    return folder


@pytest.fixture(scope="module")
def writes(folder: Path) -> int:
    """How many files a build opens for writing."""
    with disk(folder, -1) as counting:
        built(folder / "site")
    assert counting.opened > 50
    return counting.opened


@pytest.mark.parametrize("fraction", FRACTIONS)
def test_a_build_on_a_disk_that_is_full(folder: Path, writes: int, fraction: float):
    before = held(folder)
    with disk(folder, round((writes - 1) * fraction)), pytest.raises(PublishError, match="No space left on device"):
        built(folder / "site")
    assert held(folder) == before
    assert [entry.name for entry in folder.iterdir()] == ["site"]


@pytest.mark.parametrize("error", [errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EIO, errno.EMFILE])
def test_a_build_that_may_not_write(folder: Path, error: int):
    before = held(folder)
    with disk(folder, 0, error), pytest.raises(PublishError, match=os.strerror(error)):
        built(folder / "site")
    assert held(folder) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.hostile.test_disk import Disk, built
class Killing(Disk):
    def __call__(self, event, arguments):
        if event == "open" and isinstance(arguments[2], int):
            try:
                self.opening(arguments[0], writes=bool(arguments[2] & (os.O_WRONLY | os.O_RDWR)))
            except OSError:
                os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(Killing(below=sys.argv[1] + "/", left=int(sys.argv[2])))
built(Path(sys.argv[1], "site"))
"""


@pytest.mark.parametrize("fraction", [0.2, 1.0])
def test_a_build_that_is_killed(folder: Path, writes: int, fraction: float):
    before = held(folder / "site")
    command = [sys.executable, "-c", KILLED, str(folder), str(round((writes - 1) * fraction))]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    assert subprocess.run(command, check=False, env=environment).returncode == -signal.SIGKILL
    assert held(folder / "site") == before
    built(folder / "site")
    assert held(folder / "site") == before
    assert [entry.name for entry in folder.iterdir()] == ["site"]


def test_a_build_while_somebody_verifies(folder: Path):
    """The site is exchanged in the middle: whatever is told of it, it is told, and the site is whole."""

    def build_once(done: int, of: int) -> None:
        if done == of // 2:
            built(folder / "site")

    verify(str(folder / "site"), TODAY, build_once)
    assert [
        problem.rule for problem in verify(str(folder / "site"), TODAY).problems if problem.rule == "file-changed"
    ] == []


def test_a_place_to_build_in_that_is_a_link_is_not_followed(tmp_path: Path):
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/file").write_bytes(b"mine")
    (tmp_path / ".site.building").symlink_to("precious")
    with pytest.raises(PublishError, match=r"\.site\.building is a link"):
        built(tmp_path / "site")
    assert held(tmp_path / "precious") == {"file": b"mine"}
    (tmp_path / ".site.building").unlink()
    (tmp_path / ".site.building").mkdir()
    (tmp_path / ".site.building/new").symlink_to("../precious")
    (tmp_path / ".site.building/old").symlink_to("../precious")
    (tmp_path / ".site.building/file").write_bytes(b"")
    built(tmp_path / "site")
    assert held(tmp_path / "precious") == {"file": b"mine"}
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["precious", "site"]


# ------------------------------------------------------------------------------------- files that are written in place


@pytest.fixture
def poshelp(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    return Here(monkeypatch, capsys)


CODES = "code,zh,en\n9Z,余额不足了,Not enough\n"


@pytest.mark.parametrize(
    "command",
    [
        ("new", "tree", "network/no-signal"),
        ("import", "tree.json", "--as", "network/no-signal"),
        ("import", "codes.csv"),
        ("translate", "import", "texts.po"),
        ("translate", "export", "site_config/new.po"),
        ("export", "--out", "deep/er/out", "--format", "json"),
    ],
    ids=" ".join,
)
def test_all_files_of_a_command_or_none(poshelp: Here, tmp_path: Path, command: tuple[str, ...]):
    project, beside = small(tmp_path), tmp_path / "beside"
    beside.mkdir()
    assert poshelp("export", "no-answer", "--out", beside / "tree.json", project=project).code == 0
    assert poshelp("translate", "export", beside / "texts.po", project=project).code == 0
    po = (beside / "texts.po").read_text(encoding="utf-8")
    (beside / "texts.po").write_text(po.replace('msgstr "No result"', 'msgstr "No results"'), encoding="utf-8")
    (beside / "codes.csv").write_text(CODES, encoding="utf-8")
    arguments = [str(beside / part) if (beside / part).is_file() else part for part in command]
    arguments = [
        str(project / part) if "/" in part and part.startswith(("site_", "deep")) else part for part in arguments
    ]
    before, folders = held(project), sorted(path for path in project.rglob("*") if path.is_dir())
    for left in range(50):
        with disk(project, left):
            ran = poshelp(*arguments, project=project)
        if ran.code == 0:
            break
        assert ran.code == 1
        assert "No space left on device" in ran.err
        assert held(project) == before
        assert sorted(path for path in project.rglob("*") if path.is_dir()) == folders
    assert left > 0
    assert held(project) != before


def test_new_files_that_cannot_be_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "there").write_bytes(b"old")
    new = {tmp_path / "a/b/one": b"1", tmp_path / "there": b"2", tmp_path / "a/two": b"3"}
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "two":
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(BuildFailed, match="No space left on device; every file is as it was"):
            write_files(new, force=True)
    assert held(tmp_path) == {"there": b"old"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["there"]
    with pytest.raises(BuildFailed, match="exists; --force"):
        write_files(new, force=False)
    write_files(new, force=True)
    assert held(tmp_path) == {"a/b/one": b"1", "there": b"2", "a/two": b"3"}
    with pytest.raises(BuildFailed, match="cannot write"):
        write_files({tmp_path / "there/x": b""}, force=True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", [("--version",), ("explain",), ("schema",), ("check", "--format", "json")])
def test_output_that_is_led_to_a_full_disk(command: tuple[str, ...]):
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "generator", *command],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=REPOSITORY,
        )
    assert ran.returncode == 1
    assert ran.stderr.decode() == "poshelp: cannot write what is printed: No space left on device\n"
