"""All response codes → the index: a table for each code space, every code with an anchor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.model.artifact import SitePage
from generator.model.facts import NO_CAUSE, Agreement, ResponseCode, Table
from generator.render import addresses
from generator.render.codes.advice import advice
from generator.render.edition import Edition
from generator.render.head import Head
from generator.render.places import codes_picture, twin
from generator.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code in the index."""

    code: str
    anchor: str
    """Empty: the code stands further above too, and has its anchor there."""
    href: str
    """Its page; empty where it has none."""
    name: Markup
    advice: Markup
    caveat: Markup | None
    """Only for a code without a page, which must say here what there is to say."""
    leads_to: tuple[tuple[str, Markup], ...]
    """Address and title of each tree."""
    is_error: bool
    agreement: str
    """Empty where sources agree."""


@dataclass(frozen=True, slots=True)
class GridEntry:
    """A code with a page, in the grid of all of them."""

    code: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """Codes that belong together."""

    id: str
    title: str
    rows: tuple[CodeRow, ...]


def code_index_page(edition: Edition) -> SitePage:
    """The page with every code, those without a page of their own included."""
    sheet = Sheet(edition, addresses.CODES)
    sections = _sections(sheet)
    return sheet.page(
        "code_index.md.j2",
        sheet.say("codes.title"),
        sheet.say("codes.description"),
        head=Head(
            title=sheet.say("codes.head-title"),
            picture=codes_picture(sheet.lang),
            twin=twin(sheet.path, sheet.lang),
        ),
        blocks={
            **grid_blocks(sheet),
            **{
                f"group-{section}-{number}": sheet.block("code_table.html.j2", group=group)
                for section, groups in sections.items()
                for number, group in enumerate(groups)
            },
        },
        sections=sections,
    )


def grid_blocks(sheet: Sheet) -> dict[str, str]:
    """The grid of codes and the row of first characters above it; neither where no code has a page."""
    grid = code_grid(sheet)
    if not grid:
        return {}
    return {
        "first": sheet.block("first_character.html.j2", firsts=[first for first, _ in grid]),
        "grid": sheet.block("code_grid.html.j2", grid=grid),
    }


def code_grid(sheet: Sheet) -> tuple[tuple[str, tuple[GridEntry, ...]], ...]:
    """Codes with a page by their first character: (first character, its codes)."""
    codes = sheet.edition.facts.paged_codes()
    return tuple(
        (first, tuple(_grid_entry(sheet, code) for code in group))
        for first, group in groupby(codes, key=lambda code: code.code[0])
    )


def _grid_entry(sheet: Sheet, code: ResponseCode) -> GridEntry:
    return GridEntry(code.code, sheet.plain(code.name), sheet.code(code.code))


def _sections(sheet: Sheet) -> dict[str, tuple[CodeGroup, ...]]:
    """Groups of each code space, by the key of its message, in the order of the page."""
    by_table: dict[Table, list[ResponseCode]] = {}
    for code in sorted(sheet.site.codes.values(), key=lambda code: (len(code.code), code.code)):
        by_table.setdefault(code.table, []).append(code)
    anchored: set[str] = set()
    sections = {}
    for table in Table:
        codes = by_table.get(table, [])
        if codes:
            groups = _by_owner(sheet, codes) if table is Table.PRIVATE else [(str(table), "", codes)]
            sections[str(table)] = tuple(
                CodeGroup(id, title, tuple(_row(sheet, code, anchored) for code in members))
                for id, title, members in groups
            )
    return sections


def _by_owner(sheet: Sheet, codes: Iterable[ResponseCode]) -> list[tuple[str, str, list[ResponseCode]]]:
    """Private codes by the acquirer or client whose they are; one that several have stands with each."""
    owners: dict[str, list[ResponseCode]] = {}
    for code in codes:
        for scheme in code.scope or ("",):
            owners.setdefault(scheme, []).append(code)
    names = {scheme: sheet.name("scheme", scheme) if scheme else sheet.say("codes.no-owner") for scheme in owners}
    return [(f"private-{scheme or 'other'}", names[scheme], owners[scheme]) for scheme in sorted(owners)]


def _row(sheet: Sheet, code: ResponseCode, anchored: set[str]) -> CodeRow:
    has_page = addresses.has_page(code)
    anchor = addresses.code_anchor(code.code)
    is_first = anchor not in anchored
    anchored.add(anchor)
    causes = dict.fromkeys([code.cause.value, *(cause.value for cause in code.cause_by_scheme.values())])
    trees = [sheet.site.trees[cause] for cause in causes if cause in sheet.site.trees]
    return CodeRow(
        code=code.code,
        anchor=anchor if is_first else "",
        href=sheet.code(code.code) if has_page else "",
        name=sheet.html(code.name),
        advice=sheet.t(advice(sheet.edition.facts, code).action),
        caveat=sheet.html(code.caveat) if code.caveat and not has_page else None,
        leads_to=tuple((sheet.tree(tree.id), sheet.html(tree.title)) for tree in trees),
        is_error=code.cause.value != NO_CAUSE or bool(trees),
        agreement="" if code.agreement is Agreement.AGREED else code.agreement,
    )
