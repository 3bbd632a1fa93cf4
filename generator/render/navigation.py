"""The pages of a language → its navigation, in readers' words."""

from __future__ import annotations

from generator.model.artifact import NavigationEntry
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.pages.family import families_with_pages
from generator.render.pages.general import general_pages
from generator.render.pages.terminals import brands_with_notes

AT_THE_COUNTER = ("safety", "slips", "contacts")
"""Pages that stand in the first row; all others stand under "more"."""


def navigation(edition: Edition) -> tuple[NavigationEntry, ...]:
    """The navigation. Pages of single codes and faults are reached from their lists, not from here."""
    say = edition.words.text

    def entry(title: str, page: str, children: tuple[NavigationEntry, ...] = ()) -> NavigationEntry:
        return NavigationEntry(title, f"{edition.lang}/{page}" if page else "", children)

    def titled(key: str) -> str:
        """A short title from the messages, where there is one for this page."""
        return say(key) if key in edition.words else ""

    site = edition.site
    families = tuple(
        entry(
            edition.plain(family.name),
            addresses.family_address(family.id).page,
            tuple(entry(edition.plain(tree.title), addresses.tree_address(tree.id).page) for tree in trees),
        )
        for family, trees in families_with_pages(edition)
    )
    pages = {
        page.id: entry(titled(f"nav.{page.id}") or page.title, addresses.page_path(page))
        for page in general_pages(edition)
    }
    brands = brands_with_notes(edition)
    more = (
        *(page for id, page in pages.items() if id not in AT_THE_COUNTER and id != "about"),
        *([entry(say("terminals.title"), addresses.TERMINALS)] if brands else ()),
        *([entry(say("manuals.title"), addresses.MANUALS)] if site.manuals else ()),
        *([entry(say("glossary.title"), addresses.GLOSSARY)] if site.terms else ()),
        entry(say("sources.title"), addresses.SOURCES),
        *(page for id, page in pages.items() if id == "about"),
    )
    return (
        entry(say("nav.home"), addresses.HOME),
        entry(edition.plain(site.trees[site.settings.entry].title), addresses.tree_address(site.settings.entry).page),
        entry(say("nav.causes"), "", families),
        *([entry(say("codes.title"), addresses.CODES)] if site.codes else ()),
        *([entry(say("faults.title"), addresses.FAULTS)] if site.faults else ()),
        entry(say("find.title"), addresses.FIND),
        *(pages[id] for id in AT_THE_COUNTER if id in pages),
        entry(say("nav.more"), "", more),
    )
