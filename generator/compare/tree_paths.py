"""The paths of a tree on both sides → those that end elsewhere, are new or vanished; one line for a whole question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.compare.sides import Answers
from generator.model.difference import End, PathChange, PathGroup
from generator.model.tree import DecisionTree, Question

Ends = Mapping[Answers, End]


@dataclass(slots=True)
class _Explained:
    """Paths of one side that a question or an answer of that side alone accounts for."""

    longer: dict[Answers, Answers] = field(default_factory=dict)
    """Path → the path of the other side that it is, without the questions that only this side has."""
    groups: dict[tuple[str, str, str], set[Answers]] = field(default_factory=dict)
    """(question, answer, the question before) → paths as `PathGroup.paths` counts them."""
    alone: list[Answers] = field(default_factory=list)
    """What nothing accounts for."""


def compare_paths(
    before: DecisionTree, ends_before: Ends, after: DecisionTree, ends_after: Ends
) -> tuple[tuple[PathGroup, ...], tuple[PathChange, ...]]:
    """Groups first; then paths in the order of answers, the vanished ones last.

    Seen from the other side, new paths are vanished ones, added questions removed ones, and nothing else differs.
    """
    new = [path for path in ends_after if path not in ends_before]
    gone = [path for path in ends_before if path not in ends_after]
    added, removed = _explained(new, after, gone, before), _explained(gone, before, new, after)
    # A path that became a longer one on the other side is told with that one.
    added.alone = [path for path in added.alone if path not in removed.longer.values()]
    removed.alone = [path for path in removed.alone if path not in added.longer.values()]
    groups = (*_groups(added, is_added=True), *_groups(removed, is_added=False))
    changes: list[PathChange] = []
    for path, end in ends_after.items():
        was = ends_before.get(added.longer.get(path, path))
        if was and not _same(was, end):
            changes.append(PathChange(path, was, end))
        elif path in added.alone:
            changes.append(PathChange(path, None, end))
    for path, end in ends_before.items():
        if path in removed.longer:
            now = ends_after[removed.longer[path]]
            if not _same(end, now):
                changes.append(PathChange(path, end, now))
        elif path in removed.alone:
            changes.append(PathChange(path, end, None))
    return groups, tuple(changes)


def _explained(here: list[Answers], tree: DecisionTree, there: list[Answers], other: DecisionTree) -> _Explained:
    found, others = _Explained(), set(there)
    for path in here:
        extra = [
            number for number, (question, _) in enumerate(path) if not isinstance(other.nodes.get(question), Question)
        ]
        shorter = tuple(choice for number, choice in enumerate(path) if number not in extra)
        if extra and shorter in others:
            found.longer[path] = shorter
            for number in extra:
                behind = path[number - 1][0] if number else ""
                found.groups.setdefault((path[number][0], "", behind), set()).add(shorter)
            continue
        choice = next((choice for choice in path if _only_here(choice, other)), None)
        if choice:
            found.groups.setdefault((*choice, ""), set()).add(path)
        else:
            found.alone.append(path)
    return found


def _only_here(choice: tuple[str, str], other: DecisionTree) -> bool:
    """Whether the other side asks the same question and knows no such answer."""
    question = other.nodes.get(choice[0])
    return isinstance(question, Question) and all(answer.id != choice[1] for answer in question.answers)


def _groups(explained: _Explained, *, is_added: bool) -> Iterator[PathGroup]:
    for (question, answer, behind), paths in explained.groups.items():
        yield PathGroup(question, answer, behind, is_added, len(paths))


def _same(end: End, other: End) -> bool:
    return (end.tree, end.node) == (other.tree, other.node)
