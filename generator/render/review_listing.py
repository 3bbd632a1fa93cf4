"""A site → what each role says of each tree, as a table for a terminal or as JSON."""

from __future__ import annotations

import json
from typing import Literal

from generator.model.project import Site
from generator.model.review import RoleReview, SignOffState, TreeReview, tree_review
from generator.render.columns import aligned

_NO_ROLES = "site_config/site.yml has no `review_roles`: nobody is asked to sign\n"


def review_listing(site: Site, form: Literal["text", "json"]) -> str:
    """All trees in the order of the site; ends with a newline."""
    reviews = {id: tree_review(site, tree) for id, tree in site.trees.items()}
    if form == "json":
        trees = [
            {
                "tree": id,
                "version": review.version,
                "roles": {
                    one.role: {"state": str(one.state), "on": one.on.isoformat() if one.on else None}
                    for one in review.roles
                },
            }
            for id, review in reviews.items()
        ]
        return json.dumps({"trees": trees}, ensure_ascii=False, indent=2) + "\n"
    return _as_text(site, reviews) if site.settings.review_roles else _NO_ROLES


def _as_text(site: Site, reviews: dict[str, TreeReview]) -> str:
    roles = list(site.settings.review_roles)
    rows = [["tree", *roles], *([id, *map(_cell, review.roles)] for id, review in reviews.items())]
    counts = []
    for number, role in enumerate(roles):
        states = [review.roles[number].state for review in reviews.values()]
        counts.append(f"{role}: " + ", ".join(f"{states.count(state)} {state}" for state in SignOffState))
    return aligned(rows) + "\n" + "".join(f"{line}\n" for line in counts)


def _cell(review: RoleReview) -> str:
    if review.on is None:
        return "missing"
    return review.on.isoformat() if review.state is SignOffState.VALID else f"void, {review.on.isoformat()}"
