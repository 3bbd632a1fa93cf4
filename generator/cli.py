"""The command line → calls of the pipeline. The only module that prints; 0 is good, 1 errors, 2 wrong usage."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn, cast

import click

from generator import __version__, pipeline
from generator.model.text import LANGS, Lang
from generator.model.tree import DecisionTree
from generator.problem import Report, nearest
from generator.problem_formats import as_github, as_json, as_sarif, as_text

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_COLOURS = {"error": "red", "warning": "yellow", "place": "blue", "hint": "green", "caret": "red"}
_WRITTEN = {
    pipeline.Part.SITE: "index.html",
    pipeline.Part.MANUALS: "manuals",
    pipeline.Part.EMBED: "embed",
    pipeline.Part.PACK: "offline",
}
_STAGES = {
    "read": "reading trees",
    "events": "reading events, MB",
    "draw": "drawing charts",
    "render": "rendering pages",
    "publish": "writing the site",
    "print": "setting the manuals",
    "verify": "verifying files",
}


def _address(context: click.Context, option: click.Parameter, value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise click.BadParameter(f"{value!r} is not HOST:PORT, such as 127.0.0.1:8000")
    return value


class _Commands(click.Group):
    """Commands whose reader may stop reading."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BrokenPipeError:
            # The reader of the pipe has seen enough, and nothing is wrong; click itself would call it an error.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)


@click.group(cls=_Commands, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="poshelp")
@click.option(
    "--project",
    type=click.Path(path_type=Path),
    envvar="PROJECT",
    default=Path(),
    help="Project folder (trees/, content/, site_config/, mkdocs.yml). Default: this folder.",
)
@click.pass_context
def cli(context: click.Context, project: Path) -> None:
    """Decision trees and bilingual pages become help for refused card payments."""
    context.obj = project


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        cli(prog_name="poshelp")
    except (pipeline.UnknownName, pipeline.UnknownPlace) as error:
        _refuse(str(error))
    except pipeline.BuildFailed as error:
        click.echo(f"poshelp: {error}", err=True)
        sys.exit(1)
    sys.exit(0)


@cli.command("check")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.pass_obj
def check_command(root: Path, form: str, paths: tuple[Path, ...]) -> None:
    """Load and check everything; print every problem, or those in PATHS.

    Exit code 0: no errors (there may be warnings), 1: errors.
    """
    request = _request(root)
    wanted = [_inside(request.root, path) for path in paths]
    report = pipeline.examine(request).report
    _clear_progress()
    if wanted:
        kept = [problem for problem in report.problems if any(_lies_in(problem.span.file, path) for path in wanted)]
        report = Report(tuple(kept), report.sources)
    if form == "text":
        click.echo(as_text(report, _paint(sys.stdout)), nl=False)
    else:
        formats: dict[str, Callable[[], str]] = {
            "json": lambda: as_json(report),
            "github": lambda: as_github(report),
            "sarif": lambda: as_sarif(report, pipeline.RULES),
        }
        click.echo(formats[form](), nl=False)
    sys.exit(1 if report.errors else 0)


def _parts(context: click.Context, option: click.Parameter, value: str) -> frozenset[pipeline.Part]:
    names = [name.strip() for name in value.split(",")]
    for name in names:
        if name not in list(pipeline.Part):
            hint = nearest(name, list(pipeline.Part)) or f"parts are {', '.join(pipeline.Part)}"
            raise click.BadParameter(f"there is no part {name!r}; {hint}")
    return frozenset(map(pipeline.Part, names))


@cli.command("build")
@click.option("--brand", default="", metavar="ID", help="A brand of site_config/brands. Default: the site's own.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write. Default: site/ of the project.")
@click.option(
    "--only",
    default=",".join(pipeline.Part),
    show_default=True,
    metavar="PARTS",
    callback=_parts,
    help="`site` with any of `manuals`, `embed` and `pack` (the offline files): the site, without those that are not "
    "named and without links to them. Without `site`: what is named, into the folder as it is.",
)
@click.option(
    "--compress/--no-compress",
    default=True,
    show_default=True,
    help="Texts also as .br and .gz, which servers send as they are.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=os.cpu_count() or 1, show_default=True, help="Charts at a time."
)
@click.pass_obj
def build_command(
    root: Path, brand: str, out: Path | None, only: frozenset[pipeline.Part], jobs: int, *, compress: bool
) -> None:
    """Check everything, then write the site. On an error the previous site stays whole."""
    request = _request(root, brand, jobs)
    target = out or request.root / "site"
    report = pipeline.build(request, target, only, compress=compress)
    _clear_progress()
    if report.problems:
        click.echo(as_text(report, _paint(sys.stderr)), nl=False, err=True)
    if report.errors:
        click.echo("nothing was written" + (f"; {target} is as it was" if target.exists() else ""), err=True)
        sys.exit(1)
    written = [str(target / name) for part, name in _WRITTEN.items() if part in only]
    click.echo(f"written: {written[0] if pipeline.Part.SITE in only else ', '.join(written)}")


@cli.command("serve")
@click.option("--brand", default="", metavar="ID", help="A brand of site_config/brands. Default: the site's own.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", callback=_address)
@click.pass_obj
def serve_command(root: Path, brand: str, address: str) -> None:
    """Show the site with live reload while trees, pages, templates or settings change. Stop with Ctrl+C."""
    pipeline.serve(_request(root, brand), address)


@cli.command("hosting")
@click.argument("kind", type=click.Choice(pipeline.hosting_kinds()))
@click.option(
    "--site", type=click.Path(path_type=Path), help="Folder of the built site. Default: site/ of the project."
)
@click.option("--root", default="", metavar="DIR", help="Where the site lies on the server. Default: the same folder.")
@click.pass_obj
def hosting_command(project: Path, kind: str, site: Path | None, root: str) -> None:
    """Print the configuration that KIND of hosting needs to publish the built site as it is meant."""
    click.echo(pipeline.hosting(kind, site or project.resolve() / "site", root), nl=False)


@cli.command("verify")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.argument("where", metavar="DIR|URL")
def verify_command(where: str, form: str) -> None:
    """Verify a published site: files, links, languages, security, data, review dates; at a URL also headers.

    Exit code 0: no errors (there may be warnings), 1: errors, 2: there is no such folder, or nobody answers.
    """
    progress = _show_progress if sys.stderr.isatty() else pipeline.silent
    report = pipeline.verify(where, _today(), progress)
    _clear_progress()
    text = as_json(report) if form == "json" else as_text(report, _paint(sys.stdout), explained=False)
    click.echo(text, nl=False)
    sys.exit(1 if report.errors else 0)


@cli.group("new")
def new_group() -> None:
    """Begin something new."""


@new_group.command("tree")
@click.argument("name", metavar="FAMILY/ID")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def new_tree_command(root: Path, name: str, *, force: bool) -> None:
    """Write a tree to fill in, with its two pages. `poshelp check` then lists what is still to be written."""
    for path in pipeline.new_tree(_request(root), name, force=force):
        click.echo(f"written: {path}")


@cli.command("explain")
@click.argument("rule", required=False)
def explain_command(rule: str | None) -> None:
    """Explain RULE with a failing and a repaired example. Without RULE: the list of all rules."""
    if rule is None:
        group = ""
        for known in pipeline.RULES:
            if known.group != group:
                group = known.group
                click.echo(f"\n{group}")
            click.echo(f"  {known.id:24} {known.severity:8} {known.summary}")
        return
    known = pipeline.rule_of(rule)
    click.echo(f"{known.id} ({known.group}, {known.severity})\n\n{known.summary}.\n\n{known.explanation}", nl=False)


@cli.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of a tree, for editors."""
    click.echo(json.dumps(pipeline.tree_schema(), ensure_ascii=False, indent=2))


@cli.command("paths")
@click.argument("tree")
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
@click.pass_obj
def paths_command(root: Path, tree: str, form: Any) -> None:
    """Print every path of TREE: the answers given, and where they end."""
    request = _request(root)
    site = _site(request)
    click.echo(pipeline.path_listing(site, _tree(site, tree), form, pipeline.brand_of(site, "")), nl=False)


@cli.command("coverage")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def coverage_command(root: Path, form: Any) -> None:
    """Print what is covered: codes and faults by trees, answers and outcomes by examples."""
    click.echo(pipeline.coverage_listing(_site(_request(root)), form), nl=False)


@cli.command("diff")
@click.argument("revision", metavar="REV")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.pass_obj
def diff_command(root: Path, revision: str, form: Any) -> None:
    """Print what the content does differently since the git revision REV, such as main or HEAD~3.

    Paths that end elsewhere, that are new or gone; outcomes, codes, faults and waiting times that changed; texts, and
    the translations that were not touched with them. `markdown` is for a pull request. Dates and sources are left out.

    Exit code 0: both sides were read, whether they differ or not; 1: one of them cannot be read.
    """
    listing = pipeline.diff(_request(root), revision, form)
    _clear_progress()
    click.echo(listing, nl=False)


@cli.group("translate")
def translate_group() -> None:
    """Give the texts to translators as a PO file, and take their translations back."""


@translate_group.command("export")
@click.argument("file", metavar="FILE")
@click.option("--lang", type=click.Choice(list(LANGS[1:])), default=LANGS[1], show_default=True)
@click.option("--force", is_flag=True, help="Overwrite FILE if it exists.")
@click.pass_obj
def export_translations_command(root: Path, file: str, lang: str, *, force: bool) -> None:
    """Write every text that is there in both languages to FILE, a PO file for Weblate, Poedit or Lokalize.

    `-` is standard output. The context of an entry is the name of its text; comments tell what the text is, what has
    to stay as it stands, and which terms are fixed. Translations of pages that have changed since are `fuzzy`.
    """
    out = None if file == "-" else Path(file)
    content = pipeline.export_translations(_request(root), cast(Lang, lang), out, force=force)
    if out is None:
        click.echo(content, nl=False)
    else:
        click.echo(f"written: {out}")


@translate_group.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(list(LANGS[1:])), default=LANGS[1], show_default=True)
@click.option("--dry-run", is_flag=True, help="Write nothing; print what would change.")
@click.pass_obj
def import_translations_command(root: Path, file: Path, lang: str, *, dry_run: bool) -> None:
    """Put the translations in FILE, a PO file made by `export`, into trees, content and settings.

    Only the texts themselves are replaced. Entries that are empty or fuzzy are left out; those whose name nobody knows,
    whose source has changed, or that lost a placeholder, code, link or key are refused, and the others are taken.

    Exit code 0: nothing was refused, 1: something was, or FILE is no whole PO file, 2: there is no such file.
    """
    done = pipeline.import_translations(_request(root), file, cast(Lang, lang), dry_run=dry_run)
    if done.report.problems:
        click.echo(as_text(done.report, _paint(sys.stdout), explained=False), nl=False)
    click.echo(pipeline.import_listing(done, is_written=not dry_run), nl=False)
    sys.exit(1 if done.report.errors else 0)


@cli.command("chart")
@click.argument("tree")
@click.option("--format", "form", type=click.Choice(["svg", "dot", "mermaid"]), default="svg", show_default=True)
@click.option("--lang", type=click.Choice(list(LANGS)), default=LANGS[0], show_default=True)
@click.pass_obj
def chart_command(root: Path, tree: str, form: Any, lang: str) -> None:
    """Print the flowchart of TREE."""
    request = _request(root)
    site = _site(request)
    click.echo(pipeline.chart(request, site, _tree(site, tree).id, cast(Lang, lang), form), nl=False)


@cli.command("funnel")
@click.argument("events", metavar="EVENTS.jsonl")
@click.option("--tree", default="", metavar="ID", help="One tree. Default: every tree that there are events of.")
@click.option("--lang", type=click.Choice(list(LANGS)), default=LANGS[0], show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "html", "json"]), default="text", show_default=True)
@click.pass_obj
def funnel_command(root: Path, events: str, tree: str, lang: str, form: Any) -> None:
    """Print where readers are lost: visits and losses of each question, and which one loses most.

    EVENTS.jsonl is what a portal recorded of the framed guide, a message a line (or an envelope with the message in
    `message`); `-` reads standard input. Lines that are not understood are counted and told, and change nothing.
    `html` is one file with flowcharts.
    """
    request = _request(root)
    site = _site(request)
    if tree:
        _tree(site, tree)
    report = pipeline.funnel(request, site, events, tree, cast(Lang, lang), form)
    _clear_progress()
    click.echo(report, nl=False)


def _request(root: Path, brand: str = "", jobs: int = 1) -> pipeline.Request:
    root = root.resolve()
    if not (root / "site_config").is_dir():
        _refuse(f"{root} is no project: it has no folder site_config; name one with --project DIR")
    progress = _show_progress if sys.stderr.isatty() else pipeline.silent
    return pipeline.Request(root, _today(), brand, jobs, progress)


def _today() -> date:
    """The day of SOURCE_DATE_EPOCH where it is set, else the day here."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).astimezone().date()
    if not epoch.isascii() or not epoch.isdigit():
        _refuse(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch}")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (OverflowError, OSError, ValueError):
        _refuse(f"SOURCE_DATE_EPOCH is no time that there is: {epoch}")


def _site(request: pipeline.Request) -> pipeline.Site:
    _, site, report = pipeline.examine(request)
    _clear_progress()
    if site is None:
        click.echo(as_text(report, _paint(sys.stderr)), nl=False, err=True)
        sys.exit(1)
    return site


def _tree(site: pipeline.Site, id: str) -> DecisionTree:
    if id not in site.trees:
        raise pipeline.UnknownName("tree", id, nearest(id, site.trees))
    return site.trees[id]


def _inside(root: Path, path: Path) -> str:
    """`path` relative to the project; it is looked for from here, then from the project folder."""
    there = [place for place in (path.resolve(), (root / path).resolve()) if place.exists()]
    if not there:
        folders = ("trees", "content", "site_config")
        names = [entry.relative_to(root).as_posix() for folder in folders for entry in (root / folder).rglob("*")]
        raise pipeline.UnknownName("file", path.as_posix(), nearest(path.as_posix(), names))
    found = next((place for place in there if place.is_relative_to(root)), None)
    if found is None:
        _refuse(f"{path} is not inside the project {root}")
    return found.relative_to(root).as_posix()


def _lies_in(file: str, path: str) -> bool:
    return path == "." or file == path or file.startswith(f"{path}/")


def _refuse(message: str) -> NoReturn:
    click.echo(f"poshelp: {message}", err=True)
    sys.exit(2)


def _paint(stream: Any) -> Callable[[str, str], str]:
    if not stream.isatty() or os.environ.get("NO_COLOR"):
        return lambda text, role: text
    return lambda text, role: click.style(text, fg=_COLOURS[role], bold=role in ("error", "warning"))


def _show_progress(what: str, done: int, total: int) -> None:
    count = f" {done}/{total}" if total else ""
    click.echo(f"\r\033[K{_STAGES.get(what, what)}{count}", nl=False, err=True)


def _clear_progress() -> None:
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
