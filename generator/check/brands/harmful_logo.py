"""A logo that is no plain drawing.

`site_config/brands/<brand>.svg`, beside the file of a brand, is shown on every page and every manual. An SVG file can
also run scripts, fetch files from elsewhere and grow without bounds, so only this is taken: shapes, text, gradients,
clipping and styles, in one file of at most 64 KiB with a `viewBox`, that names nothing outside itself.

Copies of shapes (`use`), masks, filters and pictures inside the drawing are left out too: most programs that draw can
turn them into plain shapes.

**Wrong**: `<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg" onload="start()">`

**Right**: `<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg">`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from generator.check.subject import Subject, rule
from generator.problem import Group, Problem, Span

RULE = rule("harmful-logo", Group.BRANDS, __doc__)

_LARGEST = 64 * 1024
"""Bytes: every first visit loads it."""
_DEEPEST = 30
"""Elements within elements."""
_SVG = "http://www.w3.org/2000/svg"
_XML = "http://www.w3.org/XML/1998/namespace"
_SHAPES = ("circle", "ellipse", "line", "path", "polygon", "polyline", "rect")
_COLOURING = ("clipPath", "linearGradient", "radialGradient", "stop", "style")
_ELEMENTS = frozenset(("svg", "g", "defs", "title", "desc", "text", "tspan", *_SHAPES, *_COLOURING))
_PLAIN = "save it as plain SVG, with nothing but shapes"
# CSS writes any character also as an escape, so one hides everything that is looked for here.
_ELSEWHERE = re.compile(
    r"url\s*\((?!\s*[\"']?\s*#)|image(?:-set)?\s*\(|src\s*\(|@|\\|expression\s*\(|(?:java|vb)script:|/\*", re.IGNORECASE
)
_REFERENCE = re.compile(r"url\s*\(", re.IGNORECASE)
_NUMBER = r"\d{1,6}(?:\.\d*)?"
_AREA = re.compile(rf"\s*(?:[-+]?{_NUMBER}(?:\s*,\s*|\s+)){{2}}({_NUMBER})(?:\s*,\s*|\s+)({_NUMBER})\s*")


def check(subject: Subject) -> Iterator[Problem]:
    for brand in subject.project.brands.values():
        if brand.logo:
            found = _Examination(brand.logo).breach()
            if found:
                span = found.place.span(brand.logo_file, brand.logo)
                yield RULE.problem(f"the logo of brand `{brand.id}` {found.what}", span, found.hint)


def _is_area(box: str) -> bool:
    """Whether `box` is a place, and a width and height that something can be drawn in."""
    area = _AREA.fullmatch(box)
    return area is not None and all(float(length) > 0 for length in area.groups())


class _Place(NamedTuple):
    """Where in the text, in characters from 0."""

    start: int
    end: int

    def span(self, file: str, text: str) -> Span:
        line = text.count("\n", 0, self.start) + 1
        column = self.start - (text.rfind("\n", 0, self.start) + 1) + 1
        end_line = text.count("\n", 0, self.end) + 1
        end_column = self.end - (text.rfind("\n", 0, self.end) + 1) + 1
        return Span(file, line, column, end_line, end_column)


class _Breach(NamedTuple):
    what: str
    place: _Place
    hint: str


class _Found(Exception):
    """Ends the reading: what stands behind the first thing that is refused is not looked at."""

    def __init__(self, breach: _Breach) -> None:
        self.breach = breach


class _Examination:
    """One reading of one logo."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bytes = text.encode("utf-8")
        self._open: list[str] = []
        self._style: list[str] = []
        self._style_start = 0
        # The file is UTF-8, whatever it says of itself.
        self._parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = lambda *_: self._refuse(
            "has a document type", "", "delete `<!DOCTYPE …>`"
        )
        self._parser.ProcessingInstructionHandler = lambda target, _: self._refuse(
            f"has an instruction `<?{target}`", "", "delete it"
        )
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = lambda words: self._style.append(words) if self._in_style else None

    def breach(self) -> _Breach | None:
        """The first thing that is wrong."""
        if len(self._bytes) > _LARGEST:
            what = f"has {len(self._bytes)} bytes; {_LARGEST} are the most"
            return _Breach(what, _Place(0, 0), "leave out what cannot be seen, and round the numbers")
        try:
            self._parser.Parse(self._bytes, True)  # noqa: FBT003  it takes no keyword
        except _Found as found:
            return found.breach
        except expat.ExpatError as error:
            here = self._offset(self._parser.ErrorByteIndex)
            return _Breach(f"is no SVG: {expat.ErrorString(error.code)}", _Place(here, here), _PLAIN)
        return None

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self._refuse(f"says that it is `{encoding}`", encoding, "save it as UTF-8")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, element = name.rpartition(" ")
        if not self._open and (namespace, element) != (_SVG, "svg"):
            self._refuse(f"begins with `{element}`", element, f'the first element is `<svg xmlns="{_SVG}">`')
        if namespace != _SVG or element not in _ELEMENTS:
            self._refuse(f"has an element `{element}`", element, _PLAIN)
        if not self._open and "viewBox" not in attributes:
            self._refuse("has no `viewBox`", element, 'add it, such as `viewBox="0 0 120 40"`: the width and height')
        if not self._open and not _is_area(attributes["viewBox"]):
            what = f"has a `viewBox` of `{attributes['viewBox'][:40]}`, which is no area"
            self._refuse(what, "viewBox", 'two numbers for the corner, then width and height, such as "0 0 120 40"')
        if len(self._open) >= _DEEPEST:
            self._refuse(f"has elements {_DEEPEST + 1} deep", element, "take groups out of groups")
        for attribute, value in attributes.items():
            self._attribute(attribute, value)
        self._open.append(element)
        if element == "style":
            self._style_start = self._parser.CurrentByteIndex

    def _attribute(self, name: str, value: str) -> None:
        namespace, _, attribute = name.rpartition(" ")
        lower = attribute.lower()
        if lower.startswith("on"):
            self._refuse(f"has a script in `{attribute}`", attribute, "delete the attribute")
        if lower in ("href", "src") and not value.startswith("#"):
            self._refuse(f"asks for `{value[:40]}`", attribute, "a logo may name nothing but parts of itself: `#…`")
        if namespace == _XML and lower == "base":
            self._refuse("has an `xml:base`", attribute, "delete the attribute")
        if _ELSEWHERE.search(value):
            self._refuse(f"asks for something in `{attribute}`", attribute, "it may name nothing but its own parts")
        # A part that names a part that names a part …: each step can be ten times the work of the one before.
        if _REFERENCE.search(value) and "clipPath" in self._open:
            self._refuse("has a reference inside a `clipPath`", attribute, "clip with one shape")

    @property
    def _in_style(self) -> bool:
        return bool(self._open) and self._open[-1] == "style"

    def _end(self, name: str) -> None:
        if self._in_style:
            # As a whole: a comment of XML may stand in the middle of a word.
            style = "".join(self._style)
            self._style.clear()
            found = _ELSEWHERE.search(style) or _REFERENCE.search(style)
            if found:
                what, hint = f"asks for something in a style: `{found[0]}`", "write the colour itself"
                self._refuse(what, found[0], hint, self._style_start)
        self._open.pop()

    def _refuse(self, what: str, words: str, hint: str, byte: int | None = None) -> None:
        """The place is the first one of `words` from `byte` on, or else from here on."""
        start = self._offset(self._parser.CurrentByteIndex if byte is None else byte)
        found = self._text.find(words, start) if words else start
        place = _Place(found, found + len(words)) if found >= 0 else _Place(start, start)
        raise _Found(_Breach(what, place, hint))

    def _offset(self, byte: int) -> int:
        return len(self._bytes[:byte].decode("utf-8", "ignore"))
