"""site_config/families.yml and exemptions.yml → the families of causes, and what no tree takes."""

from __future__ import annotations

from typing import Any

from generator.load.collection_shapes import Field, ListOf, Record
from generator.load.languages import ByLanguage, LocalizedShape
from generator.load.scalar_shapes import ID_TEXT, StringShape, TextShape
from generator.load.shape import Reader, Shape
from generator.load.yaml_reader import Node
from generator.model.facts import Exemption, Family

_word = TextShape()
_localized = LocalizedShape()
_by_language = ByLanguage(ListOf(StringShape()), ())


def _family(node: Node, values: dict[str, Any], reader: Reader) -> Family:
    id = values["id"]
    return Family(id.value, id.span, values["name"], values["summary"], values["screen"])


FAMILIES: Shape = ListOf(
    Record(
        {
            "id": Field(ID_TEXT, "Its id: the name of its folder in trees/"),
            "name": Field(_localized, "Its name"),
            "summary": Field(_localized, "One sentence: what belongs here"),
            "screen": Field(_by_language, "What a cashier sees or says that belongs here"),
        },
        _family,
    ),
    "entry",
)


def _exemptions(key: str) -> Shape:
    return ListOf(
        Record(
            {
                key: Field(_word, f"The {key} that leads to no tree"),
                "reason": Field(_word, "Why no tree takes it"),
            },
            lambda node, values, reader: Exemption(values[key].value, values[key].span, values["reason"].value),
        ),
        "entry",
    )


EXEMPTIONS: Shape = Record(
    {
        "codes": Field(_exemptions("code"), "Codes that no tree takes"),
        "faults": Field(_exemptions("fault"), "Terminal messages that no tree takes"),
    },
    lambda node, values, reader: (values["codes"], values["faults"]),
)
