"""Trees → what pages and scripts say of walks through them: path codes, and what is still to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.path_code import PathCodes, Trail
from generator.model.tree import DecisionTree
from generator.model.walk import Place, Trees, Walk
from generator.render.walks_time import Left, time_left


@dataclass(frozen=True)
class Walks:
    """What the guide needs that is the same in every language."""

    trees: Trees

    @cached_property
    def walk(self) -> Walk:
        return Walk.of(self.trees)

    @cached_property
    def codes(self) -> PathCodes:
        return PathCodes(self.walk)

    @cached_property
    def left(self) -> Mapping[Place, Left]:
        return time_left(self.walk)

    def first_answer(self, tree: DecisionTree, answer: int) -> str:
        """The path code of one answer, to the first question of `tree`."""
        return self.codes.encode(Trail(Place(tree.id, tree.start.value), (answer,), is_whole=True))
