"""New values for scalars of a YAML file, or of a page's front matter → edits that change these scalars and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.load.page import front_matter
from generator.load.yaml_reader import STRING, MappingNode, Node, ScalarNode, SequenceNode, compose, span_of
from generator.model.edit import Edit
from generator.problem import Span

_DOUBLE, _SINGLE, _BLOCK = '"', "'", ("|", ">")
_RISKY_PLAIN = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`=~<\s]|.*(?::(?:\s|\Z)|\s#|\s\Z|[\n\t])""", re.DOTALL)
"""What some reader of YAML would take for something else; the parser here is asked as well."""
_RISKY_IN_FLOW = re.compile(r"[,\[\]{}?:]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_COMMENT = re.compile(r"[ \t]#.*")


def scalar_edits(text: str, file: str, values: Mapping[Span, str]) -> tuple[Edit, ...]:
    """Edits of `text`, the content of `file` with lines ending in LF, that give the scalars at some spans new values.

    A value keeps the quotation marks that the author chose where it can, and else has double ones. Values hold no
    character that files may not hold. Raises ValueError where `text` has no scalar at one of the spans.
    """
    front = front_matter(text) if file.endswith(".md") else text
    root = compose(front, file)[0] if front is not None else None
    found = {
        place: Edit(*_replaced(node, place, text, values[place], in_flow=in_flow))
        for node, in_flow in (_scalars(root) if root is not None else ())
        if (place := span_of(node, file)) in values
    }
    if len(found) < len(values):
        raise ValueError(f"{file} has no scalar at {min(values.keys() - found.keys())}")
    return tuple(found.values())


def _scalars(root: Node) -> Iterator[tuple[ScalarNode, bool]]:
    """Every value that is a scalar, and whether it stands inside braces or brackets."""
    stack: list[tuple[Node, bool]] = [(root, False)]
    while stack:
        node, in_flow = stack.pop()
        if isinstance(node, ScalarNode):
            yield node, in_flow
        else:
            inside = in_flow or (isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style))
            children = [value for _, value in node.value] if isinstance(node, MappingNode) else node.value
            stack.extend((child, inside) for child in children)


def _replaced(node: ScalarNode, place: Span, text: str, value: str, *, in_flow: bool) -> tuple[Span, str]:
    if node.style not in _BLOCK:
        return place, _written(value, node.style or "", in_flow=in_flow)
    # A block scalar ends on the line after its last one; a comment may stand behind its `|`.
    lines = text.split("\n")
    last = place.end_line
    while last > place.line and (last > len(lines) or not lines[last - 1][: _end(place, last, lines)].strip()):
        last -= 1
    comment = _COMMENT.search(lines[place.line - 1], place.column - 1)
    span = Span(place.file, place.line, place.column, last, len(lines[last - 1].rstrip()) + 1)
    return span, _written(value, _DOUBLE, in_flow=in_flow) + (comment[0].rstrip() if comment else "")


def _end(place: Span, line: int, lines: list[str]) -> int:
    return place.end_column - 1 if line == place.end_line else len(lines[line - 1])


def _written(value: str, style: str, *, in_flow: bool) -> str:
    """`value` as YAML on one line."""
    double = '"' + "".join(_ESCAPES.get(character, character) for character in value) + '"'
    if style == _SINGLE:
        single = "'" + value.replace("'", "''") + "'"
        return single if _reads_back(single, value, in_flow=in_flow) else double
    if style == _DOUBLE or _RISKY_PLAIN.match(value) or (in_flow and _RISKY_IN_FLOW.search(value)):
        return double
    return value if _reads_back(value, value, in_flow=in_flow) else double


def _reads_back(written: str, value: str, *, in_flow: bool) -> bool:
    root, _ = compose(f"{{zh: {written}, en: x}}\n" if in_flow else f"zh: {written}\nen: x\n", "")
    if not isinstance(root, MappingNode) or len(root.value) != 2:
        return False
    first, second = root.value[0][1], root.value[1][1]
    return (first.value, first.tag, second.value) == (value, STRING, "x")
