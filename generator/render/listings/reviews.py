"""A site → what each role says of each tree, as a table for a terminal or as JSON."""

from __future__ import annotations

import json
from typing import Literal

from generator.model.json_schema import (
    DATE,
    ID,
    STRING,
    Schema,
    document,
    list_of,
    map_of,
    one_of,
    or_null,
    record,
    told,
)
from generator.model.project import Site
from generator.model.review import RoleReview, SignOffState, TreeReview, tree_review
from generator.render.listings.columns import aligned

_NO_ROLES = "site_config/site.yml has no `review_roles`: nobody is asked to sign\n"

_STATE = record(
    {
        "state": told(one_of(SignOffState), "Whether a sign-off holds, is void since a change, or is missing"),
        "on": told(or_null(DATE), "Day of the newest sign-off; null where there is none"),
    }
)
REVIEWS_SCHEMA: Schema = document(
    "What poshelp reviews prints as JSON",
    record(
        {
            "trees": told(
                list_of(
                    record(
                        {
                            "tree": told(ID, "The tree"),
                            "version": told(STRING, "What a sign-off of today would sign"),
                            "roles": told(map_of(_STATE), "What each role says of it, by role"),
                        }
                    )
                ),
                "All trees, in the order of the site",
            )
        }
    ),
)


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
