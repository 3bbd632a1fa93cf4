"""Both sides → the addresses of the first that lead nowhere in the second: portals, prints and bookmarks have them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from generator.compare.sides import Side
from generator.model.difference import LostAddress
from generator.model.moved import PageKind
from generator.model.paged import page_key, paged
from generator.model.project import Project
from generator.model.project_files import CODES_FILE, FAMILIES_FILE, FAULTS_FILE, MOVED_FILE

_NO_TEXTS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_BRANDS = "site_config/brands/"
_ENGLISH = "en"
"""Which most readers of another language can read."""

_SECTIONS = {
    PageKind.CODE: ("codes", CODES_FILE),
    PageKind.FAULT: ("faults", FAULTS_FILE),
    PageKind.FAMILY: ("families", FAMILIES_FILE),
    PageKind.PAGE: ("pages", ""),
}
"""Where moved.yml tells of a kind, which is the folder of its addresses too, and the file that lists what there is."""


def lost_addresses(before: Side, after: Side) -> Iterator[LostAddress]:
    """Whole folders of languages and brands, then of trees, of their nodes, and of all other pages.

    What the second side could not read is not told.
    """
    if MOVED_FILE in after.project.unreadable:
        return
    yield from _languages(before.project, after.project)
    yield from _brands(before.project, after.project)
    yield from _trees(before, after)
    yield from _nodes(before, after)
    old, new = paged(before.project), paged(after.project)
    led = {(page.kind, page_key(page.kind, page.old.value)) for page in after.project.moved_pages}
    for kind, (section, list_file) in _SECTIONS.items():
        given_up = {
            page_key(kind, page.old.value): page.old.value for page in before.project.moved_pages if page.kind is kind
        }
        for key, id in {**old[kind], **given_up}.items():
            if key in new[kind] or (kind, key) in led or list_file in after.project.unreadable:
                continue
            if kind is PageKind.PAGE and any(file.endswith(f"/{id}.md") for file in after.project.unreadable):
                continue
            if kind is PageKind.FAMILY and after.unreadable:
                continue  # perhaps it has a page through a tree that could not be read
            address = f"{key}/" if kind is PageKind.PAGE else f"{section}/{key}/"
            line = f"{_name(kind, id)}: {_successor(kind, id, before, after) or '…'}"
            yield LostAddress(address, f"say under `{section}` in {MOVED_FILE} what took its place: `{line}`", section)


def _name(kind: PageKind, id: str) -> str:
    return json.dumps(id) if kind is PageKind.CODE else _as_text(id)


def _as_text(id: str) -> str:
    """`id` as it stands in YAML, for which 51 would be a number and `no`, which is Norwegian, a refusal."""
    return id if id[0].isalpha() and id not in _NO_TEXTS else json.dumps(id)


def _successor(kind: PageKind, id: str, before: Side, after: Side) -> str:
    """Where those who look for it are helped now, as moved.yml names it; empty: nobody but the authors can tell."""
    old, new = before.project, after.project
    if kind in (PageKind.CODE, PageKind.FAULT):
        entry = old.codes.get(id) if kind is PageKind.CODE else old.faults.get(id)
        tree = before.id_now(entry.cause.value) if entry else ""
        return f"tree:{tree}" if tree in new.trees else ""
    if kind is PageKind.FAMILY:
        members = (before.id_now(tree.id) for tree in old.trees.values() if tree.family == id)
        there = paged(new)[kind]
        families = Counter(new.trees[tree].family for tree in members if tree in new.trees)
        return next((family for family, _ in families.most_common() if family in there), "")
    titles = {(lang, page.title) for (lang, page_id), page in old.pages.items() if page_id == id}
    come = set(paged(new)[kind].values()).difference(paged(old)[kind].values())
    alike = {page_id for (lang, page_id), page in new.pages.items() if page_id in come and (lang, page.title) in titles}
    return alike.pop() if len(alike) == 1 else ""


def _languages(before: Project, after: Project) -> Iterator[LostAddress]:
    """Once a language, not once a page."""
    successor = _ENGLISH if _ENGLISH in after.languages else after.source
    for id in dict.fromkeys(chain(before.languages, before.moved_languages)):
        if id not in after.languages and id not in after.moved_languages:
            yield _lost_folder(f"{id}/", "languages", f"{_as_text(id)}: {_as_text(successor)}")


def _brands(before: Project, after: Project) -> Iterator[LostAddress]:
    """Once a brand. The site's own takes the place of one, unless a single other one has come."""
    come = [id for id in after.brands if id not in before.brands]
    successor = come[0] if len(come) == 1 else after.settings.brand
    there = {*_brand_files(after), *after.moved_brands}
    for id in dict.fromkeys(chain(_brand_files(before), before.moved_brands)):
        if id not in there:
            yield _lost_folder(f"embed/v1/{id}/", "brands", f"{_as_text(id)}: {_as_text(successor)}")


def _brand_files(project: Project) -> Iterator[str]:
    """Ids of all brands, also of those of which no more than their file's name is known."""
    yield from project.brands
    for file in sorted(project.unreadable):
        if file.startswith(_BRANDS) and file.endswith(".yml"):
            yield file.removeprefix(_BRANDS).removesuffix(".yml")


def _lost_folder(folder: str, section: str, line: str) -> LostAddress:
    return LostAddress(folder, f"say under `{section}` in {MOVED_FILE} what took its place: `{line}`", section)


def _trees(before: Side, after: Side) -> Iterator[LostAddress]:
    trees, moved = after.project.trees, after.project.moved
    # The name of a file is the id of its tree, also where no more can be read of an old one.
    for id in dict.fromkeys(chain(before.project.trees, sorted(before.unreadable), before.project.moved)):
        if id not in trees and id not in moved and id not in after.unreadable:
            now = before.renamed.get(id, "")
            what = f"`{id}: {now}`" if now else f"the tree that took the place of `{id}`"
            yield LostAddress(f"causes/{id}/", f"say under `trees` in {MOVED_FILE}: {what}", "trees")


def _nodes(before: Side, after: Side) -> Iterator[LostAddress]:
    led = {(node.tree, node.old) for node in after.project.moved_nodes}
    for tree in before.project.trees.values():
        now = after.project.trees.get(before.id_now(tree.id))
        if now is None or not now.whole:
            continue
        given_up = (node.old for node in before.project.moved_nodes if node.tree == tree.id)
        for node in (*tree.nodes, *given_up):
            if node not in now.nodes and (now.id, node) not in led:
                hint = f"say under `nodes` in {MOVED_FILE} which node took its place: `{now.id}#{node}: …`"
                yield LostAddress(f"causes/{now.id}/#{node}", hint, "nodes")
