"""An edition → the sentence that the company it is about has no part in it."""

from __future__ import annotations

from generator.render.edition import Edition


def independence(edition: Edition) -> str:
    """The sentence without markup, for every page and manual; empty where the company itself publishes the edition,
    or where it carries no company's name. Raises UnknownMessage."""
    return edition.words.text("brand.independent") if edition.brand.is_independent else ""
