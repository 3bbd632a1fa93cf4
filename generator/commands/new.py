"""`new`: files to begin with, for trees, languages and projects."""

from __future__ import annotations

from pathlib import Path

import click

from generator import authoring
from generator.commands.shared import request_of, tell, tell_written, today
from generator.problem import counted


@click.group("new")
def new_group() -> None:
    """Begin something new."""


@new_group.command("tree")
@click.argument("name", metavar="FAMILY/ID")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def new_tree_command(root: Path, name: str, *, force: bool) -> None:
    """Write the tree FAMILY/ID to fill in, and its two pages. `poshelp check` then lists what is to be written."""
    request = request_of(root)
    tell_written(request.root, authoring.new_tree(request, name, force=force))


@new_group.command("language")
@click.argument("lang", metavar="ID")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.pass_obj
def new_language_command(root: Path, lang: str, *, force: bool) -> None:
    """Write what the language ID of the project lacks: words of the interface and pages, marked as to be translated.

    Name the language in site_config/site.yml first: `languages: [zh, en, ja]`. The other texts come by `translate
    export`.
    """
    written = authoring.new_language(request_of(root), lang, force=force)
    if not written:
        tell(f"nothing to write: `{lang}` lacks neither words of the interface nor pages")
        return
    tell(f"written: {counted(len(written), 'file')}; `poshelp check` lists what is to be translated")


@new_group.command("project")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
def new_project_command(folder: Path, *, force: bool) -> None:
    """Write a small project of another trade into DIR. It checks clean and builds; its README says how to go on."""
    written = authoring.new_project(folder, today(), force=force)
    tell(f"written: {counted(len(written), 'file')}; begin with {folder / 'README.md'}")
