"""site_config/moved.yml → `MovedTree`s and `MovedNode`s."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.load.schema import Field, MapOf, Reader, Record, Shape, TextShape
from generator.load.yaml_reader import Node
from generator.model.moved import MovedNode, MovedTree
from generator.model.text import Text

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_tree = TextShape(_ID, "the id of a tree")
_node = TextShape(_ID, "the id of a node of the same tree")
_PLACE = re.compile(rf"{_ID}#{_ID}\Z")


class Moved(NamedTuple):
    """What the file holds."""

    trees: Mapping[str, MovedTree]
    """By the old id."""
    nodes: tuple[MovedNode, ...]


def _moved_tree(key: Node, new: Text, reader: Reader) -> MovedTree:
    return MovedTree(Text(key.value, reader.span(key)), new)


def _moved_node(key: Node, new: Text, reader: Reader) -> MovedNode:
    tree, _, old = key.value.partition("#")
    return MovedNode(tree, old, new, reader.span(key))


def _moved(node: Node, values: dict[str, Any], reader: Reader) -> Moved:
    return Moved(values["trees"], tuple(values["nodes"].values()))


MOVED: Shape = Record(
    {
        "trees": Field(
            MapOf(_tree, "tree", _moved_tree),
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
    },
    _moved,
)
"""`Moved`."""
