"""DOT → positions, by Graphviz: the only module that runs a program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import threading
from dataclasses import dataclass
from pathlib import Path

from graphviz.backend import dot_command, execute

from generator.chart.cache import LayoutCache
from generator.chart.positions import Positions, UnusableLayout, positions_of

TIME_LIMIT = 10.0
"""Seconds for one graph; a usual one takes a hundredth."""
CHOSEN_ENGINE = "POS_DOT"
"""Environment variable with the path of the program to use."""
_PURE, _SYSTEM = "graphviz-pure", "dot"
_choosing = threading.Lock()


class LayoutFailed(RuntimeError):
    """No layout could be made. `hint` says what the user can do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message}\n{hint}")
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Engine:
    """A Graphviz that works."""

    program: Path
    version: str
    """What it says of itself: identifies its layouts."""


def find_engine() -> Engine:
    """The program named by POS_DOT, else graphviz-pure beside this Python, else `dot` on PATH.

    Raises LayoutFailed when POS_DOT names no working program (a choice is not passed over in silence), or when there
    is none at all.
    """
    chosen = os.environ.get(CHOSEN_ENGINE)
    if chosen:
        version = _version(Path(chosen))
        if not version:
            raise LayoutFailed(
                f"{CHOSEN_ENGINE} names `{chosen}`, which is no working Graphviz program",
                f"Give the path of a `dot` that answers to `-V`, or unset {CHOSEN_ENGINE}.",
            )
        return Engine(Path(chosen), version)
    # The scripts of a virtual environment are not on PATH when it is called as `.venv/bin/python`.
    beside = os.pathsep.join((str(Path(sys.executable).parent), sysconfig.get_path("scripts")))
    for found in (shutil.which(_PURE, path=beside), shutil.which(_PURE), shutil.which(_SYSTEM)):
        version = _version(Path(found)) if found else ""
        if found and version:
            return Engine(Path(found), version)
    raise LayoutFailed(
        "no Graphviz program was found to lay out the charts",
        f"`pip install {_PURE}` into the environment of {sys.executable}, install Graphviz so that `{_SYSTEM}` is on "
        f"PATH, or set {CHOSEN_ENGINE} to the path of a `dot` program.",
    )


def laid_out(
    dot: str, box_count: int, answer_count: int, engine: Engine, cache: LayoutCache | None, limit: float = TIME_LIMIT
) -> Positions:
    """Positions for `dot`, from `cache` where it has them. `limit` is in seconds.

    Raises LayoutFailed when the program is not there, fails, takes too long or answers nonsense.
    """
    kept = cache.get(dot) if cache else None
    if kept is not None:
        try:
            return positions_of(kept, box_count, answer_count)
        except UnusableLayout:
            pass  # A cache is never trusted: what does not fit is made anew.
    layout = _run(engine, dot, limit)
    try:
        positions = positions_of(layout, box_count, answer_count)
    except UnusableLayout as error:
        raise _failure(engine, f"gave an {error}") from error
    if cache:
        cache.put(dot, layout)
    return positions


def _run(engine: Engine, dot: str, limit: float) -> str:
    with _choosing:
        # The library knows its program by a global only.
        dot_command.DOT_BINARY = engine.program
        command = dot_command.command("dot", "json0")
    try:
        done = execute.run_check(command, input=dot, encoding="utf-8", capture_output=True, timeout=limit, quiet=True)
    except subprocess.TimeoutExpired as error:
        raise LayoutFailed(
            f"Graphviz took longer than {limit:g} s for one chart",
            "Split the tree: a chart of this size helps nobody at a counter.",
        ) from error
    except execute.CalledProcessError as error:
        raise _failure(engine, f"failed: {(error.stderr or '').strip() or error}") from error
    except (OSError, UnicodeError, execute.ExecutableNotFound) as error:
        raise _failure(engine, f"could not be run: {error}") from error
    return str(done.stdout)


def _failure(engine: Engine, what: str) -> LayoutFailed:
    return LayoutFailed(
        f"Graphviz (`{engine.program}`) {what}",
        f"Set {CHOSEN_ENGINE} to the path of another `dot` program to see whether this one is at fault.",
    )


def _version(program: Path) -> str:
    """What `program` answers to -V; empty when it does not work."""
    try:
        answer = subprocess.run(
            [program, "-V"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=TIME_LIMIT,
            check=False,
        )
    except (OSError, UnicodeError, subprocess.SubprocessError):
        return ""
    # Graphviz prints it on standard error, graphviz-pure on standard output.
    return (answer.stdout + answer.stderr).strip() if answer.returncode == 0 else ""
