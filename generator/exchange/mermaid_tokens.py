"""Pieces of a Mermaid flowchart: where each begins, and where it ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.exchange.source import Unreadable

SPACE = re.compile(r"[ \t]*")
BLANK = re.compile(r"(?:[ \t\n;])*")
ID = re.compile(r"\w+(?:[-.]\w+)*")
CLASS = re.compile(r":::[\w-]+")
_CLOSERS = (
    ("(((", (")))",)),
    ("((", ("))",)),
    ("([", ("])",)),
    ("[[", ("]]",)),
    ("[(", (")]",)),
    ("[/", ("/]", "\\]")),
    ("[\\", ("\\]", "/]")),
    ("[", ("]",)),
    ("(", (")",)),
    ("{{", ("}}",)),
    ("{", ("}",)),
    (">", ("]",)),
)
"""How shapes begin, longer ones first, and how they may end."""
FLAG = ">"
"""The shape of a box that stands for another tree."""

LINK = re.compile(
    r"(?P<left>[xo<])?(?:(?P<thick>==+[=xo>])|(?P<normal>--+[-xo>])|(?P<dotted>-\.+-[xo>]?)|(?P<hidden>~~~+))"
)
_OPEN_LINK = re.compile(r"(?P<left>[xo<])?(?:(?P<thick>==)|(?P<normal>--)|(?P<dotted>-\.))(?=[ \t\"\w\u2e80-\uffff])")
_LINK_ENDS = {
    "thick": re.compile(r"==+[=xo>]"),
    "normal": re.compile(r"--+[-xo>]"),
    "dotted": re.compile(r"(?<!\.)\.+-[xo>]?"),
}
_PROPERTY = re.compile(
    r"(?P<quote>[\"']?)(?<![\w-])(?P<key>[\w-]++)(?P=quote)\s*:\s*(?P<value>\"[^\"]*\"|'[^'\n]*'|[^,}\"\n]*)"
    r"|\"[^\"]*\""
)
_TEXT_OF_PROPERTIES = re.compile(r"\"[^\"]*\"|}")


class Shape(NamedTuple):
    """The shape of a box and what is written in it."""

    opening: str
    label: str
    end: int


class Properties(NamedTuple):
    """What stands in the braces of `@{ shape: …, label: … }`."""

    label: str | None
    names: frozenset[str]
    """Of all properties."""
    end: int


class Link(NamedTuple):
    """An arrow between groups of boxes."""

    label: str
    is_dotted: bool
    is_hidden: bool
    """It only orders boxes."""
    lacks_direction: bool
    is_both_ways: bool
    end: int


class Scanner:
    """The text of a chart; every search ends at the end of a line, which is found once a line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._line_end = -1

    def line_end(self, at: int) -> int:
        """Where the line of `at` ends."""
        if at > self._line_end:
            end = self.text.find("\n", at)
            self._line_end = len(self.text) if end < 0 else end
        return self._line_end

    def skip(self, at: int, what: re.Pattern[str] = SPACE) -> int:
        """Where `what`, which may be nothing, ends."""
        match = what.match(self.text, at)
        return match.end() if match else at

    def shape(self, at: int) -> Shape | None:
        """The shape that begins at `at`. Raises Unreadable where it does not end."""
        found = next((shape for shape in _CLOSERS if self.text.startswith(shape[0], at)), None)
        if found is None:
            return None
        opening, closers = found
        begin = at + len(opening)
        quoted = self.skip(begin)
        if self.text[quoted : quoted + 1] == '"':
            end = self._quotation_end(quoted)
            close = self.skip(end)
            for closer in closers:
                if self.text.startswith(closer, close):
                    return Shape(opening, self.text[quoted:end], close + len(closer))
            raise Unreadable(f"`{closers[0]}` is expected after the quoted label", close)
        ends = [
            (place, closer) for closer in closers if (place := self.text.find(closer, begin, self.line_end(at))) >= 0
        ]
        if not ends:
            raise Unreadable(f"the box that begins here with `{opening}` does not end on its line", at)
        place, closer = min(ends)
        return Shape(opening, self.text[begin:place], place + len(closer))

    def properties(self, at: int) -> Properties:
        """The properties in the braces that begin at `at`. Raises Unreadable where they are not closed."""
        begin = place = at + 2
        while True:
            match = _TEXT_OF_PROPERTIES.search(self.text, place)
            if match is None:
                raise Unreadable("the brace that begins here is not closed", at)
            place = match.end()
            if match[0] == "}":
                break
        found: dict[str, str] = {}
        for match in _PROPERTY.finditer(self.text, begin, place - 1):
            if match["key"]:
                value = match["value"]
                found.setdefault(match["key"], value[1:-1] if value.startswith("'") and len(value) > 1 else value)
        return Properties(found.get("label"), frozenset(found), place)

    def link(self, at: int) -> Link | None:
        """The arrow that begins at `at`, with its label. Raises Unreadable where the label does not end."""
        match = LINK.match(self.text, at)
        if match:
            label, end = self._label_after(match.end())
            return self._made(match, match[0], label, end)
        opened = _OPEN_LINK.match(self.text, at)
        if opened is None:
            return None
        kind = opened.lastgroup or "normal"
        begin = self.skip(opened.end())
        place = self._quotation_end(begin) if self.text[begin : begin + 1] == '"' else begin
        closing = _LINK_ENDS[kind].search(self.text, place, self.line_end(at))
        if closing is None:
            raise Unreadable("the arrow whose label begins here does not end on its line", at)
        return self._made(opened, closing[0], self.text[begin : closing.start()], closing.end())

    @staticmethod
    def _made(match: re.Match[str], closing: str, label: str, end: int) -> Link:
        kind = match.lastgroup or "normal"
        is_arrow = closing[-1] in "xo>"
        return Link(label, kind == "dotted", kind == "hidden", not is_arrow, bool(match["left"]) and is_arrow, end)

    def _label_after(self, at: int) -> tuple[str, int]:
        """The label between bars after an arrow."""
        begin = self.skip(at)
        if self.text[begin : begin + 1] != "|":
            return "", at
        quoted = self.skip(begin + 1)
        place = self._quotation_end(quoted) if self.text[quoted : quoted + 1] == '"' else begin + 1
        end = self.text.find("|", place, max(place, self.line_end(place)))
        if end < 0:
            raise Unreadable("the label that begins here does not end on its line", begin)
        return self.text[begin + 1 : end], end + 1

    def _quotation_end(self, at: int) -> int:
        end = self.text.find('"', at + 1)
        if end < 0:
            raise Unreadable("the quotation marks that begin here are not closed", at)
        return end + 1
