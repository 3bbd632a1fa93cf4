"""A page and its Markdown as HTML → all that publishing needs to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.artifact import SitePage
from generator.publish.addresses import INDEX, page_address
from generator.publish.links import Reference, link
from generator.publish.marks import place_blocks
from generator.publish.page_text import page_sections
from generator.publish.search_index import IndexedPage


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page whose parts are final."""

    source: SitePage
    content: str
    """HTML of the page's body, with blocks, and with a comment where each figure belongs."""
    figures: Mapping[str, str]
    """HTML of the figures."""
    references: frozenset[Reference]
    """Where it links to."""
    ids: frozenset[str]
    """What links may name in it."""
    indexed: IndexedPage


def make_page(page: SitePage, html: str) -> MadePage:
    """`html` is the page's Markdown as HTML, with marks. Raises PublishError where marks and blocks do not fit."""
    address = page_address(page.path)
    content = link(place_blocks(page, html), address)
    figures = {name: link(figure, address) for name, figure in page.figures.items()}
    parts = (content, *figures.values())
    return MadePage(
        source=page,
        content=content.html,
        figures={name: figure.html for name, figure in figures.items()},
        references=frozenset().union(*(part.references for part in parts)),
        ids=frozenset().union(*(part.ids for part in parts)),
        indexed=IndexedPage(f"{address}{INDEX}".partition("/")[2], page_sections(page.title, content.html)),
    )
