"""The trees of both sides → a `TreeDifference` for each that differs, in the order of the site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare.sides import Side, titles_of
from generator.compare.tree_paths import compare_paths
from generator.compare.tree_values import tree_values
from generator.compare.wordings import tree_changes
from generator.model.difference import PathChange, PathGroup, Status, TreeDifference
from generator.model.tree import DecisionTree


def compare_trees(before: Side, after: Side) -> Iterator[TreeDifference]:
    """Trees that are no longer there stand last."""
    old_ids = {new: old for old, new in before.renamed.items()}
    for id, tree in after.project.trees.items():
        old = before.project.trees.get(old_ids.get(id, id))
        if old is None:
            if id not in before.unreadable:
                yield _alone(after, tree, Status.ADDED)
            continue
        difference = _both(before, old, after, tree)
        if difference:
            yield difference
    for id, tree in before.project.trees.items():
        if id not in before.renamed and id not in after.project.trees and id not in after.unreadable:
            moved = after.project.moved.get(id)
            notes = (f"its addresses lead to tree `{moved.new.value}`",) if moved else ()
            yield _alone(before, tree, Status.REMOVED, notes)


def _alone(side: Side, tree: DecisionTree, status: Status, notes: tuple[str, ...] = ()) -> TreeDifference:
    count = 0 if side.why_not(tree) else side.counts[side.start(tree)]
    return TreeDifference(tree.id, "", status, titles_of(tree.title), count, notes)


def _both(before: Side, old: DecisionTree, after: Side, new: DecisionTree) -> TreeDifference | None:
    reasons = tuple(dict.fromkeys(filter(None, (before.why_not(old), after.why_not(new)))))
    is_whole = old.whole and new.whole
    what = "its paths are" if is_whole else "it is"
    notes = tuple(f"{what} not compared: {reason}" for reason in reasons)
    groups: tuple[PathGroup, ...] = ()
    paths: tuple[PathChange, ...] = ()
    waits: tuple[int, int] | None = None
    if not reasons:
        groups, paths = compare_paths(old, before.ends(old), new, after.ends(new))
        waits = before.waits[before.start(old)], after.waits[after.start(new)]
    difference = TreeDifference(
        id=new.id,
        old_id=old.id if old.id != new.id else "",
        status=Status.RENAMED if old.id != new.id else Status.CHANGED,
        titles=titles_of(new.title),
        paths_there=0,
        notes=notes,
        groups=groups,
        paths=paths,
        waits=waits if waits and waits[0] != waits[1] else None,
        values=tuple(tree_values(before, old, after, new)) if is_whole else (),
        texts=tuple(tree_changes(old, new)) if is_whole else (),
    )
    told = (difference.old_id, groups, paths, difference.waits, difference.values, difference.texts)
    # What could not be compared is no difference where nothing of it was touched.
    touched = notes and before.project.files.get(old.file) != after.project.files.get(new.file)
    return difference if any(told) or touched else None
