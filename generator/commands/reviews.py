"""`approve` and `reviews`: who signed off which tree, and what of it still holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator import authoring, pipeline
from generator.commands.shared import clear_progress, request_of, site_of


@click.command("approve")
@click.argument("tree")
@click.option("--as", "role", required=True, metavar="ROLE", help="A role of `review_roles` in site_config/site.yml.")
@click.option("--note", default="", metavar="TEXT", help="What the sign-off is about. It is published: no names.")
@click.pass_obj
def approve_command(root: Path, tree: str, role: str, note: str) -> None:
    """Sign off TREE as it is now: adds an entry to site_config/reviews.yml and leaves all else there as it is.

    A sign-off holds until a text, an answer, a step or the prose of the tree changes, in either language.
    """
    request = request_of(root)
    version = authoring.approve(request, tree, role, note)
    clear_progress()
    click.echo(f"signed: {tree} by {role} on {request.today.isoformat()}, version {version}")


@click.command("reviews")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What is printed."
)
@click.pass_obj
def reviews_command(root: Path, form: Any) -> None:
    """Print who signed off which tree, what is void because the tree has changed since, and what is missing."""
    click.echo(pipeline.review_listing(site_of(request_of(root)), form), nl=False)
