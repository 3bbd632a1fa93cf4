"""The HTML of a page → the parts that can be wrong once it is published: links, places, languages, scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

_CHUNK = 65_536
"""Characters read before somebody is asked whether there is still time."""
_LOADING = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("embed", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("track", "src"),
    ("input", "src"),
    ("object", "data"),
    ("use", "href"),
    ("use", "xlink:href"),
    ("image", "href"),
    ("image", "xlink:href"),
}
_NOT_LOADING = {"canonical", "alternate", "license", "author", "next", "prev", "help", "search", "me"}
"""Kinds of `link` elements that only tell something."""


class Named(NamedTuple):
    """An address in a page."""

    address: str
    line: int
    column: int
    """From 1."""


class Inline(NamedTuple):
    """A script in a page."""

    code: str
    line: int
    column: int


@dataclass(slots=True)
class PageParts:
    """What was found in a page."""

    lang: str = ""
    ids: set[str] = field(default_factory=set)
    links: list[Named] = field(default_factory=list)
    """Where a reader can go from here."""
    loaded: list[Named] = field(default_factory=list)
    """What a browser fetches by itself."""
    alternates: dict[str, str] = field(default_factory=dict)
    """Address by language tag."""
    canonical: str = ""
    policies: list[str] = field(default_factory=list)
    scripts: list[Inline] = field(default_factory=list)
    handlers: list[Inline] = field(default_factory=list)
    """Scripts in attributes such as onclick."""
    is_hidden: bool = False
    """Whether search engines are asked to leave it out."""


def page_parts(html: str, go_on: Callable[[], None] = lambda: None) -> PageParts:
    """Of any text whatever. `go_on` may raise when there is no time left."""
    parser = _Parser()
    for start in range(0, len(html), _CHUNK):
        parser.feed(html[start : start + _CHUNK])
        go_on()
    parser.close()
    return parser.parts


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = PageParts()
        self._script: list[str] | None = None
        self._at = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        line, column = self.getpos()
        parts = self.parts
        if tag == "html":
            parts.lang = values.get("lang", "")
        elif tag == "meta":
            self._meta(values)
        elif tag == "link":
            self._link(values, line, column + 1)
        elif tag == "script" and "src" not in values and _runs(values.get("type", "")):
            self._script, self._at = [], (line, column + 1)
        for name, value in values.items():
            self._attribute(tag, name, value, Named(value, line, column + 1))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.parts.scripts.append(Inline("".join(self._script), *self._at))
            self._script = None

    def _attribute(self, tag: str, name: str, value: str, named: Named) -> None:
        parts = self.parts
        if name == "id" or (tag == "a" and name == "name"):
            parts.ids.add(value)
        elif (tag, name) in _LOADING:
            parts.loaded.append(named)
        elif name == "srcset":
            parts.loaded.extend(named._replace(address=address) for address in _of_srcset(value))
        elif tag in ("a", "area") and name in ("href", "xlink:href"):
            parts.links.append(named)
        elif name.startswith("on") and name.isalpha():
            parts.handlers.append(Inline(*named))

    def _meta(self, values: dict[str, str]) -> None:
        if values.get("http-equiv", "").lower() == "content-security-policy":
            self.parts.policies.append(values.get("content", ""))
        elif values.get("name", "").lower() == "robots" and "noindex" in values.get("content", ""):
            self.parts.is_hidden = True

    def _link(self, values: dict[str, str], line: int, column: int) -> None:
        kinds, address = values.get("rel", "").lower().split(), values.get("href", "")
        if "canonical" in kinds:
            self.parts.canonical = address
        elif "alternate" in kinds and "hreflang" in values:
            self.parts.alternates[values["hreflang"]] = address
        if not _NOT_LOADING & set(kinds):
            self.parts.loaded.append(Named(address, line, column))


def _runs(type: str) -> bool:
    return type.strip().lower() in ("", "module", "text/javascript", "application/javascript")


def _of_srcset(value: str) -> list[str]:
    return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
