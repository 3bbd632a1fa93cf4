"""A project → of trees, of languages and of brands, those that were given up and those that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from generator.check.subject import Subject
from generator.model.moved import MovedId
from generator.model.project_files import SETTINGS_FILE


class MovedIds(NamedTuple):
    """Trees, languages or brands."""

    noun: str
    moved: Mapping[str, MovedId]
    """By the old id."""
    there: Mapping[str, str]
    """Id → what takes it out of the way, as a hint says it."""
    unread: Set[str]
    """Ids of those that are there and could not be read."""

    def has(self, id: str) -> bool:
        """Whether there is one of this id, be it one that could not be read."""
        return id in self.there or id in self.unread


def moved_ids(subject: Subject) -> Iterator[MovedIds]:
    """Trees, then languages and brands."""
    project = subject.project
    trees = {id: f"rename {tree.file}" for id, tree in project.trees.items()}
    yield MovedIds("tree", project.moved, trees, subject.unreadable_trees)
    languages = dict.fromkeys(project.langs, f"take it out of `languages` in {SETTINGS_FILE}")
    yield MovedIds("language", project.moved_languages, languages, frozenset())
    brands = {id: f"rename {brand.span.file}" for id, brand in project.brands.items()}
    yield MovedIds("brand", project.moved_brands, brands, subject.unreadable_brands)
