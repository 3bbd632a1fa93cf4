"""Composed files of site_config/manuals → manuals."""

from __future__ import annotations

from typing import Any

from generator.load.languages import LocalizedShape
from generator.load.schema import FAILED, ChoiceShape, Field, ListOf, Reader, Record, TextShape
from generator.load.yaml_reader import Node
from generator.model.manual import PAGE, Layout, Manual, Section
from generator.problem import Span

_id = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_section = TextShape(
    rf"{'|'.join(Section)}|{PAGE}{_id}(?:/{_id})*", f"one of {', '.join(Section)}, or {PAGE} and a page"
)
_file = TextShape(rf"(?:{_id}/)*(?:{_id}|{{cause}})", "a path below manuals/ without suffix, such as slips/{cause}")

_MANUAL = Record(
    {
        "layout": Field(ChoiceShape(Layout)),
        "file": Field(_file),
        "title": Field(LocalizedShape()),
        "summary": Field(LocalizedShape()),
        "contents": Field(ListOf(_section, at_least=1), required=False, default=()),
        "causes": Field(ListOf(TextShape(_id, "the id of a tree"), at_least=1), required=False, default=()),
        "codes": Field(ListOf(TextShape(), at_least=1), required=False, default=()),
        "without_chart": Field(ListOf(TextShape(_id, "the id of a tree"), at_least=1), required=False, default=()),
    },
    lambda node, values, reader: values,
)


def read_manual(root: Node, id: str, reader: Reader) -> Manual | None:
    """The manual in `root`; its id is its file's name."""
    values: Any = _MANUAL.read(root, reader)
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
