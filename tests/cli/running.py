"""The command line, run as a person would: in this process, which is quick, or as a program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from generator import cli

ROOT = Path(__file__).parents[2]


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


class Here:
    """Runs commands in this process, through `main`, as the installed program does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22, when the small project was reviewed
        for name in ("PROJECT", "NO_COLOR"):
            monkeypatch.delenv(name, raising=False)

    def __call__(self, *arguments: str | Path, project: Path | None = None) -> Ran:
        where = ["--project", str(project)] if project else []
        self._monkeypatch.setattr(sys, "argv", ["poshelp", *where, *map(str, arguments)])
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main()
        out, err = self._capsys.readouterr()
        assert "Traceback" not in out + err
        code = left.value.code
        assert isinstance(code, int)
        return Ran(code, out, err)


def program(*arguments: str | Path, environment: dict[str, str] | None = None, cwd: Path = ROOT) -> Ran:
    """`python -m generator` in a process of its own."""
    own = {"SOURCE_DATE_EPOCH": "1795305600", "PYTHONPATH": str(ROOT)} | (environment or {})
    command: Sequence[str] = [sys.executable, "-m", "generator", *map(str, arguments)]
    kept = {name: value for name, value in os.environ.items() if name not in ("PROJECT", "NO_COLOR")}
    done = subprocess.run(command, check=False, capture_output=True, env={**kept, **own}, cwd=cwd)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
