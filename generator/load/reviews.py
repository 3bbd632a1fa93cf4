"""site_config/reviews.yml → `SignOff`s."""

from __future__ import annotations

from typing import Any

from generator.load.collection_shapes import Field, ListOf, OneOf, Record
from generator.load.languages import LocalizedShape
from generator.load.scalar_shapes import ID_TEXT, DateShape, TextShape
from generator.load.shape import Reader, Shape
from generator.load.yaml_reader import MappingNode, Node
from generator.model.sign_off import SignOff

_note = OneOf(
    {"both": LocalizedShape(), "one": TextShape(markup=True)},
    lambda node: "both" if isinstance(node, MappingNode) else "one",
)


def _sign_off(node: Node, values: dict[str, Any], reader: Reader) -> SignOff:
    on, on_span = values["on"]
    return SignOff(values["tree"], values["by"], on, on_span, values["version"], values["note"], reader.span(node))


REVIEWS: Shape = Record(
    {
        "signoffs": Field(
            ListOf(
                Record(
                    {
                        "tree": Field(ID_TEXT, "Id of the tree; of one that was renamed also the old one"),
                        "by": Field(ID_TEXT, "A role of review_roles in site.yml; no names of people"),
                        "on": Field(DateShape(), "The day, as 2026-11-22"),
                        "version": Field(TextShape(), "Of all that the tree says, as poshelp approve writes it"),
                        "note": Field(_note, "What the sign-off is about; it is published", required=False),
                    },
                    _sign_off,
                ),
                "sign-off",
            ),
            "Who has signed off which tree; poshelp approve adds to it",
        )
    },
    lambda node, values, reader: values["signoffs"],
)
"""A tuple of `SignOff`, in the order of the file."""
