"""`diff` and `funnel`: what changed in the content, and where its readers are lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator import comparison, outputs
from generator.commands.shared import clear_progress, lang_of, request_of, site_of, tree_of


@click.command("diff")
@click.argument("revision", metavar="REV")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.pass_obj
def diff_command(root: Path, revision: str, form: Any) -> None:
    """Print what the content does differently since the git revision REV, such as main or HEAD~3.

    Paths that end elsewhere, that are new or gone; outcomes, codes, faults and waiting times that changed; texts, and
    the translations that were not touched with them; addresses that lead nowhere any more. Dates and sources are left
    out. `markdown` is for a pull request.

    Exit code 0: both sides were read, whether they differ or not; 1: one of them cannot be read.
    """
    listing = comparison.diff(request_of(root), revision, form)
    clear_progress()
    click.echo(listing, nl=False)


@click.command("funnel")
@click.argument("events", metavar="EVENTS.jsonl")
@click.option("--tree", default="", metavar="ID", help="One tree. Default: every tree that there are events of.")
@click.option("--lang", default="", metavar="ID", help="A language of the project. Default: the first.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json"]),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.pass_obj
def funnel_command(root: Path, events: str, tree: str, lang: str, form: Any) -> None:
    """Print where readers are lost: visits and losses of each question, and which one loses most.

    EVENTS.jsonl is what a portal recorded of the framed guide, a message a line (or an envelope with the message in
    `message`); `-` reads standard input. Lines that are not understood are counted and told, and change nothing.
    `html` is one file with flowcharts.
    """
    request = request_of(root)
    site = site_of(request)
    if tree:
        tree_of(site, tree)
    report = outputs.funnel(request, site, events, tree, lang_of(site, lang), form)
    clear_progress()
    click.echo(report, nl=False)
