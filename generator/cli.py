"""The command line → calls of the pipeline. Only this and `commands/` print; 0 is good, 1 errors, 2 wrong usage."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from generator import __version__, authoring, outputs, pipeline, schemas
from generator.commands.checking import check_command
from generator.commands.exchange import chart_command, export_command, import_command
from generator.commands.new import new_group
from generator.commands.reports import diff_command, funnel_command
from generator.commands.reviews import approve_command, reviews_command
from generator.commands.shared import (
    abandon_output,
    clear_progress,
    paint,
    printing,
    refuse,
    request_of,
    show_progress,
    site_of,
    tell,
    tell_written,
    today,
    tree_of,
)
from generator.commands.translate import translate_group
from generator.problem import nearest
from generator.problem_formats import as_json, as_text

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_WRITTEN = {
    pipeline.Part.SITE: "index.html",
    pipeline.Part.MANUALS: "manuals",
    pipeline.Part.EMBED: "embed",
    pipeline.Part.PACK: "offline",
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
            abandon_output()
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
    """Decision trees and bilingual pages become help for whoever stands before a machine that refuses."""
    context.obj = project


for command in (
    check_command,
    chart_command,
    export_command,
    import_command,
    translate_group,
    new_group,
    approve_command,
    reviews_command,
    diff_command,
    funnel_command,
):
    cli.add_command(command)


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        with printing():
            cli(prog_name="poshelp")
    except (pipeline.UnknownName, pipeline.UnknownPlace) as error:
        refuse(str(error))
    except pipeline.BuildFailed as error:
        tell(f"poshelp: {error}", err=True)
        sys.exit(1)
    sys.exit(0)


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
    "--jobs",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    show_default="number of processors",
    help="Charts at a time.",
)
@click.pass_obj
def build_command(
    root: Path, brand: str, out: Path | None, only: frozenset[pipeline.Part], jobs: int, *, compress: bool
) -> None:
    """Check everything, then write the site. On an error the previous site stays whole."""
    request = request_of(root, brand, jobs)
    target = out or request.root / "site"
    report = pipeline.build(request, target, only, compress=compress)
    clear_progress()
    if report.problems:
        click.echo(as_text(report, paint(sys.stderr)), nl=False, err=True)
    if report.errors:
        tell("nothing was written" + (f"; {target} is as it was" if target.exists() else ""), err=True)
        sys.exit(1)
    written = [str(target / name) for part, name in _WRITTEN.items() if part in only]
    tell(f"written: {written[0] if pipeline.Part.SITE in only else ', '.join(written)}")


@cli.command("serve")
@click.option("--brand", default="", metavar="ID", help="A brand of site_config/brands. Default: the site's own.")
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    callback=_address,
    help="Where browsers find it.",
)
@click.pass_obj
def serve_command(root: Path, brand: str, address: str) -> None:
    """Show the site with live reload while trees, pages, templates or settings change. Stop with Ctrl+C."""
    pipeline.serve(request_of(root, brand), address)


@cli.command("hosting")
@click.argument("kind", type=click.Choice(outputs.hosting_kinds()))
@click.option(
    "--site", type=click.Path(path_type=Path), help="Folder of the built site. Default: site/ of the project."
)
@click.option("--root", default="", metavar="DIR", help="Where the site lies on the server. Default: the same folder.")
@click.pass_obj
def hosting_command(project: Path, kind: str, site: Path | None, root: str) -> None:
    """Print the configuration that KIND of hosting needs to publish the built site as it is meant."""
    click.echo(outputs.hosting(kind, site or project.resolve() / "site", root), nl=False)


@cli.command("verify")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What is printed."
)
@click.argument("where", metavar="DIR|URL")
def verify_command(where: str, form: str) -> None:
    """Verify the site at DIR or URL: files, links, languages, security, data, review dates; at a URL also headers.

    Exit code 0: no errors (there may be warnings), 1: errors, 2: there is no such folder, or nobody answers.
    """
    progress = show_progress if sys.stderr.isatty() else pipeline.silent
    report = outputs.verify(where, today(), progress)
    clear_progress()
    text = as_json(report) if form == "json" else as_text(report, paint(sys.stdout), explained=False)
    click.echo(text, nl=False)
    sys.exit(1 if report.errors else 0)


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


@cli.command("schema", epilog=f"KIND is one of {', '.join(schemas.SCHEMA_KINDS)}. Default: tree.")
@click.argument("kind", default="")
@click.option("--write", is_flag=True, help="Write those of all files that authors write to where editors look.")
@click.pass_obj
def schema_command(root: Path, kind: str, *, write: bool) -> None:
    """Print the JSON Schema of a KIND of files. Editors look for it in site_config/schemas/KIND.schema.json.

    Of files in the languages of the project, or in Chinese and English where there is none. `graph` is what `export`
    writes as JSON and `import` reads; NAME-output is what the command NAME prints as JSON (`verify` prints the same as
    `check`); `site-manifest` and `site-moved` are manifest.json and moved.json of a site.

    After a change of `languages:` in site_config/site.yml, --write makes editors know them.
    """
    if not write:
        click.echo(schemas.schema_text(kind or "tree", pipeline.languages_of(root)), nl=False)
        return
    if kind:
        refuse("--write is for all kinds of files: leave out KIND")
    request = request_of(root)
    written = authoring.write_schemas(request)
    tell_written(request.root, written)
    if not written:
        tell("nothing to write: every schema is as it should be")


@cli.command("paths")
@click.argument("tree")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.pass_obj
def paths_command(root: Path, tree: str, form: Any) -> None:
    """Print every path of TREE: the answers given, and where they end."""
    request = request_of(root)
    site = site_of(request)
    click.echo(pipeline.path_listing(site, tree_of(site, tree), form, pipeline.brand_of(site, "")), nl=False)


@cli.command("coverage")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What is printed."
)
@click.pass_obj
def coverage_command(root: Path, form: Any) -> None:
    """Print what is covered: codes and faults by trees, answers and outcomes by examples."""
    click.echo(pipeline.coverage_listing(site_of(request_of(root)), form), nl=False)
