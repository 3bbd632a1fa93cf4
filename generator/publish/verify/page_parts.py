"""The HTML of a page → the parts that can be wrong once it is published: links, places, languages, scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.publish.verify.page_tokens import Tag, page_tokens

_TAGS_BETWEEN = 1000
"""Tags read before somebody is asked whether there is still time."""
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
    parts = PageParts()
    for number, tag in enumerate(page_tokens(html), 1):
        _read(parts, tag)
        if number % _TAGS_BETWEEN == 0:
            go_on()
    return parts


def _read(parts: PageParts, tag: Tag) -> None:
    values = tag.values
    if tag.name == "html":
        parts.lang = parts.lang or values.get("lang", "")
    elif tag.name == "meta":
        _meta(parts, values)
    elif tag.name == "link":
        _link(parts, values, tag)
    elif tag.name == "script" and "src" not in values and _runs(values.get("type", "")):
        parts.scripts.append(Inline(tag.text, tag.line, tag.column))
    for name, value in values.items():
        _attribute(parts, tag.name, name, Named(value, tag.line, tag.column))


def _attribute(parts: PageParts, tag: str, name: str, named: Named) -> None:
    if name == "id" or (tag == "a" and name == "name"):
        parts.ids.add(named.address)
    elif (tag, name) in _LOADING:
        parts.loaded.append(named)
    elif name == "srcset":
        parts.loaded.extend(named._replace(address=address) for address in _of_srcset(named.address))
    elif tag in ("a", "area") and name in ("href", "xlink:href"):
        parts.links.append(named)
    elif name.startswith("on") and name.isalpha():
        parts.handlers.append(Inline(*named))


def _meta(parts: PageParts, values: Mapping[str, str]) -> None:
    if values.get("http-equiv", "").lower() == "content-security-policy":
        parts.policies.append(values.get("content", ""))
    elif values.get("name", "").lower() == "robots" and "noindex" in values.get("content", ""):
        parts.is_hidden = True


def _link(parts: PageParts, values: Mapping[str, str], tag: Tag) -> None:
    kinds, address = values.get("rel", "").lower().split(), values.get("href", "")
    if "canonical" in kinds:
        parts.canonical = address
    elif "alternate" in kinds and "hreflang" in values:
        parts.alternates[values["hreflang"]] = address
    if not _NOT_LOADING & set(kinds):
        parts.loaded.append(Named(address, tag.line, tag.column))


def _runs(type: str) -> bool:
    return type.strip().lower() in ("", "module", "text/javascript", "application/javascript")


def _of_srcset(value: str) -> list[str]:
    return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
