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

# Both begin with what stands in few places and look back from there, which is many times quicker on a whole page.
_LINK = re.compile(r'="(?:(?<=\ssrc=")(?P<src>)|(?<=\shref=")|(?<=\sxlink:href="))([^"]*)"')
_ID = re.compile(r'id="(?<=\sid=")([^"]+)"')
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
    parts: list[str] = []
    place = 0
    for match in _LINK.finditer(html):
        reference, better = _resolve(address, match[2], is_source=match["src"] is not None)
        if reference:
            references.add(reference)
        if better is not None:
            parts += (html[place : match.start()], f'="{better}"')
            place = match.end()
    # Where nothing changes, as in charts, the rendering's own text is all that is held.
    linked = "".join((*parts, html[place:])) if parts else html
    return Linked(linked, frozenset(references), frozenset(_ID.findall(html)))


@lru_cache(maxsize=65536)
def _resolve(address: str, written: str, *, is_source: bool) -> tuple[Reference | None, str | None]:
    """The place that a link means, and the link as it should be written where that differs."""
    target = unescape(written)
    if scheme := _SCHEME.match(target):
        if not is_source and scheme[0].lower() in _LINK_SCHEMES:
            return None, None
        if is_source and scheme[0].lower() == "data:":
            return None, None
        trouble = "loads from another site" if is_source else "is an address of a kind that is not allowed"
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
