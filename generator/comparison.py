"""A project and one of its git revisions → what differs, and which addresses were lost."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from generator.compare import compare, lost_since
from generator.load import Loaded, Memory, load
from generator.model.project import Project
from generator.pipeline import (
    BuildFailed,
    Examined,
    Request,
    UnknownName,
    UnknownPlace,
    collecting_later,
    examine,
)
from generator.problem import Report, counted
from generator.render import DifferenceFormat, difference_listing
from generator.revision import NoRepository, UnknownRevision, UnreadableRevision, write_revision
from generator.terminal import visible


class Published(NamedTuple):
    """A project as it was at a git revision."""

    name: str
    """As it was called, with its commit."""
    project: Project
    notes: tuple[str, ...]
    """What could not be read whole."""


def published(request: Request, revision: str) -> Published:
    """The project as of its git `revision`. It is not checked: it did not know today's rules.

    Raises UnknownName, UnknownPlace where there is no repository, and BuildFailed where it cannot be read at all.
    """
    shown = visible(revision)
    with tempfile.TemporaryDirectory(prefix="poshelp-") as folder:
        try:
            written = write_revision(request.root, revision, Path(folder))
        except NoRepository as error:
            raise UnknownPlace(str(error)) from error
        except UnknownRevision as error:
            raise UnknownName("revision", shown, str(error)) from error
        except UnreadableRevision as error:
            raise BuildFailed(f"cannot read revision `{shown}`: {error}") from error
        name = f"{shown} ({written.commit[:12]})"
        left_out = tuple(f"`{path}` of {name} is no ordinary file and is left out" for path in written.left_out)
        project, notes = _whole(name, _read(request, Path(folder)))
        return Published(name, project, (*left_out, *notes))


def diff(request: Request, revision: str, form: DifferenceFormat) -> str:
    """What the files of the project do differently from its git `revision`.

    Both sides are read, and neither is checked. Raises as `published` does.
    """
    with collecting_later():
        before = published(request, revision)
        here = "the working tree"
        project, notes = _whole(here, _read(request, request.root))
        names = before.name, here
        return difference_listing(compare(before.project, project, names, (*before.notes, *notes)), form)


def examine_since(request: Request, before: Published, memory: Memory | None = None) -> Examined:
    """The same as `examine`, with each address of `before` that leads nowhere now as an error."""
    examined = examine(request, memory)
    if examined.project is None:
        return examined
    lost = lost_since(before.project, examined.project, before.name)
    report = Report.of((*examined.report.problems, *lost), examined.report.sources)
    return Examined(examined.project, None if report.errors else examined.site, report)


def _read(request: Request, root: Path) -> Loaded:
    return load(root, request.today, lambda done, all: request.progress("read", done, all))


def _whole(name: str, loaded: Loaded) -> tuple[Project, tuple[str, ...]]:
    """The project, and words for errors of reading it. Raises BuildFailed."""
    project, report = loaded
    if project is None:
        first = report.problems[0]
        raise BuildFailed(f"cannot read {name}: {first.span.file}:{first.span.line}: {first.message}")
    if not report.errors:
        return project, ()
    errors = counted(report.errors, "error")
    return project, (f"reading {name} found {errors}: what could be read whole is compared",)
