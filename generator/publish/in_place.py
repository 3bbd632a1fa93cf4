"""New contents → files in place of those that are there: each of them whole, and all of them or none."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from generator.leftovers import remove_leftovers
from generator.publish.failure import PublishError

_MARK = ".poshelp-"
"""Begins the name of a file that is being written."""


def replace_files(
    contents: Mapping[Path, bytes], expected: Mapping[Path, bytes | None], *, within: Path | None = None
) -> None:
    """Write each file anew with the mode that it has. Raises PublishError; then every file is as it was.

    `expected`: what the files held when the new contents were made; None: there was none. Whoever changed one meanwhile
    keeps the change.
    A link stays, and the file that it leads to is written; with `within`, where that lies in this folder.
    """
    _keep_within(within, contents)
    written: dict[Path, Path] = {}
    replaced: list[Path] = []
    try:
        changed = next((path for path, content in expected.items() if _has_changed(path, content)), None)
        if changed:
            _refuse(changed)
        for path, content in contents.items():
            written[path] = _beside(path.resolve(), content)
        for path, new in written.items():
            new.replace(path.resolve())
            replaced.append(path)
    except OSError as error:
        lost = _put_back(replaced, expected)
        left = f"; these stayed changed: {', '.join(map(str, lost))}" if lost else "; every file is as it was"
        raise PublishError(f"cannot write {error.filename or ''}: {error.strerror}{left}") from error
    except BaseException:
        _put_back(replaced, expected)
        raise
    finally:
        for new in written.values():
            new.unlink(missing_ok=True)


def write_files(contents: Mapping[Path, bytes], *, within: Path | None = None) -> None:
    """Write files that may be new, with the folders that they need. Raises PublishError; then all is as it was.

    `within` as for `replace_files`."""
    _keep_within(within, contents)
    made: list[Path] = []
    try:
        for path in contents:
            _make_folder(path.parent, made)
        before = {path: path.read_bytes() if path.exists() else None for path in contents}
        replace_files(contents, before)
    except OSError as error:
        _remove(made)
        raise PublishError(f"cannot write {error.filename or ''}: {error.strerror}") from error
    except BaseException:
        _remove(made)
        raise


def _make_folder(folder: Path, made: list[Path]) -> None:
    """`folder` and those above it, each noted in `made` once it is there."""
    missing = []
    while not folder.exists() and not folder.is_symlink():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir()
        made.append(one)


def _remove(made: list[Path]) -> None:
    for folder in reversed(made):
        # What somebody else has put into it meanwhile stays.
        with suppress(OSError):
            folder.rmdir()


def _keep_within(folder: Path | None, paths: Iterable[Path]) -> None:
    """Raises PublishError where a link leads out of `folder`, to what is not the writer's to change."""
    if folder is None:
        return
    inside = os.path.realpath(folder)
    for path in paths:
        if not Path(os.path.realpath(path)).is_relative_to(inside):
            raise PublishError(f"{path} is reached through a link that leads out of {folder}; nothing was written")


def _has_changed(path: Path, content: bytes | None) -> bool:
    return (path.read_bytes() if content is not None or path.exists() else None) != content


def _refuse(changed: Path) -> NoReturn:
    raise PublishError(f"{changed} has changed meanwhile; nothing was written")


def write_file(path: Path, content: bytes) -> None:
    """Write `path` whole, over what is there, with its mode. Raises PublishError."""
    try:
        _beside(path.resolve(), content).replace(path.resolve())
    except OSError as error:
        raise PublishError(f"cannot write {path}: {error.strerror}") from error


def _beside(path: Path, content: bytes) -> Path:
    """A new file in the folder of `path`, whose name nothing reads, with its mode and with `content` on the disk."""
    remove_leftovers(path.parent, f"{_MARK}*")
    new = path.parent / f"{_MARK}{secrets.token_hex(8)}"
    try:
        with new.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode & 0o7777)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return new


def _put_back(paths: list[Path], before: Mapping[Path, bytes | None]) -> list[Path]:
    """Give the files what they held before; those that cannot be written are named."""
    lost = []
    for path in paths:
        content = before[path]
        try:
            if content is None:
                path.unlink()
            else:
                _beside(path.resolve(), content).replace(path.resolve())
        except OSError:
            lost.append(path)
    return lost
