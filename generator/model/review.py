"""A project and one of its trees → what each role's sign-off is worth today."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import NamedTuple

from generator.model.project import Project
from generator.model.review_version import review_version
from generator.model.sign_off import SignOff
from generator.model.tree import DecisionTree


class SignOffState(StrEnum):
    """What a role says of a tree."""

    VALID = "valid"
    """It signed what stands there now."""
    VOID = "void"
    """It signed something that has been changed since."""
    MISSING = "missing"
    """It never signed."""


class RoleReview(NamedTuple):
    """A role and a tree."""

    role: str
    state: SignOffState
    sign_off: SignOff | None
    """The newest one that the state is about; None where it is missing."""

    @property
    def on(self) -> datetime.date | None:
        """Day of the sign-off."""
        return self.sign_off.on if self.sign_off else None


class TreeReview(NamedTuple):
    """All roles and a tree, in the order of site.yml."""

    version: str
    roles: tuple[RoleReview, ...]

    def of_state(self, state: SignOffState) -> list[RoleReview]:
        """The roles that say this."""
        return [review for review in self.roles if review.state is state]


def tree_review(project: Project, tree: DecisionTree) -> TreeReview:
    """What the roles say of `tree`, also under names that it had before. A tree without roles has no reviews."""
    version = review_version(project, tree) if project.settings.review_roles else ""
    signed = [sign_off for sign_off in project.sign_offs if tree_now(project, sign_off.tree.value) == tree.id]
    return TreeReview(version, tuple(_role(role, version, signed) for role in project.settings.review_roles))


def tree_now(project: Project, id: str) -> str:
    """The id by which a tree goes today, or `id` where it was not renamed."""
    moved = project.moved.get(id)
    return moved.new.value if moved and id not in project.trees else id


def _role(role: str, version: str, signed: list[SignOff]) -> RoleReview:
    own = sorted((one for one in signed if one.by.value == role), key=lambda one: one.on)
    valid = [one for one in own if one.version.value == version]
    if valid:
        return RoleReview(role, SignOffState.VALID, valid[-1])
    if own:
        return RoleReview(role, SignOffState.VOID, own[-1])
    return RoleReview(role, SignOffState.MISSING, None)
