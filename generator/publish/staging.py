"""A folder beside the site → the site, in one step, by one build at a time.

A build writes into `.site.building` beside `site` and swaps the two at the end. The folder is also the lock: the
operating system lets go of it when the process ends, however it ends, so a killed build leaves only a folder, which
the next build empties. What is built to go among other files is written into such a folder inside theirs.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path
from typing import Self

from generator.publish.failure import PublishError
from generator.publish.in_place import write_file

if sys.platform != "win32":
    import fcntl


class Staging:
    """A place to build in. Use `begin`, then either `commit` or `abandon`."""

    def __init__(self, target: Path, place: Path, lock: int) -> None:
        self._target = target
        self._place = place
        self._lock = lock
        self.folder = place / "new"
        """What to fill."""

    @classmethod
    def begin(cls, target: Path, *, mark: str) -> Self:
        """An empty folder beside `target`, which will be replaced and so must be empty or a site made before.

        `mark` is a path that every site has. Raises PublishError for any other folder, and when another build of
        `target` is under way.
        """
        target = target.absolute()
        try:
            if target.exists() and not target.is_dir():
                raise PublishError(f"{target} is a file", "name another folder with --out")
            if target.exists() and not (target / mark).exists() and any(target.iterdir()):
                hint = "name another folder with --out, or remove this one yourself"
                raise PublishError(f"{target} is not empty and was not made by poshelp; it would be lost", hint)
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _disk_error(error) from error
        return cls._opened(target, _place(target))

    @classmethod
    def inside(cls, target: Path) -> Self:
        """An empty folder inside `target`, which is made when needed and whose other files stay as they are.

        Use `merge` instead of `commit`. Raises PublishError, also when another such build of `target` is under way.
        """
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _disk_error(error) from error
        return cls._opened(target.absolute(), target.absolute() / ".building")

    @classmethod
    def _opened(cls, target: Path, place: Path) -> Self:
        try:
            lock = _lock(place, target)
        except OSError as error:
            raise _disk_error(error) from error
        staging = cls(target, place, lock)
        try:
            _recover(place, target)
            for leftover in place.iterdir():
                if leftover.is_dir() and not leftover.is_symlink():
                    shutil.rmtree(leftover)
                else:
                    leftover.unlink()
            staging.folder.mkdir()
        except OSError as error:
            os.close(lock)
            raise _disk_error(error) from error
        return staging

    def write(self, path: str, content: bytes) -> None:
        """Write a file below the folder. Raises PublishError."""
        file = self.folder / path
        if self.folder not in Path(os.path.normpath(file)).parents:
            raise PublishError(f"the file {path} would lie outside the site")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        except OSError as error:
            raise _disk_error(error) from error

    def read(self, path: str) -> bytes:
        """A file below the folder. Raises PublishError."""
        try:
            return (self.folder / path).read_bytes()
        except OSError as error:
            raise _disk_error(error) from error

    def paths(self) -> list[str]:
        """Every file below the folder, sorted, with forward slashes."""
        return files_below(self.folder)

    def has(self, path: str) -> bool:
        """Whether there is such a file below the folder."""
        return (self.folder / path).is_file()

    def commit(self) -> None:
        """Put the folder in the place of the target, and remove what was there."""
        try:
            if not self._target.exists():
                self.folder.rename(self._target)
            elif not _exchange(self.folder, self._target):
                # For the blink between the two renames there is no target; `begin` puts it back if all ends there.
                old = self._place / "old"
                self._target.rename(old)
                try:
                    self.folder.rename(self._target)
                except OSError:
                    old.rename(self._target)
                    raise
        except OSError as error:
            raise _disk_error(error) from error
        finally:
            self.abandon()

    def merge(self) -> None:
        """Put each file of the folder among those of the target, whole, in the place of one that is there."""
        try:
            for path in self.paths():
                new, file = self.folder / path, (self._target / path).resolve()
                file.parent.mkdir(parents=True, exist_ok=True)
                if file.exists():
                    new.chmod(file.stat().st_mode & 0o7777)
                try:
                    new.replace(file)
                except OSError as error:
                    if error.errno != errno.EXDEV:
                        raise
                    write_file(file, new.read_bytes())  # through a link to another disk
        except OSError as error:
            raise _disk_error(error) from error
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Remove the folder and let the next build begin. Doing so twice is harmless."""
        if self._lock < 0:
            return
        with contextlib.suppress(OSError):
            _recover(self._place, self._target)  # whoever interrupts may do so between the two renames
        shutil.rmtree(self._place, ignore_errors=True)
        os.close(self._lock)
        self._lock = -1


def put_back(target: Path) -> None:
    """Put back what a build of `target` took away when it was killed between its two renames. Raises PublishError."""
    target = target.absolute()
    place = _place(target)
    if target.exists() or not (place / "old").exists():
        return
    try:
        lock = _lock(place, target)
        try:
            _recover(place, target)
        finally:
            os.close(lock)
    except OSError as error:
        raise _disk_error(error) from error


def _place(target: Path) -> Path:
    return target.parent / f".{target.name}.building"


def files_below(folder: Path) -> list[str]:
    """Paths of all files below `folder`, sorted, with forward slashes."""
    start = len(str(folder)) + 1
    places = ((place[start:].replace(os.sep, "/"), names) for place, _, names in os.walk(folder))
    return sorted(f"{place}/{name}" if place else name for place, names in places for name in names)


def _lock(place: Path, target: Path) -> int:
    """An open descriptor of `place`, which nobody else can get at the same time."""
    while True:
        if place.is_symlink():
            # It would be emptied, and with it whatever folder it leads to.
            raise PublishError(f"{place} is a link", "remove it: builds make a folder of this name")
        place.mkdir(exist_ok=True)
        if sys.platform == "win32":
            # Folders cannot be locked there; two builds at once are the caller's to avoid.
            return os.open(os.devnull, os.O_RDONLY)
        try:
            lock = os.open(place, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise PublishError(f"another build is writing {target}", "wait for it, or name another --out") from None
        if _is_at(lock, place):
            return lock
        # Whoever had it before removed the folder between our opening and our locking it.
        os.close(lock)


def _is_at(descriptor: int, place: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), place.stat())
    except FileNotFoundError:
        return False


def _recover(place: Path, target: Path) -> None:
    """Put back the target of a build that was killed between its two renames."""
    old = place / "old"
    if old.is_dir() and not old.is_symlink() and not target.exists():
        old.rename(target)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in a single step, or give False where the system or the file system cannot."""
    if sys.platform != "linux":
        return False
    at_working_folder, exchange = -100, 2
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    result: int = rename(at_working_folder, os.fsencode(one), at_working_folder, os.fsencode(other), exchange)
    return result == 0


def _disk_error(error: OSError) -> PublishError:
    where = f"{error.filename}: " if error.filename else ""
    return PublishError(f"the site could not be written: {where}{error.strerror or error}")
