"""A tree lacks a sign-off that `required_signoffs` of `site_config/site.yml` demands, or it was changed after it.

Trees change all the time, so a sign-off that was overtaken is no mistake and is only shown. A project that publishes
nothing unsigned says whose sign-off it demands, and is told what is missing.

**Wrong**: `required_signoffs: [risk]`, and a tree that was changed after risk had signed it

**Right**: the tree read again, and `poshelp approve TREE --as risk`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.project_files import REVIEWS_FILE
from generator.model.review import SignOffState, tree_review
from generator.problem import Group, Problem, Severity

RULE = rule("sign-off-missing", Group.TRUST, __doc__, Severity.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    demanded = {role.value for role in project.settings.required_sign_offs}
    if not demanded or REVIEWS_FILE in project.unreadable:
        return
    for tree in subject.whole_trees:
        for review in tree_review(project, tree).roles:
            if review.role in demanded and review.state is not SignOffState.VALID:
                was = (
                    f"was changed after {review.role} had signed it" if review.on else f"is not signed by {review.role}"
                )
                hint = f"when it has been read: poshelp approve {tree.id} --as {review.role}"
                yield RULE.problem(f"tree `{tree.id}` {was}", tree.span, hint)
