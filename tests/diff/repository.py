"""Real git repositories in temporary folders, made without anybody's own settings."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Test"), ("EMAIL", "test@example.org"), ("DATE", "2026-11-22T12:00:00Z"))
}


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    """What git answers; no settings but those of the repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **_WHO}
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, input=given, capture_output=True, check=True, env={**kept, **own})
    return done.stdout.decode().strip()


def committed(folder: Path) -> str:
    """Everything in `folder` as a commit, of a new repository where there is none; gives its id."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message=content")
    return git(folder, "rev-parse", "HEAD")


def crafted(folder: Path, entries: dict[str, tuple[str, bytes]]) -> str:
    """A commit whose trees git itself would not make: path → (mode, content). A part of a path may be `..`."""
    below: dict[str, dict[str, tuple[str, bytes]]] = {}
    lines: list[bytes] = []
    for path, (mode, content) in entries.items():
        top, _, rest = path.partition("/")
        if rest:
            below.setdefault(top, {})[rest] = (mode, content)
        else:
            blob = git(folder, "hash-object", "-w", "--stdin", given=content)
            lines.append(f"{mode} {top}\0".encode() + bytes.fromhex(blob))
    for top, members in below.items():
        lines.append(f"40000 {top}\0".encode() + bytes.fromhex(crafted(folder, members)))
    return git(folder, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=b"".join(lines))
