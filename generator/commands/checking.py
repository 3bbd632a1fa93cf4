"""`check`: what is wrong with the project, once or after each save."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from generator import comparison, pipeline
from generator.commands.shared import clear_progress, inside, lies_in, paint, request_of, tell, today
from generator.problem import Report
from generator.problem_formats import as_github, as_json, as_sarif, as_text, as_watched_text


@click.command("check")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.option("--watch", is_flag=True, help="Check again after each save, until Ctrl+C. JSON: a document a line.")
@click.option(
    "--since",
    "revision",
    metavar="REV",
    help="Also an error: an address that there was at the git revision REV, and that leads nowhere now.",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.pass_obj
def check_command(root: Path, form: str, revision: str | None, paths: tuple[Path, ...], *, watch: bool) -> None:
    """Load and check everything; print every problem, or those in PATHS.

    Exit code 0: no errors (there may be warnings), 1: errors, or REV cannot be read; 2: there is no REV.
    """
    if watch and form not in ("text", "json"):
        raise click.UsageError(f"--watch is for the formats text and json, not {form}")
    request = request_of(root)
    wanted = [inside(request.root, path) for path in paths]
    before = comparison.published(request, revision) if revision is not None else None
    for note in before.notes if before else ():
        tell(f"note: {note}", err=True)
    if watch:
        _watch(request, before, wanted, form)
    report = _wanted(_examined(request, before).report, wanted)
    clear_progress()
    formats: dict[str, Callable[[], str]] = {
        "text": lambda: as_text(report, paint(sys.stdout)),
        "json": lambda: as_json(report),
        "github": lambda: as_github(report),
        "sarif": lambda: as_sarif(report, pipeline.RULES),
    }
    click.echo(formats[form](), nl=False)
    sys.exit(1 if report.errors else 0)


def _examined(
    request: pipeline.Request, before: comparison.Published | None, memory: pipeline.Memory | None = None
) -> pipeline.Examined:
    return comparison.examine_since(request, before, memory) if before else pipeline.examine(request, memory)


def _watch(request: pipeline.Request, before: comparison.Published | None, wanted: list[str], form: str) -> NoReturn:
    """Check after each change until interrupted, and leave with the exit code of the last report."""
    memory: pipeline.Memory = {}
    code = 1
    try:
        for _ in pipeline.changes(request.root):
            if form == "text":
                click.clear()  # does nothing where there is no terminal
                click.echo("checking")
            begun = time.perf_counter()
            report = _wanted(_examined(replace(request, today=today()), before, memory).report, wanted)
            clear_progress()
            code = 1 if report.errors else 0
            if form == "text":
                click.echo(as_watched_text(report, time.perf_counter() - begun, paint(sys.stdout)), nl=False)
            else:
                click.echo(as_json(report, one_line=True), nl=False)
    except KeyboardInterrupt:
        clear_progress()
    sys.exit(code)


def _wanted(report: Report, paths: list[str]) -> Report:
    if not paths:
        return report
    kept = [problem for problem in report.problems if any(lies_in(problem.span.file, path) for path in paths)]
    return Report(tuple(kept), report.sources)
