"""HTML → HTML whose links work without a server too, and the list of links that lead nowhere.

A folder address (`../slips/#query`) opens a page on a server and a list of files on a disk. So every link to a page
names its `index.html`; a script takes the name out of the address bar again where there is a server.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import unquote

from generator.publish.addresses import INDEX

_LINK = re.compile(r'(?<=\s)((?:xlink:)?href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]+)"')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_LINK_SCHEMES = ("https:", "http:", "mailto:", "tel:", "sms:")


class Reference(NamedTuple):
    """A link of a page to a place in the site."""

    written: str
    """As it stands in the page."""
    file: str
    """Path below the site; empty where the link cannot be published at all, as `trouble` says."""
    fragment: str
    trouble: str = ""


class Linked(NamedTuple):
    """A stretch of HTML with working links."""

    html: str
    references: frozenset[Reference]
    ids: frozenset[str]
    """What a fragment may name."""


def link(html: str, address: str) -> Linked:
    """`html`, which stands on the page at `address`, with links that name files. Other links stay as they are."""
    references: set[Reference] = set()

    def place(match: re.Match[str]) -> str:
        attribute, written = match.groups()
        reference, better = _resolve(address, attribute, written)
        if reference:
            references.add(reference)
        return match[0] if better is None else f'{attribute}="{better}"'

    return Linked(_LINK.sub(place, html), frozenset(references), frozenset(_ID.findall(html)))


@lru_cache(maxsize=65536)
def _resolve(address: str, attribute: str, written: str) -> tuple[Reference | None, str | None]:
    """The place that a link means, and the link as it should be written where that differs."""
    target = unescape(written)
    if scheme := _SCHEME.match(target):
        if attribute != "src" and scheme[0].lower() in _LINK_SCHEMES:
            return None, None
        if attribute == "src" and scheme[0].lower() == "data:":
            return None, None
        trouble = "loads from another site" if attribute == "src" else "is an address of a kind that is not allowed"
        return Reference(written, "", "", trouble), None
    if target.startswith(("/", "\\")):
        return Reference(written, "", "", "is absolute and breaks where the site is not at the top of its host"), None
    rest, _, fragment = target.partition("#")
    path, mark, query = rest.partition("?")
    fragment = unquote(fragment)
    if not path:
        return Reference(written, address + INDEX, fragment), None
    file = posixpath.normpath(posixpath.join(address, unquote(path)))
    last = posixpath.basename(path)
    if last not in ("", ".", "..") and "." in last:
        return Reference(written, file, fragment), None
    file = INDEX if file == "." else f"{file}/{INDEX}"
    better = path + ("" if path.endswith("/") else "/") + INDEX + mark + query + target[len(rest) :]
    return Reference(written, file, fragment), escape(better)


def dead_links(
    references: Mapping[str, frozenset[Reference]], files: Container[str], ids: Mapping[str, frozenset[str]]
) -> Iterator[str]:
    """A complaint about each link whose file or fragment does not exist.

    `references` and `ids` are by page: the file that it is written to; `files` are all files of the site.
    """
    for page, found in references.items():
        for reference in sorted(found):
            if reference.trouble:
                yield f"{page}: the link `{reference.written}` {reference.trouble}"
            elif reference.file not in files:
                yield f"{page}: the link `{reference.written}` leads to {reference.file}, which does not exist"
            elif reference.fragment and reference.file in ids and reference.fragment not in ids[reference.file]:
                yield (
                    f"{page}: the link `{reference.written}` leads to a place `{reference.fragment}`"
                    f" that {reference.file} does not have"
                )
