"""The site in one language → one document: finder, codes, messages, and of each cause the guide, chart and advice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import SimpleNamespace

from markupsafe import Markup

from generator.model.artifact import OfflineBody, OfflineFile
from generator.model.chart import Drawings
from generator.model.facts import ResponseCode, Retry, Table, TerminalFault
from generator.model.page import PROSE, Page
from generator.model.text import Lang
from generator.model.tree import DecisionTree
from generator.render import addresses
from generator.render.codes.advice import advice
from generator.render.codes.advised import Danger
from generator.render.codes.fault_pages import faults_by_family
from generator.render.codes.index import code_grid
from generator.render.codes.page import ways
from generator.render.edition import Edition
from generator.render.independence import independence
from generator.render.offline.compact import compact_html
from generator.render.offline.compact_chart import ChartSet
from generator.render.offline.offline_sheet import OfflineSheet
from generator.render.offline.places import ABOUT, CAUSES, CODES, FAULTS, offline_path, page_place
from generator.render.pages.family import families_with_pages
from generator.render.pages.general import PAGE_ORDER, general_pages
from generator.render.pages.guide import guide
from generator.render.pages.safety import is_first, safety_block

_PAGES = PAGE_ORDER
"""Pages of content/ that are needed at the counter, and therefore in the file."""


@dataclass(frozen=True, slots=True)
class WayView:
    """A cause that a code can mean."""

    whose: str
    href: str
    title: Markup


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code with all that the file says of it."""

    code: str
    anchor: str
    name: Markup
    advice: Markup
    warning: Markup | None
    ways: tuple[WayView, ...]


def offline_files(editions: Mapping[Lang, Edition], drawings: Drawings) -> Iterator[OfflineFile]:
    """One file a language."""
    for lang, edition in editions.items():
        yield OfflineFile(
            path=offline_path(lang),
            lang=lang,
            title=edition.plain(edition.brand.name),
            write=_writer(edition, drawings, has_prose=True),
            write_shorter=_writer(edition, drawings, has_prose=False),
        )


def _writer(edition: Edition, drawings: Drawings, *, has_prose: bool) -> Callable[[], OfflineBody]:
    return lambda: _Whole(edition, drawings, has_prose=has_prose).body()


class _Whole:
    """The file of one edition."""

    def __init__(self, edition: Edition, drawings: Drawings, *, has_prose: bool) -> None:
        self._edition = edition
        self._drawings = drawings
        self._has_prose = has_prose
        self._pages = [page for page in general_pages(edition) if page.id in _PAGES]
        left_out = {addresses.page_path(page) for page in general_pages(edition) if page not in self._pages}
        self._outside = frozenset((*left_out, addresses.SOURCES, addresses.TERMINALS, addresses.MANUALS))
        self._charts = ChartSet()

    def body(self) -> OfflineBody:
        """The document. The way in comes first, because it is what a script shows first."""
        site = self._edition.site
        sheet = self._sheet(addresses.HOME)
        entry = site.trees[site.settings.entry]
        trees = [entry, *(tree for tree in site.trees.values() if tree is not entry)]
        causes = [self._cause(tree, is_entry=tree is entry) for tree in trees]
        html = sheet.block(
            "offline.html.j2",
            name=sheet.html(self._edition.brand.name),
            reviewed=max(tree.reviewed for tree in trees),
            entry=entry,
            way_in=causes[0],
            causes=causes[1:],
            icons=Markup(self._charts.icons),  # noqa: S704  made by us
            families=[
                (family.id, sheet.html(family.name), [(tree.id, sheet.html(tree.title)) for tree in of_family])
                for family, of_family in families_with_pages(self._edition)
            ],
            firsts=[first for first, _ in code_grid(sheet)],
            grid=code_grid(sheet),
            codes=self._codes(sheet),
            faults=[(name, self._faults(groups)) for _, name, groups in faults_by_family(self._edition)],
            pages=[(page_place(addresses.page_path(page)), page.title, self._prose(page)) for page in self._pages],
            terms=[
                (f"{page_place(addresses.GLOSSARY)}.{term.id}", sheet.html(term.term), sheet.html(term.definition))
                for term in site.terms.values()
            ],
            glossary=page_place(addresses.GLOSSARY),
            home=sheet.on_site(addresses.Address(addresses.HOME)),
            folder=sheet.file(f"{sheet.lang}/"),
            ids=SimpleNamespace(codes=CODES, faults=FAULTS, causes=CAUSES, about=ABOUT),
            independent=independence(self._edition),
        )
        return OfflineBody(compact_html(html), self._charts.style)

    def _sheet(self, path: str) -> OfflineSheet:
        return OfflineSheet(self._edition, path, self._outside, has_prose=self._has_prose)

    def _cause(self, tree: DecisionTree, *, is_entry: bool) -> Markup:
        sheet = self._sheet(addresses.tree_address(tree.id).page)
        site, prefix = self._edition.site, f"{tree.id}."
        prose = site.pages.get((self._edition.lang, f"{PROSE}{tree.id}")) if self._has_prose else None
        chart = self._charts.add(self._drawings[tree.id, self._edition.lang].web, tree.id, sheet.say("offline.chart"))
        html = sheet.block(
            "offline_cause.html.j2",
            tree=tree,
            prefix=prefix,
            is_entry=is_entry,
            safety=Markup(safety_block(sheet, tree)),  # noqa: S704  our own template made it
            is_first=is_first(sheet, tree),
            nodes=guide(sheet, tree),
            chart_href=f"#{prefix}flow_chart",
            chart=Markup(sheet.block("chart.html.j2", tree=tree, svg=Markup(chart))),  # noqa: S704  the same
            prose=sheet.prose(prose.body, f"{prefix}about_") if prose else None,
            full=sheet.on_site(addresses.tree_address(tree.id)),
            is_overdue=site.today > tree.review_by,
        )
        return Markup(html)  # noqa: S704  the same

    def _prose(self, page: Page) -> Markup:
        path = addresses.page_path(page)
        return self._sheet(path).prose(page.body, f"{page_place(path)}.")

    def _codes(self, sheet: OfflineSheet) -> list[tuple[str, list[CodeView]]]:
        """By first character; those with a sign are the rarest."""
        codes = [code for code in sheet.site.codes.values() if code.table is not Table.FALLBACK]
        ordered = sorted(codes, key=lambda code: (code.code[0] == "-", code.code[0], len(code.code), code.code))
        return [
            ("−" if first == "-" else first, [self._code(sheet, code) for code in group])
            for first, group in groupby(ordered, key=lambda code: code.code[0])
        ]

    def _code(self, sheet: OfflineSheet, code: ResponseCode) -> CodeView:
        given = advice(self._edition.facts, code)
        return CodeView(
            code=code.code,
            anchor=addresses.code_anchor(code.code),
            name=sheet.html(code.name),
            advice=sheet.t(given.action),
            warning=sheet.t(f"warning.{given.danger}") if given.danger else None,
            ways=tuple(
                WayView(way.whose, way.href, way.title)
                for way in ways(sheet, code)
                if way.title is not None and way.tree
            ),
        )

    def _faults(self, groups: list[tuple[DecisionTree | None, list[TerminalFault]]]) -> list[tuple[object, object]]:
        return [(tree, [(fault, self._danger(fault)) for fault in faults]) for tree, faults in groups]

    def _danger(self, fault: TerminalFault) -> str:
        if fault.cause.value in self._edition.facts.pickup_trees:
            return Danger.PICK_UP
        return Danger.VERIFY_FIRST if fault.retry is Retry.VERIFY_FIRST else ""
