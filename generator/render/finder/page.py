"""The whole site → the page behind the finder: every code and every text of a screen, for whom no script runs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.model.artifact import SitePage
from generator.model.facts import Table
from generator.render import addresses
from generator.render.codes.fault_pages import faults_by_family
from generator.render.codes.index import code_grid
from generator.render.edition import Edition
from generator.render.pages.home import families_block
from generator.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code in the list."""

    code: str
    anchor: str
    href: str
    name: str


def finder_page(edition: Edition) -> SitePage:
    """The list that the finder's form leads to: codes and faults, or the causes of a site that has neither. With a
    script the same page shows what its address asks for."""
    sheet = Sheet(edition, addresses.FIND)
    families = faults_by_family(edition)
    groups = _groups(sheet)
    blocks = {f"family-{id}": sheet.block("fault_list.html.j2", causes=causes) for id, _, causes in families}
    if grid := code_grid(sheet):
        blocks["first"] = sheet.block("first_character.html.j2", firsts=[first for first, _ in grid])
    if groups:
        blocks["codes"] = sheet.block("find_codes.html.j2", groups=groups)
    if not blocks:
        blocks["causes"] = families_block(sheet)
    return sheet.page(
        "find.md.j2",
        sheet.say("find.title"),
        sheet.say("find.description"),
        blocks=blocks,
        families=[(id, name) for id, name, _ in families],
    )


def _groups(sheet: Sheet) -> list[tuple[str, list[FoundCode]]]:
    """Codes by their first character, those without a page of their own included."""
    codes = [code for code in sheet.site.codes.values() if code.table is not Table.FALLBACK]
    # Codes with a sign are the rarest.
    ordered = sorted(codes, key=lambda code: (code.code[0] == "-", code.code[0], len(code.code), code.code))
    return [
        (
            "minus" if first == "-" else first,
            [
                FoundCode(code.code, addresses.code_anchor(code.code), sheet.code(code.code), sheet.plain(code.name))
                for code in group
            ],
        )
        for first, group in groupby(ordered, key=lambda code: code.code[0])
    ]
