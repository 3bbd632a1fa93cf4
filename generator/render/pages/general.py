"""A page of content/ → the same page of the site, with its sources."""

from __future__ import annotations

from generator.model.artifact import SitePage
from generator.model.page import PROSE, Page
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.head import Head
from generator.render.pages.evidence import source_views
from generator.render.places import twin
from generator.render.prose import prose_markdown
from generator.render.sheet import Sheet

HOME_PAGE = "index"

PAGE_ORDER = ("safety", "slips", "contacts", "void-refund", "unknown-code", "wrong-claims")
"""Pages that a reader at the counter needs most come first; the others follow by id, `about` last."""


def general_pages(edition: Edition) -> list[Page]:
    """Pages of content/ in the language of `edition` that are neither the home page nor the prose of a tree."""
    pages = [
        page
        for (lang, id), page in edition.site.pages.items()
        if lang == edition.lang and id != HOME_PAGE and not id.startswith(PROSE)
    ]
    return sorted(pages, key=lambda page: (_rank(page.id), page.id))


def general_page(edition: Edition, page: Page) -> SitePage:
    """`page` on the site."""
    sheet = Sheet(edition, addresses.page_path(page))
    blocks = {}
    if page.sources:
        blocks["facts"] = sheet.block("general_facts.html.j2", sources=source_views(sheet, page.sources))
    return sheet.page(
        "general.md.j2",
        page.title,
        page.description,
        blocks=blocks,
        head=Head(twin=twin(sheet.path, sheet.lang)),
        prose=prose_markdown(page.body, sheet),
    )


def _rank(id: str) -> int:
    if id in PAGE_ORDER:
        return PAGE_ORDER.index(id)
    return len(PAGE_ORDER) + (id == "about")
