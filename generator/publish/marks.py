"""HTML of a page with marks → HTML with the page's blocks in place, and its figures put in later."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model.artifact import SitePage, block_mark
from generator.publish.failure import PublishError

_FIRST, _LAST = block_mark(" ").split(" ")
_MARK = re.compile(f"<p>{_FIRST}([^{_LAST}]*){_LAST}</p>")
_PLACE = "<!--figure:{}-->"


def place_blocks(page: SitePage, html: str) -> str:
    """`html` with each block in place of its mark, and a comment in place of each figure: search skips comments."""
    unused = {*page.blocks, *page.figures}

    def content(match: re.Match[str]) -> str:
        name = match[1]
        unused.discard(name)
        if name in page.figures:
            return _PLACE.format(name)
        if name in page.blocks:
            return page.blocks[name]
        raise PublishError(f"{page.path}: the page marks a block `{name}` that it does not have")

    placed = _MARK.sub(content, html)
    if unused:
        raise PublishError(f"{page.path}: no paragraph marks the place of {', '.join(sorted(unused))}")
    if _FIRST in placed or _LAST in placed:
        raise PublishError(f"{page.path}: a block mark does not stand in a paragraph of its own")
    return placed


def place_figures(html: str, figures: Mapping[str, str]) -> str:
    """`html` with each figure in place of its comment."""
    for name, figure in figures.items():
        html = html.replace(_PLACE.format(name), figure)
    return html
