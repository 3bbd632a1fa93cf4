"""A laid out graph with its figures → SVG: thick lines where many went, a badge where people were lost."""

from __future__ import annotations

from generator.chart.box_svg import box_svg
from generator.chart.caption import Caption
from generator.chart.escape import escape
from generator.chart.flow import BADGE_SIDE, SIGN, STRIP, ArrowFigures, BoxFigures, Figures, badge_width
from generator.chart.graph import Box, Graph, JumpBox, PartBox, QuestionBox
from generator.chart.layout_dot import Direction
from generator.chart.line_svg import answers_svg
from generator.chart.lines import Line, arrowhead, lines_of
from generator.chart.markup import Attributes, element, line_path, number, polygon_path
from generator.chart.positions import Point, Positions
from generator.chart.sizing import Sized, SizedGraph
from generator.chart.skin import Skin
from generator.chart.text_svg import TextStyle, text_svg
from generator.model.funnel import box_id
from generator.model.metrics import width

_THINNEST, _THICKEST = 1.0, 6.0
"""Widths of lines in px: where nobody went, and where most did."""
_DASHES = "5 4"
_NEVER = "1 4"
_FORK_BEND, _BEND = 7.0, 14.0
_HEAD_GROWS = 1.2
"""How much longer an arrowhead is for each px that its line is wider."""
_BADGE_HEIGHT = 20.0


def flow_svg(
    graph: Graph,
    sizes: SizedGraph,
    positions: Positions,
    figures: Figures,
    skin: Skin,
    direction: Direction,
    caption: Caption,
) -> str:
    """The drawing as one `<svg>` element that ends with a newline. Its words are told again in a table beside it."""
    margin = skin.measures.margin
    wide, high = positions.width + 2 * margin, positions.height + 2 * margin
    lines = lines_of(graph, sizes, positions, skin.measures, direction)
    boxes = zip(graph.boxes, sizes.boxes, positions.boxes, figures.boxes, strict=True)
    drawn = (
        _lines(graph, lines, figures.arrows, skin, direction),
        answers_svg(graph, sizes, positions, skin),
        *(
            _answer_figures(sized, centre, shown, skin)
            for sized, centre, shown in zip(sizes.answers, positions.answers, figures.arrows, strict=True)
        ),
        *(
            element(
                "g",
                {"id": None if isinstance(box, JumpBox | PartBox) else box_id(box.place.tree, box.number)},
                box_svg(box, sized, centre, skin, ""),
                _box_figures(box, sized, centre, shown, skin),
            )
            for box, sized, centre, shown in boxes
        ),
    )
    root: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "lang": caption.language,
        "width": wide,
        "height": high,
        "viewBox": f"0 0 {number(wide)} {number(high)}",
    }
    sheet: Attributes = {"width": wide, "height": high, "rx": 10, "fill": skin.paint("background")}
    moved: Attributes = {"transform": f"translate({number(margin)} {number(margin)})"}
    title = element("title", {}, escape(caption.title))
    return element("svg", root, title, element("rect", sheet), element("g", moved, *drawn)) + "\n"


def _lines(
    graph: Graph, lines: tuple[Line, ...], arrows: tuple[ArrowFigures, ...], skin: Skin, direction: Direction
) -> str:
    """Thin lines above thick ones, which would cover them where they share a stretch."""
    most = max((shown.count for shown in arrows), default=0)
    drawn = []
    for arrow, line, shown in zip(graph.arrows, lines, arrows, strict=True):
        thick = _THINNEST + (_THICKEST - _THINNEST) * shown.count / most if most else _THINNEST
        colour = skin.paint("line-unsure" if arrow.is_unsure or not shown.count else "line")
        stroke: Attributes = {
            "d": line_path(line.to_answer, _FORK_BEND) + line_path(line.from_answer, _BEND),
            "fill": "none",
            "stroke": colour,
            "stroke-width": thick,
            "stroke-dasharray": _NEVER if not shown.count else _DASHES if arrow.is_unsure else None,
        }
        head = arrowhead(line.tip, skin.measures.arrow + _HEAD_GROWS * (thick - _THINNEST), direction)
        both = element("path", stroke) + element("path", {"d": polygon_path(head), "fill": colour})
        drawn.append((-shown.count, both))
    return "".join(both for _, both in sorted(drawn, key=lambda one: one[0]))


def _answer_figures(sized: Sized, centre: Point, shown: ArrowFigures, skin: Skin) -> str:
    measures = skin.measures
    foot = centre.y + sized.height / 2 - measures.answer_above - measures.answer_line_height
    style = TextStyle(
        measures.answer_size,
        measures.answer_line_height,
        skin.paint("answer-text"),
        "middle",
        "700" if shown.count else None,
    )
    return text_svg((shown.words,), Point(centre.x, foot), style)


def _box_figures(box: Box, sized: Sized, centre: Point, shown: BoxFigures, skin: Skin) -> str:
    measures = skin.measures
    foot = centre.y + sized.height / 2
    left, right = centre.x - sized.width / 2 + measures.side, centre.x + sized.width / 2
    is_start = isinstance(box, QuestionBox) and box.is_start
    style = TextStyle(measures.heading_size, STRIP, skin.paint("start-text" if is_start else "text"), "start", "700")
    drawn = text_svg((shown.visits,), Point(left, foot - STRIP - 2), style)
    if isinstance(box, JumpBox) or not shown.lost:
        return drawn
    wide = badge_width(shown.lost, measures)
    return drawn + _badge(shown, Point(right - wide - measures.side / 2, foot - STRIP + 1), wide, skin)


def _badge(shown: BoxFigures, corner: Point, wide: float, skin: Skin) -> str:
    """A field with a sign that points down and out; filled at the question that the report names."""
    fill, ink = ("stop", "stop-fill") if shown.is_worst else ("stop-fill", "stop")
    field: Attributes = {
        "x": corner.x,
        "y": corner.y,
        "width": wide,
        "height": _BADGE_HEIGHT,
        "rx": 4,
        "fill": skin.paint(fill),
        "stroke": skin.paint("stop"),
        "stroke-width": 1,
    }
    middle, sign = corner.y + _BADGE_HEIGHT / 2, corner.x + BADGE_SIDE
    corners = (Point(sign, middle - 3.5), Point(sign + 8, middle - 3.5), Point(sign + 4, middle + 4.5))
    size = skin.measures.heading_size
    style = TextStyle(size, _BADGE_HEIGHT, skin.paint(ink), "middle", "700")
    words = Point(sign + SIGN + width(shown.lost) * size / 2, corner.y)
    return (
        element("rect", field)
        + element("path", {"d": polygon_path(corners), "fill": skin.paint(ink)})
        + text_svg((shown.lost,), words, style)
    )
