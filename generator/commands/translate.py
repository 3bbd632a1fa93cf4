"""`translate`: texts for translators, and their translations back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import outputs
from generator.commands.shared import paint, request_of, tell
from generator.problem_formats import as_text
from generator.terminal import visible

_language = click.option(
    "--lang", default="", metavar="ID", help="The language that is translated into. Default: the second of the project."
)


@click.group("translate")
def translate_group() -> None:
    """Give the texts to translators as a PO file, and take their translations back."""


@translate_group.command("export")
@click.argument("file", metavar="FILE")
@_language
@click.option("--force", is_flag=True, help="Overwrite FILE if it exists.")
@click.pass_obj
def export_translations_command(root: Path, file: str, lang: str, *, force: bool) -> None:
    """Write every text with its translation to FILE, a PO file for Weblate, Poedit or Lokalize.

    Texts that the language lacks have an empty translation; pages and its file of messages have to be there, if only as
    copies.
    `-` is standard output. The context of an entry is the name of its text; comments tell what the text is, what has
    to stay as it stands, and which terms are fixed. Translations of pages that have changed since are `fuzzy`.
    """
    out = None if file == "-" else Path(file)
    content = outputs.export_translations(request_of(root), lang, out, force=force)
    if out is None:
        click.echo(content, nl=False)
    else:
        tell(f"written: {out}")


@translate_group.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@_language
@click.option("--dry-run", is_flag=True, help="Write nothing; print what would change.")
@click.pass_obj
def import_translations_command(root: Path, file: Path, lang: str, *, dry_run: bool) -> None:
    """Put the translations in FILE, a PO file made by `export`, into trees, content and settings.

    Only the texts themselves are replaced. Entries that are empty or fuzzy are left out; those whose name nobody knows,
    whose source has changed, or that lost a placeholder, code, link or key are refused, and the others are taken.

    Exit code 0: nothing was refused, 1: something was, or FILE is no whole PO file, 2: there is no such file.
    """
    done = outputs.import_translations(request_of(root), file, lang, dry_run=dry_run)
    if done.report.problems:
        click.echo(as_text(done.report, paint(sys.stdout), explained=False), nl=False)
    click.echo(visible(outputs.import_listing(done, is_written=not dry_run)), nl=False)
    sys.exit(1 if done.report.errors else 0)
