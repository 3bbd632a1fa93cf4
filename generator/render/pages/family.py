"""A family of causes → its page: what the screen shows, and the causes with their codes."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.artifact import SitePage
from generator.model.facts import Family
from generator.model.tree import DecisionTree
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.head import Head, description
from generator.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class CauseView:
    """A tree in a list of causes."""

    title: Markup
    summary: Markup
    href: str
    codes: tuple[tuple[str, str], ...]
    """(code, address) of each two-character code whose common meaning leads here."""


def families_with_pages(edition: Edition) -> list[tuple[Family, list[DecisionTree]]]:
    """Families with their trees, without the way in and without families that have no tree."""
    site = edition.site
    found = []
    for family in site.families.values():
        trees = [tree for tree in site.trees.values() if tree.family == family.id and tree.id != site.settings.entry]
        if trees:
            found.append((family, trees))
    return found


def family_page(edition: Edition, family: Family, trees: list[DecisionTree]) -> SitePage:
    """The page of `family` with `trees`."""
    sheet = Sheet(edition, addresses.family_address(family.id).page)
    return sheet.page(
        "family.md.j2",
        edition.plain(family.name),
        _description(sheet, family, trees),
        blocks={
            "screen": sheet.block("screen.html.j2", lines=family.screen[edition.lang]),
            "causes": sheet.block("causes.html.j2", causes=[cause_view(sheet, tree) for tree in trees]),
        },
        head=Head(title=sheet.say("family.head-title", name=edition.plain(family.name))),
        summary=edition.plain(family.summary),
    )


def _description(sheet: Sheet, family: Family, trees: list[DecisionTree]) -> str:
    """The summary, and as many causes as there is room for."""
    summary, titles = sheet.plain(family.summary), [sheet.plain(tree.title) for tree in trees]
    told = summary
    for number in range(1, len(titles) + 1):
        named = sheet.say("list.comma").join(titles[:number])
        longer = description(sheet.edition.language, summary, sheet.say("family.includes", causes=named))
        if len(longer) <= len(summary):
            break
        told = longer
    return told


def cause_view(sheet: Sheet, tree: DecisionTree) -> CauseView:
    codes = [sheet.site.codes[code.value] for code in tree.codes]
    shown = [code for code in codes if addresses.has_page(code) and code.cause.value == tree.id]
    return CauseView(
        title=sheet.html(tree.title),
        summary=sheet.html(tree.summary),
        href=sheet.tree(tree.id),
        codes=tuple((code.code, sheet.code(code.code)) for code in shown),
    )
