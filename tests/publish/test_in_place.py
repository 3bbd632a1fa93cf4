"""Files in place of others: all of them or none, with the mode that they had."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.publish import PublishError, replace_files, write_file


@pytest.fixture
def files(tmp_path: Path) -> dict[Path, bytes]:
    found = {tmp_path / name: name.encode() for name in ("a.yml", "b.yml", "c.yml")}
    for path, content in found.items():
        path.write_bytes(content)
    return found


def held(files: dict[Path, bytes]) -> dict[Path, bytes]:
    folder = next(iter(files)).parent
    return {path: path.read_bytes() for path in folder.iterdir()}


def new(files: dict[Path, bytes]) -> dict[Path, bytes]:
    return {path: b"new " + content for path, content in files.items()}


def test_all(files: dict[Path, bytes]):
    first = next(iter(files))
    first.chmod(0o640)
    replace_files(new(files), files)
    assert held(files) == new(files)
    assert first.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_one(files: dict[Path, bytes]):
    first, second, _ = files
    first.unlink()
    first.symlink_to(second.name)
    replace_files({first: b"x"}, {first: b"b.yml"})
    assert first.is_symlink()
    assert second.read_bytes() == b"x"


def test_what_somebody_changed_meanwhile_is_kept(files: dict[Path, bytes]):
    last = list(files)[-1]
    last.write_bytes(b"theirs")
    with pytest.raises(PublishError, match=r"c\.yml has changed meanwhile"):
        replace_files(new(files), files)
    assert held(files) == {**files, last: b"theirs"}


@pytest.mark.parametrize("failing", [0, 1, 2])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_none_when_one_cannot_be_replaced(
    files: dict[Path, bytes], failing: int, error: BaseException, monkeypatch: pytest.MonkeyPatch
):
    replace, calls = Path.replace, iter(range(10))

    def sometimes(self: Path, target: Path) -> Path:
        if next(calls) == failing:
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", sometimes)
    expected = PublishError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected, match="every file is as it was" if expected is PublishError else None):
        replace_files(new(files), files)
    assert held(files) == files


def test_files_that_cannot_be_put_back_are_named(files: dict[Path, bytes], monkeypatch: pytest.MonkeyPatch):
    replace, calls = Path.replace, iter(range(10))

    def once(self: Path, target: Path) -> Path:
        if next(calls) > 0:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", once)
    with pytest.raises(PublishError, match=r"these stayed changed: .*a\.yml"):
        replace_files(new(files), files)


def test_a_disk_that_is_full_before_anything_is_replaced(files: dict[Path, bytes], monkeypatch: pytest.MonkeyPatch):
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PublishError, match="No space left on device; every file is as it was"):
        replace_files(new(files), files)
    assert held(files) == files


def test_a_file_that_is_gone(files: dict[Path, bytes]):
    next(iter(files)).unlink()
    with pytest.raises(PublishError, match="No such file"):
        replace_files(new(files), files)


def test_one_file(tmp_path: Path):
    path = tmp_path / "x.po"
    write_file(path, b"one")
    path.chmod(0o600)
    write_file(path, b"two")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"two", 0o600)
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(PublishError, match=r"cannot write .*none/x\.po: No such file"):
        write_file(tmp_path / "none/x.po", b"")
