"""site_config/moved.yml → `MovedTree`s."""

from __future__ import annotations

from generator.load.schema import Field, MapOf, Reader, Record, Shape, TextShape
from generator.load.yaml_reader import Node
from generator.model.moved import MovedTree
from generator.model.text import Text

_id = TextShape(r"[a-z0-9]+(?:-[a-z0-9]+)*", "the id of a tree")


def _moved(key: Node, new: Text, reader: Reader) -> MovedTree:
    return MovedTree(Text(key.value, reader.span(key)), new)


MOVED: Shape = Record({"trees": Field(MapOf(_id, "tree", _moved))}, lambda node, values, reader: values["trees"])
"""Old id → `MovedTree`."""
