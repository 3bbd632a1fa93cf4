"""Composed files of site_config/manuals → manuals."""

from __future__ import annotations

from typing import Any

from generator.load.choices import LAYOUT
from generator.load.collection_shapes import Field, ListOf, Record
from generator.load.languages import LocalizedShape
from generator.load.scalar_shapes import TextShape
from generator.load.shape import FAILED, Reader, Shape
from generator.load.yaml_reader import Node
from generator.model.manual import PAGE, Manual, Section
from generator.problem import Span

_id = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_section = TextShape(
    rf"{'|'.join(Section)}|{PAGE}{_id}(?:/{_id})*", f"one of {', '.join(Section)}, or {PAGE} and a page"
)
_file = TextShape(rf"(?:{_id}/)*(?:{_id}|{{cause}})", "a path below manuals/ without suffix, such as slips/{cause}")

MANUAL: Shape = Record(
    {
        "layout": Field(LAYOUT, "What it is printed on, and how"),
        "file": Field(_file, "Path of the PDF below manuals/ without suffix; {cause} stands for the tree's id"),
        "title": Field(LocalizedShape(), "Its title"),
        "summary": Field(LocalizedShape(), "What it is for, in the list of manuals"),
        "contents": Field(
            ListOf(_section, at_least=1),
            "Sections of a handbook, in order; page: and a name for a page of content/",
            required=False,
            default=(),
        ),
        "causes": Field(
            ListOf(TextShape(_id, "the id of a tree"), at_least=1),
            "Trees, in order; left out: all",
            required=False,
            default=(),
        ),
        "codes": Field(ListOf(TextShape(), at_least=1), "Codes on the sheet of cards", required=False, default=()),
        "without_chart": Field(
            ListOf(TextShape(_id, "the id of a tree"), at_least=1),
            "Trees whose flowchart is left out",
            required=False,
            default=(),
        ),
    },
    lambda node, values, reader: values,
)


def read_manual(root: Node, id: str, reader: Reader) -> Manual | None:
    """The manual in `root`; its id is its file's name."""
    values: Any = MANUAL.read(root, reader)
    if values is FAILED:
        return None
    return Manual(
        id,
        Span(reader.file, 1, 1, 1, 1),
        values["layout"],
        values["file"],
        values["title"],
        values["summary"],
        values["contents"],
        values["causes"],
        values["codes"],
        values["without_chart"],
    )
