"""Graph, sizes and positions → the SVG of a chart in one skin."""

from __future__ import annotations

from generator.chart.box_svg import box_svg
from generator.chart.caption import Caption
from generator.chart.escape import escape
from generator.chart.graph import Graph
from generator.chart.layout_dot import Direction
from generator.chart.line_svg import answers_svg, lines_svg
from generator.chart.lines import lines_of
from generator.chart.markup import Attributes, element, number
from generator.chart.positions import Positions
from generator.chart.sizing import SizedGraph
from generator.chart.skin import Skin

_SHEET_CORNER = 10.0


def svg(
    graph: Graph, sizes: SizedGraph, positions: Positions, skin: Skin, direction: Direction, caption: Caption
) -> str:
    """The drawing as one `<svg>` element that ends with a newline, and no XML declaration."""
    margin = skin.measures.margin
    width, height = positions.width + 2 * margin, positions.height + 2 * margin
    lines = lines_of(graph, sizes, positions, skin.measures, direction)
    # For a screen reader the links are the chart: without the lines, answers are words that nobody asked for.
    between: Attributes = {"aria-hidden": "true" if skin.is_interactive else None}
    boxes = zip(graph.boxes, sizes.boxes, positions.boxes, strict=True)
    drawn = (
        element(
            "g",
            between,
            lines_svg(graph, lines, skin, direction),
            answers_svg(graph, sizes, positions, skin),
        ),
        *(box_svg(box, sized, centre, skin, f"{caption.id}-start") for box, sized, centre in boxes),
    )
    size: Attributes = {"width": width, "height": height, "viewBox": f"0 0 {number(width)} {number(height)}"}
    moved: Attributes = {"transform": f"translate({number(margin)} {number(margin)})"}
    content = (*_captions(caption, skin), _sheet(width, height, skin), element("g", moved, *drawn))
    return element("svg", {**_root(caption, skin), **size}, *content) + "\n"


def _root(caption: Caption, skin: Skin) -> Attributes:
    root: Attributes = {"xmlns": "http://www.w3.org/2000/svg", "lang": caption.language, "font-family": skin.font}
    if skin.is_interactive:
        root |= {
            "class": skin.class_(""),
            "role": "group",
            "aria-labelledby": f"{caption.id}-title {caption.id}-desc",
        }
    return root


def _captions(caption: Caption, skin: Skin) -> tuple[str, str]:
    title, description = (f"{caption.id}-title", f"{caption.id}-desc") if skin.is_interactive else (None, None)
    return (
        element("title", {"id": title}, escape(caption.title)),
        element("desc", {"id": description}, escape(caption.description)),
    )


def _sheet(width: float, height: float, skin: Skin) -> str:
    sheet: Attributes = {
        "class": skin.class_("sheet"),
        "width": width,
        "height": height,
        "rx": _SHEET_CORNER if skin.is_interactive else None,
        "fill": skin.paint("background"),
    }
    return element("rect", sheet)
