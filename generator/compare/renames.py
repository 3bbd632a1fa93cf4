"""Trees of both sides → which of them are the same tree under another id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.model.project import Project
from generator.model.tree import DecisionTree, Outcome


def renames(before: Project, after: Project) -> dict[str, str]:
    """Old id → new id of each tree that only has another name.

    site_config/moved.yml tells, whichever side has it; else a tree with the same nodes and answers, if it is the only
    one. A tree that went into one that was there before is removed, not renamed.
    """
    gone = [id for id in before.trees if id not in after.trees]
    come = [id for id in after.trees if id not in before.trees]
    found: dict[str, str] = {}
    told = [(moved.old.value, moved.new.value) for moved in after.moved.values()]
    # Seen from the other side, the same renaming is told by the other side's file.
    told += [(moved.new.value, moved.old.value) for moved in before.moved.values()]
    for old, new in told:
        if old in gone and new in come and new not in found.values():
            found.setdefault(old, new)
    alike = _by_skeleton(after.trees[id] for id in come if id not in found.values())
    for skeleton, olds in _by_skeleton(before.trees[id] for id in gone if id not in found).items():
        news = alike.get(skeleton, [])
        if len(olds) == len(news) == 1:
            found[olds[0]] = news[0]
    return found


def _by_skeleton(trees: Iterable[DecisionTree]) -> dict[object, list[str]]:
    """Ids of trees by what makes them the same: ids of nodes and answers."""
    found: dict[object, list[str]] = defaultdict(list)
    for tree in trees:
        nodes = (
            (id, () if isinstance(node, Outcome) else tuple(answer.id for answer in node.answers))
            for id, node in tree.nodes.items()
        )
        found[tree.start.value, tuple(nodes)].append(tree.id)
    return found
