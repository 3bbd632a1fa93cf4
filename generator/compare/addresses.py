"""Both sides → the addresses of the first that lead nowhere in the second: portals, prints and bookmarks have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.compare.sides import Side
from generator.model.difference import LostAddress
from generator.model.page import PROSE
from generator.model.project import Project

_FILE = "site_config/moved.yml"


def lost_addresses(before: Side, after: Side) -> Iterator[LostAddress]:
    """Of trees, of their nodes, then of all other pages. What one side could not read is not told."""
    if _FILE not in after.project.unreadable:
        yield from _trees(before, after)
        yield from _nodes(before, after)
    old, new = before.project, after.project
    yield from _pages("codes", _coded(old), _coded(new))
    yield from _pages("faults", old.faults, new.faults)
    yield from _pages("families", old.families, new.families)
    for id in dict.fromkeys(id for _, id in old.pages if not id.startswith(PROSE)):
        is_unread = any(file.endswith(f"/{id}.md") for file in new.unreadable)
        if not is_unread and not any(page == id for _, page in new.pages):
            yield LostAddress(f"{id}/", "")


def _trees(before: Side, after: Side) -> Iterator[LostAddress]:
    trees, moved = after.project.trees, after.project.moved
    for id in (*before.project.trees, *before.project.moved):
        if id not in trees and id not in moved and id not in after.unreadable:
            now = before.renamed.get(id, "")
            what = f"`{id}: {now}`" if now else f"the tree that took the place of `{id}`"
            yield LostAddress(f"causes/{id}/", f"say under `trees` in {_FILE}: {what}")


def _nodes(before: Side, after: Side) -> Iterator[LostAddress]:
    led = {(node.tree, node.old) for node in after.project.moved_nodes}
    for tree in before.project.trees.values():
        now = after.project.trees.get(before.id_now(tree.id))
        if now is None or not now.whole:
            continue
        given_up = (node.old for node in before.project.moved_nodes if node.tree == tree.id)
        for node in (*tree.nodes, *given_up):
            if node not in now.nodes and (now.id, node) not in led:
                hint = f"say under `nodes` in {_FILE} which node took its place: `{now.id}#{node}: …`"
                yield LostAddress(f"causes/{now.id}/#{node}", hint)


def _coded(project: Project) -> dict[str, object]:
    return {code.code.lower(): code for code in project.codes.values() if code.has_page}


def _pages(folder: str, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[LostAddress]:
    return (LostAddress(f"{folder}/{id}/", "") for id in before if id not in after)
