"""site_config/moved.yml → `MovedId`s, `MovedNode`s and `MovedPage`s."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.load import shape_rules as rules
from generator.load.collection_shapes import Field, MapOf, Record
from generator.load.languages import LANGUAGE_ID, LANGUAGE_PATTERN
from generator.load.scalar_shapes import TextShape
from generator.load.shape import Reader, Shape
from generator.load.yaml_reader import Node
from generator.model.moved import MovedId, MovedNode, MovedPage, PageKind
from generator.model.paged import page_key
from generator.model.text import Lang, Text

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_tree = TextShape(_ID, "the id of a tree")
_node = TextShape(_ID, "the id of a node of the same tree")
_brand = TextShape(_ID, "the id of a brand")
_PLACE = re.compile(rf"{_ID}#{_ID}\Z")
_PATH = rf"{_ID}(?:/{_ID})*"
_CODE = r"[0-9A-Za-z]{2}"
_PAGE = rf"(?!causes/){_PATH}"
_WITH_KIND = rf"code:{_CODE}|(?:fault|family|tree):{_ID}|page:{_PAGE}"


class Moved(NamedTuple):
    """What the file holds."""

    trees: Mapping[str, MovedId]
    """By the old id."""
    nodes: tuple[MovedNode, ...]
    pages: tuple[MovedPage, ...]
    languages: Mapping[Lang, MovedId]
    """By the old id."""
    brands: Mapping[str, MovedId]
    """By the old id."""


def _moved_id(key: Node, new: Text, reader: Reader) -> MovedId:
    return MovedId(Text(key.value, reader.span(key)), new)


def _moved_node(key: Node, new: Text, reader: Reader) -> MovedNode:
    tree, _, old = key.value.partition("#")
    return MovedNode(tree, old, new, reader.span(key))


def _moved_page(kind: PageKind) -> Callable[[Node, Text, Reader], MovedPage]:
    def moved(key: Node, new: Text, reader: Reader) -> MovedPage:
        other, colon, id = new.value.partition(":")
        to, target = (PageKind(other), Text(id, new.span)) if colon else (kind, new)
        return MovedPage(kind, Text(key.value, reader.span(key)), to, target)

    return moved


def _moved(node: Node, values: dict[str, Any], reader: Reader) -> Moved:
    pages = tuple(_told_once((page for kind in _PAGES for page in values[kind].values()), reader))
    nodes = tuple(values["nodes"].values())
    return Moved(values["trees"], nodes, pages, values["languages"], values["brands"])


def _told_once(pages: Iterator[MovedPage], reader: Reader) -> Iterator[MovedPage]:
    """Without those whose old address is another's too: codes that differ in case, `a` and `a/index`."""
    seen: dict[tuple[PageKind, str], MovedPage] = {}
    for page in pages:
        first = seen.setdefault((page.kind, page_key(page.kind, page.old.value)), page)
        if first is page:
            yield page
            continue
        message = f"{page.kind} `{page.old.value}` had the same address as `{first.old.value}`"
        reader.problems.append(
            rules.DUPLICATE_KEY.problem(message, page.old.span, f"first on line {first.old.span.line}")
        )


def _page_field(kind: PageKind, noun: str, id: str, about: str) -> Field:
    shape = TextShape(rf"{id}|{_WITH_KIND}", f"{noun}, or the identity of another page such as tree:card-expired,")
    return Field(
        MapOf(shape, noun.removeprefix("the id of a "), _moved_page(kind), id_pattern=re.compile(rf"(?:{id})\Z")),
        f"{about}, or another page as a link names it, such as tree:card-expired; old addresses go on working",
        required=False,
        default={},
    )


_PAGES: Mapping[str, Field] = {
    "codes": _page_field(
        PageKind.CODE, "the id of a code", _CODE, "Old code of two characters, and the code that took its place"
    ),
    "faults": _page_field(
        PageKind.FAULT, "the id of a fault", _ID, "Old id of a message of terminals, and the one that took its place"
    ),
    "families": _page_field(
        PageKind.FAMILY, "the id of a family", _ID, "Old id of a family, and the family that took its place"
    ),
    "pages": _page_field(
        PageKind.PAGE,
        "the id of a page",
        _PAGE,
        "Old path of a page below content/LANGUAGE/, without .md, and the page that took its place",
    ),
}


MOVED: Shape = Record(
    {
        "trees": Field(
            MapOf(_tree, "tree", _moved_id),
            "Old id and the tree that took its place; old addresses go on working",
            required=False,
            default={},
        ),
        "nodes": Field(
            MapOf(_node, "node, written as tree#node,", _moved_node, id_pattern=_PLACE),
            "tree#node as it was, and the node of the same tree that took its place; old addresses go on working",
            required=False,
            default={},
        ),
        **_PAGES,
        "languages": Field(
            MapOf(LANGUAGE_ID, "language", _moved_id, id_pattern=LANGUAGE_PATTERN),
            "Old id of a language, and the language that took its place; old addresses of all its pages go on working",
            required=False,
            default={},
        ),
        "brands": Field(
            MapOf(_brand, "brand", _moved_id),
            "Old id of a brand, and the brand that took its place; old addresses of its framed pages go on working",
            required=False,
            default={},
        ),
    },
    _moved,
)
"""`Moved`."""
