"""Charts as they stand on pages → charts that share one style sheet and their icons, with the same look.

What a chart says with attributes (colours, widths of lines, sizes of letters) becomes a class, once for the file; paths
are written with relative commands, of which nearly all are shorter. No coordinate is rounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from xml.etree import ElementTree

from generator.render.escape import html_text

_SVG = "{http://www.w3.org/2000/svg}"
_STYLES = (
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "font-size",
    "font-weight",
    "text-anchor",
)
"""Attributes that are properties of CSS as well, in browsers of 2017 too; `rx` is not."""
_BOX = "chart-box"
"""The one class that the guide's style sheet names."""
_ICON = "chart-icon"
_ANSWER = "chart-answer"
_PLACED = re.compile(r"translate\(([\d.-]+) ([\d.-]+)\) scale\(([\d.]+)\)")
_PATH_STEP = re.compile(r"([MLQz])([^MLQz]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_ABSOLUTE_PATH = re.compile(r"[MLQz\d.,\s-]+")

Points = list[tuple[int, int]]
"""In tenths of a pixel."""


class ChartSet:
    """The charts of one file."""

    def __init__(self) -> None:
        self._classes: dict[str, str] = {}
        self._icons: dict[str, str] = {}

    @property
    def style(self) -> str:
        """The rules of all charts added so far. They must come before those that mark where a reader is."""
        return "".join(f".{name}{{{rules}}}" for rules, name in self._classes.items())

    @property
    def icons(self) -> str:
        """What the charts added so far draw more than once, as an element that shows nothing by itself."""
        paths = "".join(f'<path id="{name}" {drawing}/>' for drawing, name in self._icons.items())
        return f'<svg width="0" height="0" aria-hidden="true" class="ph-icons"><defs>{paths}</defs></svg>'

    def add(self, svg: str, tree: str, description: str) -> str:
        """`svg`, the chart of `tree` in its skin for pages, as HTML with links that lead within the file.

        `description` says how it reads, instead of words that count on the rest of a page.
        """
        # Our own chart stage wrote it.
        root = ElementTree.fromstring(svg)  # noqa: S314
        for name in ("class", "aria-labelledby"):  # its title names it just as well
            root.attrib.pop(name, None)
        for desc in root.findall(f"{_SVG}desc"):
            desc.text = description
        return "".join(self._element(root, tree))

    def _element(self, element: ElementTree.Element, tree: str) -> Iterator[str]:
        name = element.tag.removeprefix(_SVG)
        attributes = dict(element.attrib)
        classes = attributes.pop("class", "").split()
        attributes.pop("id", None)
        if name == "a":
            # The file's script finds again in the address what node it is.
            attributes = {"href": _within(attributes["href"], tree)}
        own = self._class(attributes)
        kept = [word for word in classes if word == _BOX] + ([own] if own else [])
        if kept:
            attributes = {"class": " ".join(kept), **attributes}
        if name == "path" and _ICON in classes:
            name, attributes = "use", {**self._icon(attributes), "class": own}
        elif name == "path":
            attributes["d"] = relative_path(attributes["d"])
        elif name == "text":
            yield _text(attributes, list(element))
            return
        if len(element) == 0 and not element.text:
            yield _tag(name, attributes, "/")
            return
        yield f"{_tag(name, attributes)}{html_text(element.text or '')}"
        yield from self._content(element, tree)
        yield f"</{name}>"

    def _content(self, parent: ElementTree.Element, tree: str) -> Iterator[str]:
        """The children of `parent`: its lines as one path, since dashes begin anew with each part of a path, and its
        answers, of which none covers another, as all their fields and then all their words."""
        lines = "".join(relative_path(child.attrib["d"]) for child in parent if _is_plain_line(child))
        if lines:
            yield f'<path d="{lines}"/>'
        answers = [child for child in parent if _ANSWER in child.get("class", "").split()]
        for child in parent:
            if not _is_plain_line(child) and child not in answers:
                yield from self._element(child, tree)
        shapes = [shape for answer in answers for shape in answer]
        shapes.sort(key=lambda shape: shape.tag != f"{_SVG}rect")
        for own, group in groupby(shapes, key=lambda shape: self._class(dict(shape.attrib))):
            drawn = "".join(
                _text(_placed(shape), list(shape)) if len(shape) else _tag("rect", _placed(shape), "/")
                for shape in group
            )
            yield f'<g class="{own}">{drawn}</g>'

    def _icon(self, attributes: dict[str, str]) -> dict[str, str]:
        """A drawing with its place → a reference to it, at its place."""
        place = _PLACED.fullmatch(attributes["transform"])
        if place is None:
            raise ValueError(f"an icon is placed in a way of its own: {attributes['transform']}")
        drawing = f'd="{html_text(attributes["d"])}" transform="scale({float(place[3]):g})"'
        icon = self._icons.setdefault(drawing, f"_{len(self._icons)}i")
        return {"x": place[1], "y": place[2], "href": f"#{icon}"}

    @staticmethod
    def _style(attributes: dict[str, str]) -> str:
        return ";".join(f"{name}:{attributes[name]}" for name in _STYLES if name in attributes)

    def _class(self, attributes: dict[str, str]) -> str:
        """Takes what can be said in a style sheet out of `attributes`, and gives the class that says it."""
        rules = self._style(attributes)
        if not rules:
            return ""
        for name in _STYLES:
            attributes.pop(name, None)
        # Without a unit, letters would have no size in a style sheet.
        rules = re.sub(r"(font-size:[\d.]+)", r"\1px", rules)
        return self._classes.setdefault(rules, f"c{len(self._classes)}")


def _within(href: str, tree: str) -> str:
    """`#node` and `../tree/#node` as anchors of the file."""
    page, _, node = href.partition("#")
    there = page.strip("./") or tree
    return f"#{there}.{node}" if node else f"#{there}"


def _is_plain_line(element: ElementTree.Element) -> bool:
    return element.tag == f"{_SVG}path" and set(element.attrib) == {"d"}


def _placed(shape: ElementTree.Element) -> dict[str, str]:
    """What its group does not say of `shape`."""
    return {name: value for name, value in shape.attrib.items() if name not in (*_STYLES, "class")}


def _tag(name: str, attributes: dict[str, str], end: str = "") -> str:
    written = "".join(f' {key}="{html_text(value)}"' for key, value in attributes.items())
    return f"<{name}{written}{end}>"


def _text(attributes: dict[str, str], spans: list[ElementTree.Element]) -> str:
    """Lines of text: the first stands at the place of the whole, the others at theirs."""
    first = spans[0]
    place = {"x": first.attrib["x"], "y": first.attrib["y"]}
    written = [_tag("text", {**attributes, **place}), html_text(first.text or "")]
    for above, span in pairwise(spans):
        down = _tenths(span.attrib["y"]) - _tenths(above.attrib["y"])
        written += [
            _tag("tspan", {"x": span.attrib["x"], "dy": _written(down)}),
            html_text(span.text or ""),
            "</tspan>",
        ]
    return "".join([*written, "</text>"])


def relative_path(data: str) -> str:
    """Path data with relative commands: `M308,96L308,109` → `M308 96v13`. Other kinds of data stay as they are.

    Straight lines in one direction are one, also where the rounding of a corner had nothing to round.
    """
    if not _ABSOLUTE_PATH.fullmatch(data):
        return data
    steps: list[tuple[str, Points]] = []
    here = begun = (0, 0)
    for command, numbers in _PATH_STEP.findall(data):
        values = [_tenths(value) for value in _NUMBER.findall(numbers)]
        points: Points = list(zip(values[::2], values[1::2], strict=True))
        if command == "z":
            steps.append(("z", []))
            here = begun
        elif command == "M":
            steps.append(("M", points))
            here = begun = points[0]
        else:
            moves = [(x - here[0], y - here[1]) for x, y in points]
            here = points[-1]
            _add_step(steps, moves)
    return "".join(map(_step, steps))


def _add_step(steps: list[tuple[str, Points]], moves: Points) -> None:
    """Adds a line or curve, given as relative points; what goes on straight up, down or sideways joins the line
    before."""
    (x, y), kind = moves[-1], "q"
    for axis, name in ((0, "v"), (1, "h")):
        along = [move[1 - axis] for move in moves]
        if all(move[axis] == 0 for move in moves) and (along == sorted(along) or along == sorted(along, reverse=True)):
            kind = name
    if kind == "q" and len(moves) == 1:
        kind = "l"
    if kind in "vh" and steps[-1][0] == kind:
        before = steps[-1][1][0]
        if (before[0] * x + before[1] * y) >= 0:
            steps[-1] = (kind, [(before[0] + x, before[1] + y)])
            return
    steps.append((kind, [(x, y)] if kind in "vh" else moves))


def _step(step: tuple[str, Points]) -> str:
    command, points = step
    if command in "vh":
        return command + _written(points[0]["hv".index(command)])
    return command + (_joined(*points) if points else "")


def _joined(*points: tuple[int, int]) -> str:
    numbers = [_written(value) for point in points for value in point]
    # A minus sign separates numbers by itself.
    return numbers[0] + "".join(number if number[0] == "-" else f" {number}" for number in numbers[1:])


def _tenths(text: str) -> int:
    return round(float(text) * 10)


def _written(tenths: int) -> str:
    sign, value = ("-" if tenths < 0 else ""), abs(tenths)
    whole, part = divmod(value, 10)
    digits = f"{whole or ''}.{part}" if part else str(whole)
    return sign + digits
