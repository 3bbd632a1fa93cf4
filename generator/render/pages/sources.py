"""Sources of facts → the list of them by kind; an address in a citation stays plain text."""

from __future__ import annotations

from generator.model.artifact import SitePage
from generator.model.facts import Source
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.sheet import Sheet


def sources_page(edition: Edition) -> SitePage:
    """The page with every source, by kind in the order in which kinds first appear."""
    sheet = Sheet(edition, addresses.SOURCES)
    by_kind: dict[str, list[Source]] = {}
    for source in edition.site.sources.values():
        by_kind.setdefault(source.kind, []).append(source)
    kinds = [(f"kind_{number}", sheet.name("source-kind", kind)) for number, kind in enumerate(by_kind, 1)]
    return sheet.page(
        "sources.md.j2",
        sheet.say("sources.title"),
        sheet.say("sources.description"),
        blocks={
            id: sheet.block(
                "source_list.html.j2",
                sources=[(addresses.source_anchor(source.key), source) for source in sources],
            )
            for (id, _), sources in zip(kinds, by_kind.values(), strict=True)
        },
        kinds=kinds,
    )
