"""Composed YAML scalars → texts, numbers, truth values, dates and choices, with places."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from generator.load import shape_rules as rules
from generator.load.shape import ID, Reader, kind_of
from generator.load.yaml_reader import NULL, STRING, Node, ScalarNode
from generator.model.text import DEFAULT_LANGS, Lang, Text
from generator.problem import Span, nearest

_INTEGER = re.compile(r"(?:0|[1-9][0-9]{0,10})\Z")  # YAML tools disagree on what 010 is
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_HTML = re.compile(r"<(?:[A-Za-z/!?][^>]*>?)")


class TextShape:
    """A non-empty string."""

    def __init__(self, pattern: str = "", what: str = "a text", *, markup: bool = False) -> None:
        self._pattern = re.compile(rf"(?:{pattern})\Z") if pattern else None
        self._what = what
        self._markup = markup
        """It may hold inline Markdown, so HTML in it is looked for."""

    def read(self, node: Node, reader: Reader) -> Any:
        if node.__class__ is not ScalarNode:
            return reader.refuse(rules.WRONG_TYPE, node, f"{self._what} is expected, this is {kind_of(node)}")
        value: str = node.value
        if node.tag is not STRING and node.tag != STRING:
            if node.tag == NULL and value == "":
                return reader.refuse(rules.EMPTY_TEXT, node, f"{self._what} is expected, there is nothing")
            message = f"`{value[:60]}` is not a text for every YAML tool"
            return reader.refuse(rules.AMBIGUOUS_SCALAR, node, message, f'write "{value[:60]}"')
        if not value or value.isspace():
            return reader.refuse(rules.EMPTY_TEXT, node, f"{self._what} is expected, this is empty")
        if self._pattern is not None and not self._pattern.match(value):
            return reader.refuse(rules.WRONG_TYPE, node, f"{self._what} is expected, this is `{value[:60]}`")
        if reader.escapes:
            reader.examine_escapes(node)
        html = _HTML.search(value) if self._markup and "<" in value else None
        if html:
            reader.refuse(rules.RAW_HTML, node, f"HTML is not allowed: `{html[0][:40]}`", "use **bold** or `code`")
        start, end = node.start_mark, node.end_mark
        return Text(value, Span(reader.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1))

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        pattern = self._pattern.pattern.replace(r"\Z", "$") if self._pattern else ""
        # To editors, a Chinese character is \W too: they would refuse what is right.
        stated = {"pattern": f"^{pattern}"} if pattern and r"\W" not in pattern else {}
        return {"type": "string", "minLength": 1, **stated}


ID_TEXT = TextShape(ID.pattern.removesuffix(r"\Z"), "an id")
"""The id of something that the project names."""


class StringShape:
    """A plain string without a place: for values that nothing is ever reported about. It may be empty."""

    def read(self, node: Node, reader: Reader) -> Any:
        if node.__class__ is not ScalarNode:
            return reader.refuse(rules.WRONG_TYPE, node, f"a text is expected, this is {kind_of(node)}")
        if node.tag != STRING and node.value != "":
            message = f"`{node.value[:60]}` is not a text for every YAML tool"
            return reader.refuse(rules.AMBIGUOUS_SCALAR, node, message, f'write "{node.value[:60]}"')
        if reader.escapes:
            reader.examine_escapes(node)
        return node.value

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        return {"type": "string"}


class IntegerShape:
    """A whole number from `low` to `high`."""

    def __init__(self, low: int, high: int) -> None:
        self._low, self._high = low, high

    def read(self, node: Node, reader: Reader) -> Any:
        value = node.value if node.__class__ is ScalarNode else ""
        if not (isinstance(value, str) and _INTEGER.match(value)):
            message = f"a whole number from {self._low} to {self._high} is expected, this is {kind_of(node)}"
            return reader.refuse(rules.WRONG_TYPE, node, message)
        if not self._low <= int(value) <= self._high:
            message = f"a number from {self._low} to {self._high} is expected, this is {value}"
            return reader.refuse(rules.WRONG_TYPE, node, message)
        return int(value)

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        return {"type": "integer", "minimum": self._low, "maximum": self._high}


class BooleanShape:
    """true or false, and no other spelling."""

    def read(self, node: Node, reader: Reader) -> Any:
        value = node.value if node.__class__ is ScalarNode else None
        if value == "true":
            return True
        if value == "false":
            return False
        return reader.refuse(rules.WRONG_TYPE, node, f"`true` or `false` is expected, this is {kind_of(node)}")

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        return {"type": "boolean"}


class DateShape:
    """A date as YYYY-MM-DD; gives (date, span)."""

    def read(self, node: Node, reader: Reader) -> Any:
        value = node.value if node.__class__ is ScalarNode else ""
        try:
            if _DATE.match(value):
                return datetime.date.fromisoformat(value), reader.span(node)
        except ValueError:
            pass
        return reader.refuse(rules.WRONG_TYPE, node, f"a date such as 2026-11-22 is expected, this is {kind_of(node)}")

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


class ChoiceShape:
    """One word of a closed list; gives the enum's member. `about`: what each word means, for who writes it."""

    def __init__(self, choices: type[StrEnum], about: Mapping[Any, str] | None = None) -> None:
        self._choices = {str(choice): choice for choice in choices}
        self._about = [about[choice] for choice in choices] if about else []

    def read(self, node: Node, reader: Reader) -> Any:
        value = node.value if node.__class__ is ScalarNode else ""
        choice = self._choices.get(value)
        if choice is None:
            hint = nearest(value, self._choices) or f"one of {', '.join(self._choices)}"
            return reader.refuse(rules.WRONG_TYPE, node, f"{kind_of(node)} is not a choice here", hint)
        return choice

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        return {"enum": list(self._choices), **({"enumDescriptions": self._about} if self._about else {})}
