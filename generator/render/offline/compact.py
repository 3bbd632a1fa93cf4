"""HTML of our own templates → the same document in fewer bytes: nothing is left out that a browser would not add.

Every reader carries the file, on a stick or over a phone's connection, so what the site can afford (a line for each
element, long ids) is too much here.
"""

from __future__ import annotations

import re
from itertools import count

_BLOCK = (
    "address|article|aside|blockquote|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|li|main|nav|ol|p|"
    "section|summary|svg|table|tbody|td|template|th|thead|tr|ul"
)
_KEPT = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_BREAK = re.compile(rf"(?<=>)\s*\n\s*(?=</?(?:{_BLOCK})\b)")
_BREAK_AFTER = re.compile(rf"(</?(?:{_BLOCK})\b[^<>]*>)\s*\n\s*")
_TAG = re.compile(r"<[a-z][^<>]*>")
_VALUE = re.compile(r"=\"([^\s\"'=<>`]*[^\s\"'=<>`/])\"(?!/>)")
_IDLE_END = re.compile(
    r"</li>(?=<li\b|</[ou]l>)"
    r"|</p>(?=<(?:p|ul|ol|div|h[1-6]|section|blockquote|table|details|aside|figure)\b)"
    r"|</p>(?=</(?:li|div|section|blockquote|details|article|aside|header|footer|nav)>)"
    r"|</t[dh]>(?=<t[dh]\b|</tr>)|</tr>(?=<tr\b|</tbody>)"
)
_LABEL = re.compile(r'(?<= )(id|aria-labelledby)="([^"]+_(?:title|needs|say|note))"')
_ONLY_ON_SITE = re.compile(r' data-(?:search-exclude|version="[^"]*")')


def compact_html(html: str) -> str:
    """`html` without line breaks between blocks, needless quotation marks and ends that the next tag implies."""
    html = _numbered_labels(_ONLY_ON_SITE.sub("", html))
    parts = _KEPT.split(html)
    parts[::2] = [_BREAK_AFTER.sub(r"\1", _BREAK.sub("", part)) for part in parts[::2]]
    return _TAG.sub(_bare, _IDLE_END.sub("", "".join(parts)))


def _bare(tag: re.Match[str]) -> str:
    return _VALUE.sub(r"=\1", tag[0])


def _numbered_labels(html: str) -> str:
    """Ids of headings that only name their section for screen readers, as numbers. No link leads to them."""
    numbers = count(1)
    known: dict[str, str] = {}

    def short(match: re.Match[str]) -> str:
        if match[2] not in known:
            known[match[2]] = f"_{next(numbers):x}"
        return f'{match[1]}="{known[match[2]]}"'

    return _LABEL.sub(short, html)
