"""What commands share: the request, the project that is read, how they refuse, and how they show their progress."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from generator import pipeline
from generator.model.schema_places import SCHEMAS
from generator.model.tree import DecisionTree
from generator.problem import counted, nearest
from generator.problem_formats import as_text
from generator.terminal import visible

_COLOURS = {"error": "red", "warning": "yellow", "place": "blue", "hint": "green", "caret": "red"}
_STAGES = {
    "read": "reading trees",
    "events": "reading events, MB",
    "draw": "drawing charts",
    "render": "rendering pages",
    "publish": "writing the site",
    "print": "setting the manuals",
    "verify": "verifying files",
}


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""Of a disk that standard output is led to."""


def abandon_output() -> None:
    """Nobody takes what is printed any more, and Python would try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def printing() -> Iterator[None]:
    """Where standard output cannot take what is printed, tells it in a line and leaves with 1."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()  # here, where it can be told, and not while Python ends
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        abandon_output()
        tell(f"poshelp: cannot write what is printed: {error.strerror}", err=True)
        sys.exit(1)


def request_of(root: Path, brand: str = "", jobs: int = 1) -> pipeline.Request:
    """What is asked of the project in `root`; refuses a folder that is none."""
    root = root.resolve()
    if not (root / "site_config").is_dir():
        refuse(f"{root} is no project: it has no folder site_config; name one with --project DIR")
    progress = show_progress if sys.stderr.isatty() else pipeline.silent
    return pipeline.Request(root, today(), brand, jobs, progress)


def today() -> date:
    """The day of SOURCE_DATE_EPOCH where it is set, else the day here."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).astimezone().date()
    if not epoch.isascii() or not epoch.isdigit():
        refuse(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch}")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (OverflowError, OSError, ValueError):
        refuse(f"SOURCE_DATE_EPOCH is no time that there is: {epoch}")


def site_of(request: pipeline.Request) -> pipeline.Site:
    """The checked project. Where errors are left, prints them and leaves with 1."""
    _, site, report = pipeline.examine(request)
    clear_progress()
    if site is None:
        click.echo(as_text(report, paint(sys.stderr)), nl=False, err=True)
        sys.exit(1)
    return site


def tree_of(site: pipeline.Site, id: str) -> DecisionTree:
    """Raises UnknownName."""
    if id not in site.trees:
        raise pipeline.UnknownName("tree", id, nearest(id, site.trees))
    return site.trees[id]


def lang_of(site: pipeline.Site, lang: str) -> str:
    """A language of the site; the one that all others are translated from where `lang` is empty. Raises UnknownName."""
    if lang and lang not in site.langs:
        hint = nearest(lang, site.langs) or f"known: {', '.join(site.langs)}"
        raise pipeline.UnknownName("language", lang, hint)
    return lang or site.source


def inside(root: Path, path: Path) -> str:
    """`path` relative to the project; it is looked for from here, then from the project folder."""
    there = [place for place in (path.resolve(), (root / path).resolve()) if place.exists()]
    if not there:
        folders = ("trees", "content", "site_config")
        names = [entry.relative_to(root).as_posix() for folder in folders for entry in (root / folder).rglob("*")]
        raise pipeline.UnknownName("file", path.as_posix(), nearest(path.as_posix(), names))
    found = next((place for place in there if place.is_relative_to(root)), None)
    if found is None:
        refuse(f"{path} is not inside the project {root}")
    return found.relative_to(root).as_posix()


def lies_in(file: str, path: str) -> bool:
    """Whether `file` is at or below `path`."""
    return path == "." or file == path or file.startswith(f"{path}/")


def refuse(message: str) -> NoReturn:
    """Leave with 2: wrong usage, or a name that does not exist."""
    tell(f"poshelp: {message}", err=True)
    sys.exit(2)


def tell(message: str, *, err: bool = False) -> None:
    """Print a message, in which there may be the name of a file or whatever else somebody gave."""
    click.echo(visible(message), err=err)


def tell_written(root: Path, paths: Iterable[Path]) -> None:
    """Print the path of each file that was written; schemas for editors are counted."""
    folder = root / SCHEMAS
    schemas = 0
    for path in paths:
        if path.parent == folder:
            schemas += 1
        else:
            tell(f"written: {path}")
    if schemas:
        tell(f"written: {counted(schemas, 'schema')} for editors in {folder}")


def paint(stream: Any) -> Callable[[str, str], str]:
    """What colours text for `stream`: a terminal, unless NO_COLOR is set."""
    if not stream.isatty() or os.environ.get("NO_COLOR"):
        return lambda text, role: text
    return lambda text, role: click.style(text, fg=_COLOURS[role], bold=role in ("error", "warning"))


def show_progress(what: str, done: int, total: int) -> None:
    """A line that the next one overwrites."""
    count = f" {done}/{total}" if total else ""
    click.echo(f"\r\033[K{_STAGES.get(what, what)}{count}", nl=False, err=True)


def clear_progress() -> None:
    """Make room for what is printed next."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
