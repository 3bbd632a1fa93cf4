"""A tree with more paths than anybody can check.

Each path is a row in the table below the chart. Past `limits.paths` of `site_config/site.yml` nobody reads it, and
nobody can say that every row is safe.

**Wrong**: ten questions in a row, whose answers all lead on to the next.

**Right**: the question that decides most comes first; the rest is another tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.walk import Place
from generator.problem import Group, Problem

RULE = rule("too-many-paths", Group.GRAPH, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    limit = subject.project.settings.limits.paths
    counts = subject.walk.path_counts()
    for tree in subject.project.trees.values():
        count = counts.get(Place(tree.id, tree.start.value), 0)
        if count > limit:
            message = f"tree `{tree.id}` has {count:,} paths; the limit is {limit}"
            yield RULE.problem(message, tree.start.span, "split the tree, or let answers meet earlier")
