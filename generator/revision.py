"""A git revision of a project → its trees, content and settings as files in a folder.

Git is asked with fixed arguments, without a shell and with a limit of time; what a revision is called never becomes an
option, and what lies in it never becomes a path outside the folder.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from generator.problem import nearest
from generator.terminal import visible

FOLDERS = ("trees", "content", "site_config")
"""What a project is read from."""

_SECONDS = 60
_MOST_BYTES = 256 * 1024 * 1024
"""Of all files of a revision together."""
_COMMIT = re.compile(rb"[0-9a-f]{40,64}\Z")
_FILES = (b"100644", b"100755", b"100664")
"""Modes of ordinary files. Links and other repositories inside this one are left out."""
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY")
"""A hook's surroundings name its repository; here the project's folder does."""


class NoRepository(LookupError):
    """The project lies in no git repository, or there is no git; the message says which."""


class UnknownRevision(LookupError):
    """The repository has no such revision; the message is a hint at the nearest branch or tag, or empty."""


class UnreadableRevision(Exception):
    """Git failed, or took too long, or there is too much; the message says which."""


class Revision(NamedTuple):
    """What was written."""

    commit: str
    """In full."""
    left_out: tuple[str, ...]
    """Paths of links, and of what no file can be called."""


class _Entry(NamedTuple):
    path: str
    """Below the project, with slashes."""
    object: bytes


def write_revision(root: Path, name: str, folder: Path) -> Revision:
    """Write the project `root` as of the revision `name` into the empty `folder`.

    Raises NoRepository, UnknownRevision and UnreadableRevision.
    """
    prefix = _prefix(root)
    commit = _commit(root, name)
    entries, left_out = _entries(root, commit, prefix)
    if not entries:
        raise UnreadableRevision(f"there was no project here then: no {', no '.join(FOLDERS)}")
    for entry, content in zip(entries, _contents(root, entries), strict=True):
        target = folder.joinpath(*entry.path.split("/"))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(content)
        except (OSError, ValueError):
            # A name that is too long here, or a file where a folder has to be.
            left_out.append(entry.path)
    return Revision(commit.decode(), tuple(left_out))


def _prefix(root: Path) -> bytes:
    """Path of the project below the top of its repository, ending with a slash, or empty."""
    answer = _git(root, "rev-parse", "--show-prefix")
    if answer.returncode:
        if b"not a git repository" in answer.stderr:
            raise NoRepository(f"{root} lies in no git repository, so it has no revisions")
        raise NoRepository(f"git cannot be used in {root}: {_said(answer)}")
    return answer.stdout.removesuffix(b"\n")


def _commit(root: Path, name: str) -> bytes:
    answer = None
    if name.strip() and "\0" not in name:
        answer = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if answer is None or answer.returncode or not _COMMIT.match(answer.stdout.strip()):
        known = _git(root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
        raise UnknownRevision(nearest(name, known.stdout.decode("utf-8", "replace").splitlines()))
    return answer.stdout.strip()


def _entries(root: Path, commit: bytes, prefix: bytes) -> tuple[list[_Entry], list[str]]:
    """The files of the project's folders, and the paths of what is left out."""
    found: list[_Entry] = []
    left_out: list[str] = []
    size = 0
    wanted = [os.fsdecode(prefix) + folder for folder in FOLDERS]
    options = ("-r", "-z", "-l", "--full-tree", "--end-of-options")
    answer = _succeeded(_git(root, "--literal-pathspecs", "ls-tree", *options, commit.decode(), *wanted))
    for line in filter(None, answer.split(b"\0")):
        described, _, path = line.partition(b"\t")
        mode, _, object, length = described.split()
        name = os.fsdecode(path[len(prefix) :])
        if mode not in _FILES or not _is_harmless(name):
            left_out.append(name)
            continue
        if not length.isdigit():
            raise UnreadableRevision(f"git has lost the content of {visible(name)}")
        size += int(length)
        if size > _MOST_BYTES:
            raise UnreadableRevision(f"it has more than {_MOST_BYTES >> 20} MB of content")
        found.append(_Entry(name, object))
    return found, left_out


def _is_harmless(path: str) -> bool:
    """Whether `path` stays below the folder that it is put in, on any system."""
    parts = path.split("/")
    return (
        parts[0] in FOLDERS
        and all(part not in ("", ".", "..") and "\\" not in part for part in parts)
        and not PureWindowsPath(path).drive
    )


def _contents(root: Path, entries: list[_Entry]) -> Iterator[bytes]:
    """The bytes of each entry as they were committed."""
    if not entries:
        return
    asked = b"".join(entry.object + b"\n" for entry in entries)
    answer = _succeeded(_git(root, "cat-file", "--batch", given=asked))
    at = 0
    for entry in entries:
        end = answer.index(b"\n", at)
        head = answer[at:end].split()
        if len(head) != 3 or head[1] != b"blob":
            raise UnreadableRevision(f"git has lost the content of {visible(entry.path)}")
        start = end + 1
        at = start + int(head[2]) + 1
        yield answer[start : at - 1]


def _git(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    surroundings = {key: value for key, value in os.environ.items() if key not in _OF_A_HOOK}
    # Nothing is fetched, asked for or written; what git says is not translated.
    quiet = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(root), "--no-pager", *arguments]
    try:
        return subprocess.run(
            command, input=given, capture_output=True, check=False, timeout=_SECONDS, env={**surroundings, **quiet}
        )
    except FileNotFoundError as error:
        raise NoRepository("there is no git here; install it") from error
    except subprocess.TimeoutExpired as error:
        raise UnreadableRevision(f"git took more than {_SECONDS} seconds") from error
    except OSError as error:
        raise UnreadableRevision(f"git does not start: {error.strerror}") from error


def _succeeded(answer: subprocess.CompletedProcess[bytes]) -> bytes:
    if answer.returncode:
        raise UnreadableRevision(f"git failed: {_said(answer)}")
    return answer.stdout


def _said(answer: subprocess.CompletedProcess[bytes]) -> str:
    lines = answer.stderr.decode("utf-8", "replace").strip().splitlines()
    return visible(lines[0][:300]) if lines else f"exit code {answer.returncode}"
