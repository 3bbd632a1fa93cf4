"""A page with its style sheet → the same with short class names, which are a twentieth of a file of everything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

_CLASS = re.compile(r"(?<= class=)(?:\"([^\"]*)\"|([^\s\">]+))")
_OURS = re.compile(r"(?:ph|chart)-[\w-]+")
_SELECTED = re.compile(r"\.((?:ph|chart)-[\w-]+)")
_TAG = re.compile(r"<[a-z][^<>]*>")


def short_names(html: str, style: str, scripts: Iterable[str]) -> tuple[str, str]:
    """`html` and `style` with short names for our own classes. Those that `scripts` name stay as they are.

    The most frequent get the shortest; nothing but `class` attributes of tags and selectors is touched.
    """
    kept = frozenset(name for script in scripts for name in _OURS.findall(script))
    used = Counter(word for tag in _TAG.findall(html) for match in _CLASS.finditer(tag) for word in _words(match))
    known = [name for name, _ in sorted(used.items(), key=lambda entry: (-entry[1], entry[0])) if _OURS.fullmatch(name)]
    short = dict(zip((name for name in known if name not in kept), _names(), strict=False))

    def shortened(match: re.Match[str]) -> str:
        words = [short.get(word, word) for word in _words(match)]
        # Quotation marks stay: they may be what keeps the value apart from the end of the tag.
        return words[0] if match[2] else f'"{" ".join(words)}"'

    html = _TAG.sub(lambda tag: _CLASS.sub(shortened, tag[0]), html)
    return html, _SELECTED.sub(lambda match: f".{short.get(match[1], match[1])}", style)


def _words(match: re.Match[str]) -> list[str]:
    return (match[1] or match[2]).split()


def _names() -> Iterator[str]:
    """`p0`, `p1`, … `pz`, `p10`, …: no name of a chart's style, which begin with c."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    for number in count():
        rest, name = number, ""
        while rest or not name:
            rest, digit = divmod(rest, 36)
            name = digits[digit] + name
        yield f"p{name}"
