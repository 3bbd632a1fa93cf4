"""`chart`, `export` and `import`: trees for other programs, and from them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator import authoring, outputs, transfer
from generator.commands.shared import (
    clear_progress,
    lang_of,
    paint,
    refuse,
    request_of,
    site_of,
    tell,
    tell_written,
    tree_of,
)
from generator.problem import counted, nearest
from generator.problem_formats import as_text

_force = click.option("--force", is_flag=True, help="Overwrite files that exist.")
_language = click.option("--lang", default="", metavar="ID", help="A language of the project. Default: the first.")


@click.command("chart")
@click.argument("tree")
@click.option(
    "--format",
    "form",
    type=click.Choice(["svg", "dot", "mermaid", "png"]),
    default="svg",
    show_default=True,
    help="What is printed.",
)
@_language
@click.option("--out", type=click.Path(path_type=Path), help="File to write. Default: standard output.")
@click.option(
    "--scale", type=click.IntRange(1, 8), default=2, show_default=True, help="Pixels of a png for a px of the svg."
)
@_force
@click.pass_obj
def chart_command(root: Path, tree: str, form: Any, lang: str, out: Path | None, scale: int, *, force: bool) -> None:
    """Print the flowchart of TREE. A png goes into a file or a pipe, not onto a terminal."""
    request = request_of(root)
    if form == "png" and out is None and sys.stdout.isatty():
        refuse("a png is nothing for a terminal: name a file with --out")
    site = site_of(request)
    id = tree_of(site, tree).id
    if form == "png":
        content = outputs.chart_png(request, site, id, lang_of(site, lang), scale)
    else:
        content = outputs.chart(request, site, id, lang_of(site, lang), form).encode()
    if out is not None:
        _write({out: content}, force=force)
    elif form == "png":
        sys.stdout.buffer.write(content)
    else:
        click.echo(content.decode(), nl=False)


@click.command("export")
@click.argument("trees", nargs=-1, metavar="[TREE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(transfer.EXPORT_FORMATS)),
    help="Default: what the suffix of --out names, else json.",
)
@_language
@click.option("--out", type=click.Path(path_type=Path), help="File for one tree, or folder for a file each.")
@_force
@click.pass_obj
def export_command(root: Path, trees: tuple[str, ...], form: Any, lang: str, out: Path | None, *, force: bool) -> None:
    """Write trees for other programs. One TREE goes to standard output or a file; several, or all, into a folder.

    json is a graph with everything, in every language, which `import` reads again (`poshelp schema graph`). csv has a
    row an answer and a row an outcome. dmn is a decision table in DMN 1.3, a rule a path. These two and mermaid are in
    the language of --lang, with the words of the site's own brand. dot has sizes only.
    """
    request = request_of(root)
    named = transfer.SUFFIXES.get(out.suffix.lower()) if out is not None and not out.is_dir() else None
    if out is None and len(trees) != 1:
        refuse("several trees go into a folder: name it with --out")
    if named and len(trees) != 1:
        refuse(f"several trees go into a folder, and {out} would be a file")
    if out is not None and out.suffix and not named and not form and not out.is_dir():
        suffixes = ", ".join(transfer.SUFFIXES)
        refuse(f"the suffix of {out} names no format; {nearest(out.suffix, transfer.SUFFIXES) or suffixes}")
    site = site_of(request)
    ids = [tree_of(site, tree).id for tree in dict.fromkeys(trees)] or list(site.trees)
    form = form or named or "json"
    texts = transfer.export(request, site, ids, form, lang_of(site, lang))
    if out is None:
        # CSV ends its lines with CR LF, which a text stream could change.
        sys.stdout.buffer.write(texts[ids[0]].encode())
        return
    is_file = len(trees) == 1 and not out.is_dir() and bool(out.suffix)
    files = {out if is_file else out / f"{id}{transfer.EXPORT_FORMATS[form]}": text for id, text in texts.items()}
    _write({path: text.encode() for path, text in files.items()}, force=force)


@click.command("import")
@click.argument("file", metavar="FILE")
@click.option("--as", "name", default="", metavar="FAMILY/ID", help="What the tree is called here. Codes need no name.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "ssvc", "mermaid", "codes"]),
    help="Default: what the suffix and the content of the file say.",
)
@_force
@click.pass_obj
def import_command(root: Path, file: str, name: str, form: Any, *, force: bool) -> None:
    """Make a tree of FILE (`-`: standard input), or take its response codes into the project's list.

    json is what `export` writes, or another program's graph: `nodes`, and `edges` or `links`, as networkx, d3, vis.js,
    React Flow, Cytoscape and JSON Graph Format have them; ssvc a decision table or decision point of SSVC 2, or a table
    in CSV; mermaid a flowchart; codes a CSV table with the columns code, zh, en and others of the list. What could
    not be carried over is told on standard error, with its line. What the file does not have is marked with a ✎ for
    the author, and `poshelp check` lists it. Codes that the project has already are compared and left as they are.

    Exit code 0: written; 1: the file cannot be read, and nothing was written; 2: wrong usage or an unknown name.
    """
    request = request_of(root)
    try:
        done = transfer.import_file(request, file, name, form, force=force)
    except transfer.NameNeeded as error:
        clear_progress()
        refuse(str(error))
    clear_progress()
    if done.report.problems:
        click.echo(as_text(done.report, paint(sys.stderr), explained=False), nl=False, err=True)
    if done.report.errors:
        click.echo("nothing was written", err=True)
        sys.exit(1)
    tell_written(request.root, done.written)
    if done.codes is not None:
        click.echo(counted(done.codes, "new code"))


def _write(files: Mapping[Path, bytes], *, force: bool) -> None:
    """All of `files`, or none where one exists."""
    for path in authoring.write_files(files, force=force):
        tell(f"written: {path}")
