"""A box with its text set → its outline, icon and words as SVG."""

from __future__ import annotations

from generator.chart.escape import Mark
from generator.chart.graph import Box, JumpBox, OutcomeBox, PartBox, QuestionBox
from generator.chart.icons import ICON_SIZE, ICONS
from generator.chart.markup import Attributes, element, number, polygon_path
from generator.chart.positions import Point
from generator.chart.sizing import BADGE_ROOM, ICON_ROOM, Sized, heading_room
from generator.chart.skin import Skin, address, hooks
from generator.chart.text_svg import Anchor, TextStyle, text_svg
from generator.model.chart import MARK
from generator.model.metrics import width
from generator.model.tree import OutcomeKind

_LINE_WIDTH = 1.5
_QUESTION_CORNER = 13.0
_OUTCOME_CORNER = 6.0
_BADGE_OVER, _BADGE_INSIDE = 8.0, 11.0
"""How far the badge of a number stands over its box, and how far it reaches in, in px: before an icon, and with two
digits no farther out than the margin of a chart."""
_ICON_SIDE = 1.2
"""Side of an icon, in em of the heading."""


def box_svg(box: Box, sized: Sized, centre: Point, skin: Skin, start_id: str) -> str:
    """The box with its centre at `centre`; where the medium has links, a link to what it stands for.

    `start_id` is the id of the first question, so that a page can scroll a wide chart to where it begins.
    """
    corner = Point(centre.x - sized.width / 2, centre.y - sized.height / 2)
    if isinstance(box, QuestionBox):
        parts = _question(box, sized, corner, skin)
    elif isinstance(box, OutcomeBox):
        parts = _outcome(box, sized, corner, skin)
    else:
        parts = _jump(box, sized, corner, skin)
    if not skin.is_interactive:
        return "".join(parts) + ("" if isinstance(box, JumpBox) else _badge(box.number, corner, skin))
    is_jump = isinstance(box, JumpBox)
    link: Attributes = {
        "id": start_id if isinstance(box, QuestionBox | OutcomeBox) and box.is_start else None,
        "class": skin.class_(*hooks(box)),
        "href": address(box),
        "data-node": None if is_jump else box.place.node,
        "data-jump": box.place.tree if is_jump else None,
    }
    return element("a", link, *parts)


def _question(box: QuestionBox, sized: Sized, corner: Point, skin: Skin) -> tuple[str, ...]:
    middle, top = corner.x + sized.width / 2, corner.y + skin.measures.above
    name, words = ("start", "start-text") if box.is_start else ("question", "text")
    outline: Attributes = {
        "class": skin.class_("box"),
        **_frame(sized, corner, _QUESTION_CORNER),
        "fill": skin.paint(f"{name}-fill"),
        "stroke": skin.paint(f"{name}-line"),
        "stroke-width": skin.start_line_width if box.is_start else _LINE_WIDTH,
    }
    room = heading_room(box, sized.heading, skin.measures)
    return (
        element("rect", outline),
        _heading(sized.heading, Point(middle, top), skin.measures.heading_line, words, "middle", skin),
        _text(sized, Point(middle, top + room), words, "middle", skin),
    )


def _outcome(box: OutcomeBox, sized: Sized, corner: Point, skin: Skin) -> tuple[str, ...]:
    measures = skin.measures
    stripe, left = measures.heading_height, corner.x + measures.side
    frame, line = _frame(sized, corner, _OUTCOME_CORNER), skin.paint(box.kind)
    border: Attributes = {"class": skin.class_("box"), **frame, "fill": "none", "stroke": line}
    words = Point(left + ICON_ROOM * measures.heading_size, corner.y)
    return (
        element("rect", {**frame, "fill": skin.paint("outcome-fill")}),
        element("path", {"d": _stripe(corner, sized.width, stripe), "fill": skin.paint(f"{box.kind}-fill")}),
        element("rect", {**border, "stroke-width": _LINE_WIDTH}),
        _icon(box.kind, Point(left, corner.y + stripe / 2), skin),
        _heading(sized.heading, words, stripe, box.kind, "start", skin),
        _text(sized, Point(left, corner.y + stripe + measures.above), "text", "start", skin),
    )


def _jump(box: JumpBox | PartBox, sized: Sized, corner: Point, skin: Skin) -> tuple[str, ...]:
    measures = skin.measures
    right, bottom, left = corner.x + sized.width, corner.y + sized.height, corner.x + measures.side
    shoulder, top = right - measures.point, corner.y + measures.above
    corners = (
        corner,
        Point(shoulder, corner.y),
        Point(right, (corner.y + bottom) / 2),
        Point(shoulder, bottom),
        Point(corner.x, bottom),
    )
    outline: Attributes = {
        "class": skin.class_("box"),
        "d": polygon_path(corners),
        "fill": skin.paint("jump-fill"),
        "stroke": skin.paint("jump-line"),
        "stroke-width": _LINE_WIDTH,
        "stroke-linejoin": "round",
    }
    room = heading_room(box, sized.heading, measures)
    is_for_a_manual = isinstance(box, JumpBox) and skin.is_for_manuals
    heading = Mark(MARK.format(tree=box.place.tree)) if is_for_a_manual else sized.heading
    return (
        element("path", outline),
        _heading(heading, Point(left, top), measures.heading_line, "jump-text", "start", skin),
        _text(sized, Point(left, top + room), "text", "start", skin),
    )


def _badge(number_: int, corner: Point, skin: Skin) -> str:
    """The number of a node on the upper left corner of its box, which no line touches."""
    size, words = skin.measures.heading_size, str(number_)
    wide, high = (width(words) + BADGE_ROOM) * size, skin.measures.heading_line
    left, top = corner.x + _BADGE_INSIDE - wide, corner.y - _BADGE_OVER
    field: Attributes = {
        "x": left,
        "y": top,
        "width": wide,
        "height": high,
        "rx": high / 2,
        "fill": skin.paint("number-fill"),
    }
    style = TextStyle(size, high, skin.paint("number-text"), "middle", "700")
    return element("rect", field) + text_svg((words,), Point(left + wide / 2, top), style)


def _frame(sized: Sized, corner: Point, rounding: float) -> Attributes:
    return {"x": corner.x, "y": corner.y, "width": sized.width, "height": sized.height, "rx": rounding}


def _stripe(corner: Point, width: float, height: float) -> str:
    """Path data of the stripe behind a heading: rounded above like its box, straight below."""
    rounding = number(_OUTCOME_CORNER)
    arc, straight = f"a{rounding},{rounding} 0 0 1", number(width - 2 * _OUTCOME_CORNER)
    begin, side = f"M{number(corner.x)},{number(corner.y + height)}", number(height - _OUTCOME_CORNER)
    return f"{begin}v-{side}{arc} {rounding},-{rounding}h{straight}{arc} {rounding},{rounding}v{side}z"


def _icon(kind: OutcomeKind, left: Point, skin: Skin) -> str:
    side = _ICON_SIDE * skin.measures.heading_size
    scale = side / ICON_SIZE
    drawing: Attributes = {
        "class": skin.class_("icon"),
        "d": ICONS[kind],
        "transform": f"translate({number(left.x)} {number(left.y - side / 2)}) scale({scale:.3f})",
        "fill": "none",
        "stroke": skin.paint(kind),
        "stroke-width": 1.6,
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    return element("path", drawing)


def _heading(words: str, top: Point, height: float, colour: str, anchor: Anchor, skin: Skin) -> str:
    if not words:
        return ""
    style = TextStyle(skin.measures.heading_size, height, skin.paint(colour), anchor, "700")
    return text_svg((words,), top, style, skin.class_("heading"))


def _text(sized: Sized, top: Point, colour: str, anchor: Anchor, skin: Skin) -> str:
    style = TextStyle(skin.measures.text_size, skin.measures.line_height, skin.paint(colour), anchor)
    return text_svg(sized.lines, top, style, skin.class_("text"))
