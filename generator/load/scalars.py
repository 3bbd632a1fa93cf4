"""New values for scalars of a YAML file, or of a page's front matter → edits that change these scalars and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.load.page import front_matter
from generator.load.yaml_reader import STRING, MappingNode, Node, ScalarNode, SequenceNode, compose, span_of
from generator.model.edit import Edit
from generator.model.text import Lang
from generator.problem import Span

_DOUBLE, _SINGLE, _BLOCK = '"', "'", ("|", ">")
_RISKY_PLAIN = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`=~<\s]|.*(?::(?:\s|\Z)|\s#|\s\Z|[\n\t])""", re.DOTALL)
"""What some reader of YAML would take for something else; the parser here is asked as well."""
_RISKY_IN_FLOW = re.compile(r"[,\[\]{}?:]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_COMMENT = re.compile(r"[ \t]#.*")


def scalar_edits(text: str, file: str, values: Mapping[Span, str], lang: Lang = "") -> dict[Span, Edit]:
    """Edits of `text`, the content of `file` with lines ending in LF, that give the scalars at some spans new values.

    A span without width is the end of a scalar that is a text in one language: behind it comes the same in `lang`.

    A value keeps the quotation marks that the author chose where it can, and else has double ones. Values hold no
    character that files may not hold. Raises ValueError where `text` has no scalar at one of the spans.
    """
    front = front_matter(text) if file.endswith(".md") else text
    root = compose(front, file)[0] if front is not None else None
    found: dict[Span, Edit] = {}
    for node, column, in_flow in _scalars(root) if root is not None else ():
        place = span_of(node, file)
        end = Span(file, place.end_line, place.end_column, place.end_line, place.end_column)
        if place in values:
            found[place] = Edit(*_replaced(node, place, text, values[place], in_flow=in_flow))
        elif end in values:
            key = f", {lang}: " if in_flow else f"\n{' ' * column}{lang}: "
            where = end if in_flow else _line_end(place, text)
            found[end] = Edit(where, key + _written(values[end], _DOUBLE, in_flow=in_flow))
    if len(found) < len(values):
        raise ValueError(f"{file} has no scalar at {min(values.keys() - found.keys())}")
    return found


def _scalars(root: Node) -> Iterator[tuple[ScalarNode, int, bool]]:
    """Every value that is a scalar, the column in which its key begins, and whether it stands inside braces or
    brackets."""
    stack: list[tuple[Node, int, bool]] = [(root, 0, False)]
    while stack:
        node, column, in_flow = stack.pop()
        if isinstance(node, ScalarNode):
            yield node, column, in_flow
        else:
            inside = in_flow or (isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style))
            children = [value for _, value in node.value] if isinstance(node, MappingNode) else node.value
            begin = node.value[0][0].start_mark.column if isinstance(node, MappingNode) and node.value else 0
            stack.extend((child, begin, inside) for child in children)


def _replaced(node: ScalarNode, place: Span, text: str, value: str, *, in_flow: bool) -> tuple[Span, str]:
    if node.style not in _BLOCK:
        return place, _written(value, node.style or "", in_flow=in_flow)
    # A comment may stand behind its `|`.
    lines = text.split("\n")
    last = _last_line(place, lines)
    comment = _COMMENT.search(lines[place.line - 1], place.column - 1)
    span = Span(place.file, place.line, place.column, last, len(lines[last - 1].rstrip()) + 1)
    return span, _written(value, _DOUBLE, in_flow=in_flow) + (comment[0].rstrip() if comment else "")


def _last_line(place: Span, lines: list[str]) -> int:
    """Number of the line on which a scalar ends; a block scalar's place ends on a line behind it."""
    last = place.end_line
    while last > place.line and (last > len(lines) or not lines[last - 1][: _end(place, last, lines)].strip()):
        last -= 1
    return last


def _line_end(place: Span, text: str) -> Span:
    """Nothing, at the end of the line on which a scalar ends."""
    lines = text.split("\n")
    last = _last_line(place, lines)
    column = len(lines[last - 1]) + 1
    return Span(place.file, last, column, last, column)


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
