"""The manuals of a site → the page that lists them, and the links to those of one cause."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.artifact import SitePage
from generator.model.manual import Layout, Manual
from generator.model.tree import DecisionTree
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.manuals.manuals import manual_path, manual_trees
from generator.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ManualView:
    """A manual in the list."""

    id: str
    title: str
    summary: str
    href: str
    """Of the only file; empty where there is one for each cause."""
    causes: tuple[tuple[str, str], ...]
    """Address of the file and title of each cause."""


def manuals_page(edition: Edition) -> SitePage:
    """The page with every manual in the language of `edition`."""
    sheet = Sheet(edition, addresses.MANUALS)
    order = list(Layout)
    manuals = sorted(edition.site.manuals.values(), key=lambda manual: order.index(manual.layout))
    views = [_view(sheet, manual) for manual in manuals]
    return sheet.page(
        "manuals.md.j2",
        sheet.say("manuals.title"),
        sheet.say("manuals.description"),
        blocks={"manuals": sheet.block("manuals.html.j2", manuals=views)},
    )


def manual_links(sheet: Sheet, tree: DecisionTree) -> list[tuple[str, str]]:
    """Address and title of each manual that is about `tree` alone."""
    return [
        (sheet.file(manual_path(manual, sheet.lang, tree.id)), sheet.plain(manual.title))
        for manual in sheet.site.manuals.values()
        if manual.is_per_cause and tree in manual_trees(sheet.site, manual)
    ]


def _view(sheet: Sheet, manual: Manual) -> ManualView:
    causes = manual_trees(sheet.site, manual) if manual.is_per_cause else []
    return ManualView(
        id=manual.id,
        title=sheet.plain(manual.title),
        summary=sheet.plain(manual.summary),
        href="" if manual.is_per_cause else sheet.file(manual_path(manual, sheet.lang)),
        causes=tuple(
            (sheet.file(manual_path(manual, sheet.lang, tree.id)), sheet.plain(tree.title)) for tree in causes
        ),
    )
