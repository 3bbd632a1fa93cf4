"""A customer may stand there longer than anybody waits.

The seconds of questions with `customer_waits` and of the steps of the outcome are added up along each path: within
one tree up to `limits.tree_wait_seconds`, along jumps into other trees up to `limits.total_wait_seconds` of
`site_config/site.yml`. A customer who waits too long leaves, or pays twice.

**Wrong**: a telephone call of 300 seconds with the customer waiting.

**Right**: offer another way to pay first, and mark the outcome `customer_waits: false`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.walk import Place
from generator.problem import Group, Problem

RULE = rule("long-wait", Group.SAFETY, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    limits = subject.project.settings.limits
    alone = subject.walk.waits(within_tree=True)
    onward = subject.walk.waits(within_tree=False)
    for tree in subject.project.trees.values():
        start = Place(tree.id, tree.start.value)
        hint = "shorten the path, or let the customer pay another way first (`customer_waits: false`)"
        if alone.get(start, 0) > limits.tree_wait:
            message = f"a customer may wait {alone[start]} s in tree `{tree.id}`; the limit is {limits.tree_wait} s"
            yield RULE.problem(message, tree.start.span, hint, [_longest(subject, start, alone, within=True)])
        elif onward.get(start, 0) > limits.total_wait:
            message = (
                f"a customer may wait {onward[start]} s from tree `{tree.id}` on; the limit is {limits.total_wait} s"
            )
            yield RULE.problem(message, tree.start.span, hint, [_longest(subject, start, onward, within=False)])


def _longest(subject: Subject, start: Place, waits: dict[Place, int], *, within: bool) -> str:
    words, place = [], start
    while True:
        node = subject.walk.node(place)
        further = [edge.to for edge in subject.walk.edges[place] if not within or edge.to.tree == place.tree]
        after = max(further, key=lambda to: waits[to], default=None)
        own = waits[place] - (waits[after] if after else 0)
        words.append(f"{node.id if place.tree == start.tree else f'{place.tree}#{node.id}'} ({own} s)")
        if after is None:
            return f"the longest path: {' → '.join(words)}"
        place = after
