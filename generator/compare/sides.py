"""A project on one side of a comparison, with what several comparisons need worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.difference import End, Titles
from generator.model.project import Project
from generator.model.text import Localized
from generator.model.tree import DecisionTree, Outcome
from generator.model.walk import Path, Place, Walk, paths, resolve

MOST_PATHS = 20_000
"""Paths of a tree that are compared one by one: many times what the checker allows."""

Answers = tuple[tuple[str, str], ...]
"""A path's identity: (question, answer) by their ids."""


@dataclass(frozen=True)
class Side:
    """One of the two."""

    project: Project
    name: str
    renamed: Mapping[str, str]
    """Old id → new id; on the new side nothing."""

    @cached_property
    def walk(self) -> Walk:
        return Walk.of(self.project.trees)

    @cached_property
    def facts(self) -> Mapping[Place, frozenset[str]]:
        return self.walk.facts()

    @cached_property
    def waits(self) -> Mapping[Place, int]:
        return self.walk.waits(within_tree=True)

    @cached_property
    def counts(self) -> Mapping[Place, int]:
        return self.walk.path_counts()

    @cached_property
    def unreadable(self) -> frozenset[str]:
        """Ids of trees whose file is there and gives no tree."""
        files = (file.split("/")[-1].removesuffix(".yml") for file in self.project.unreadable if file[:6] == "trees/")
        return frozenset(id for id in files if id not in self.project.trees)

    @cached_property
    def is_whole(self) -> bool:
        """Whether every tree could be read and none leads in a circle: what is certain at a node depends on all."""
        return all(tree.whole for tree in self.project.trees.values()) and not self.unreadable and not self.walk.cycles

    def start(self, tree: DecisionTree) -> Place:
        return Place(tree.id, tree.start.value)

    def id_now(self, tree: str) -> str:
        return self.renamed.get(tree, tree)

    def why_not(self, tree: DecisionTree) -> str:
        """Why the paths of `tree` cannot be compared; empty: they can."""
        if not tree.whole:
            return f"it could not be read whole in {self.name}"
        for unread in self._unread_targets(tree):
            return f"it leads to tree `{unread}`, which could not be read whole in {self.name}"
        if self.start(tree) not in self.counts:
            return f"its answers lead in a circle, or nowhere, in {self.name}"
        if self.counts[self.start(tree)] > MOST_PATHS:
            return f"it has more than {MOST_PATHS} paths in {self.name}"
        return ""

    def ends(self, tree: DecisionTree) -> dict[Answers, End]:
        """Where each path of `tree` ends, in the order of answers; trees by the ids that they have now."""
        return {
            tuple((question.id, answer.id) for question, answer in path.choices): self._end(tree, path)
            for path in paths(self.project.trees, tree)
        }

    def _unread_targets(self, tree: DecisionTree) -> Iterator[str]:
        """Trees that answers lead to in vain, perhaps only because they could not be read."""
        for question in tree.questions:
            for answer in question.answers:
                id = answer.to.tree
                if id is None or resolve(self.project.trees, tree, answer.to):
                    continue
                if id in self.unreadable or (id in self.project.trees and not self.project.trees[id].whole):
                    yield id

    def _end(self, tree: DecisionTree, path: Path) -> End:
        if isinstance(path.end, Outcome):
            title = path.end.title
            return End(self.id_now(tree.id), path.end.id, titles_of(title))
        title = self.project.trees[path.end.tree].title
        return End(self.id_now(path.end.tree), path.end.node, titles_of(title))


def titles_of(title: Localized) -> Titles:
    """The strings by language."""
    return tuple((lang, text.value) for lang, text in title.texts.items())
