"""The HTML of a page → its tags and scripts, as a browser tells them apart, in time that grows with the page alone.

Python's own parser begins anew behind every tag that does not end: a page of `<a <a <a` keeps it busy for hours, and a
server that is verified may send one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

# All that repeats is possessive: what was read once is not read again in another way.
_TAG = re.compile(r"""<([A-Za-z][^\s/>]*+)((?:=\s*+"[^"]*"|=\s*+'[^']*'|[^>])*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=][^\s>/=]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_END = {
    "script": re.compile(r"</script(?=[\s/>])", re.IGNORECASE),
    "style": re.compile(r"</style(?=[\s/>])", re.IGNORECASE),
}
"""What ends an element in which nothing is a tag."""


class Tag(NamedTuple):
    """The beginning of an element."""

    name: str
    """In lower case."""
    values: Mapping[str, str]
    """Attributes by name in lower case; of one that is there twice the first. Without a value: empty."""
    line: int
    column: int
    """Of its `<`, from 1."""
    text: str = ""
    """All that stands in a script or style."""


def page_tokens(html: str) -> Iterator[Tag]:
    """Of any text whatever. What begins and does not end is left out, with all that follows, as browsers do."""
    at = line_start = 0
    line = 1
    while (start := html.find("<", at)) >= 0:
        tag = _TAG.match(html, start)
        if tag is None:
            at = _behind(html, start)
            if at < 0:
                return
            continue
        at, name, text = tag.end(), tag[1].lower(), ""
        if name in _END:
            end = _END[name].search(html, at)
            if end is None:
                return
            text, at = html[at : end.start()], end.start()
        if breaks := html.count("\n", line_start, start):
            line, line_start = line + breaks, html.rfind("\n", line_start, start) + 1
        yield Tag(name, _values(tag[2]), line, start - line_start + 1, text)


def _behind(html: str, start: int) -> int:
    """Where what is no tag ends; -1: nowhere."""
    if html.startswith("<!--", start):
        if html.startswith((">", "->"), start + 4):
            return html.index(">", start) + 1
        end = html.find("-->", start + 4)
        return end + 3 if end >= 0 else -1
    if html.startswith(("<!", "<?", "</"), start):
        return html.find(">", start) + 1 or -1
    is_open_tag = html[start + 1 : start + 2].isalpha() and html[start + 1].isascii()
    return -1 if is_open_tag else start + 1


def _values(attributes: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(attributes):
        plain = value[1:-1] if value[:1] in ("'", '"') and value[-1:] == value[:1] else value
        values.setdefault(name.lower(), unescape(plain))
    return values
