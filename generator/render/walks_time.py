"""Trees as one graph → what is still to come from each node on: seconds, and questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.model.tree import Outcome
from generator.model.walk import Place, Walk


class Left(NamedTuple):
    """From a node on, with the node itself, also through other trees: the mean where all answers are as likely."""

    seconds: float
    questions: float


def time_left(walk: Walk) -> Mapping[Place, Left]:
    """For every node. An estimate for readers; what `check` holds trees to is `Walk.waits`."""
    left: dict[Place, Left] = {}
    for place in reversed(walk.order):
        node = walk.node(place)
        if isinstance(node, Outcome):
            left[place] = Left(sum(step.seconds for step in node.steps), 0)
        else:
            further = [left[to] for _, to in walk.edges[place]]
            ways = max(1, len(further))
            left[place] = Left(
                node.seconds + sum(after.seconds for after in further) / ways,
                1 + sum(after.questions for after in further) / ways,
            )
    return left
