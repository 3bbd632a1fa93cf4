"""What every shape shares: the reader that collects problems, and what a shape is.

A shape is one declaration that serves reading, messages and the JSON Schema.
"""

from __future__ import annotations

import re
from typing import Any, Protocol

from generator.load import shape_rules as rules
from generator.load.yaml_reader import NULL, MappingNode, Node, SequenceNode, forbidden_characters, span_of
from generator.model.text import DEFAULT_LANGS, Lang
from generator.problem import Problem, Rule, Span


class _Failed:
    """What reading gives for a value that could not be read; the reason is among the reader's problems."""

    def __repr__(self) -> str:
        return "FAILED"


FAILED: Any = _Failed()

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


class Reader:
    """Collects the problems of one file, and knows which named thing is being read."""

    __slots__ = ("context", "escapes", "file", "key", "langs", "outside", "problems", "strays")

    def __init__(self, file: str, text: str, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> None:
        self.file = file
        self.langs = langs
        """The languages that texts are to be in, the source language first."""
        self.problems: list[Problem] = []
        self.context: list[str] = []
        """Names of what is being read, outermost first: "node `slip`"."""
        self.strays: list[tuple[str, int]] = []
        """Unknown keys, with the numbers of their problems: one may belong to a record further out."""
        self.outside: set[str] = set()
        """Keys that stand beside the entry that is being read and seem to belong to it."""
        self.key = ""
        """Key of a record that is being read: names a text that has no name of its own."""
        self.escapes = "\\" in text
        """Escapes in double quotes can make characters that the text of the file does not show."""

    def span(self, node: Node) -> Span:
        return span_of(node, self.file)

    def refuse(self, rule: Rule, node: Node, message: str, hint: str = "") -> Any:
        """Report a breach at `node`; gives FAILED."""
        whose = f" (in {' of '.join(reversed(self.context))})" if self.context else ""
        self.problems.append(rule.problem(message + whose, _first_line(self.span(node)), hint))
        return FAILED

    def examine_escapes(self, node: Node) -> None:
        """Report characters of a scalar that only its escapes show."""
        for problem in forbidden_characters(node.value, self.file):
            self.refuse(rules.FORBIDDEN_CHARACTER, node, problem.message, "delete the escape")


class Shape(Protocol):
    """Something that a node can be read as."""

    def read(self, node: Node, reader: Reader) -> Any:
        """The value of `node`, or FAILED after reporting why."""

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        """The same as JSON Schema."""


def _first_line(span: Span) -> Span:
    """A collection's span shortened to its beginning, so that the excerpt stays small."""
    if span.end_line == span.line:
        return span
    return Span(span.file, span.line, span.column, span.line, span.column + 1)


def kind_of(node: Node) -> str:
    if isinstance(node, MappingNode):
        return "a mapping"
    if isinstance(node, SequenceNode):
        return "a list"
    return "nothing" if node.tag == NULL else f"`{node.value[:40]}`"
