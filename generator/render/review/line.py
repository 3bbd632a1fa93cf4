"""The sign-offs of a tree → one short line for its readers."""

from __future__ import annotations

from generator.model.review import RoleReview, SignOffState
from generator.model.tree import DecisionTree
from generator.render.sheet import Sheet


def review_line(sheet: Sheet, tree: DecisionTree) -> str:
    """Who signed, or whose sign-off was overtaken by a change; empty where the site has no roles.

    Roles that have not signed are not named as long as another has: a reader is told what holds.
    """
    review = sheet.edition.facts.review(tree)
    if not review.roles:
        return ""
    if valid := review.of_state(SignOffState.VALID):
        return sheet.say("review.signed", who=_who(sheet, valid))
    if void := review.of_state(SignOffState.VOID):
        return sheet.say("review.changed", who=_who(sheet, void))
    return sheet.say("review.none")


def _who(sheet: Sheet, reviews: list[RoleReview]) -> str:
    roles = sheet.site.settings.review_roles
    return sheet.listed(
        sheet.say("review.who", role=sheet.plain(roles[review.role]), date=review.on) for review in reviews
    )
