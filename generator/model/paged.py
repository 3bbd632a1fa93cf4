"""A project → the pages whose addresses are built from ids."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.moved import PageKind
from generator.model.page import PROSE
from generator.model.project import Project

_INDEX = "/index"


def page_key(kind: PageKind, id: str) -> str:
    """What the address of a page is built from: two ids of a kind that give the same are at one address."""
    if kind is PageKind.CODE:
        return id.lower()
    return id.removesuffix(_INDEX) if kind is PageKind.PAGE else id


def paged(project: Project) -> Mapping[PageKind, Mapping[str, str]]:
    """Of each kind every page that `project` has, in its order: key of the address → id."""
    pages = dict.fromkeys(id for _, id in project.pages if not id.startswith(PROSE))
    families = {tree.family for tree in project.trees.values() if tree.id != project.settings.entry}
    ids = {
        PageKind.CODE: [code.code for code in project.codes.values() if code.has_page],
        PageKind.FAULT: project.faults,
        PageKind.FAMILY: [id for id in project.families if id in families],
        PageKind.PAGE: pages,
        PageKind.TREE: project.trees,
    }
    return {kind: {page_key(kind, id): id for id in known} for kind, known in ids.items()}
