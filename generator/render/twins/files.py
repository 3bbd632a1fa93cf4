"""The site → the same as plain Markdown, for whom pages are too much: language models, readers of a terminal, diffs.

A file for each cause and page of prose. Codes and messages have one file a language each: what there is to say of one
is a few lines, and who reads files wants to fetch few.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.artifact import LateText
from generator.model.facts import ResponseCode, Table, TerminalFault
from generator.model.page import Page
from generator.model.text import Lang
from generator.model.tree import DecisionTree
from generator.render import addresses
from generator.render.codes.answer import code_answer
from generator.render.codes.page import Way as MeaningOfCode
from generator.render.codes.page import ways
from generator.render.edition import Edition
from generator.render.embed import EMBEDDING_PAGE
from generator.render.escape import commonmark_text
from generator.render.head import absolute
from generator.render.pages.general import general_pages
from generator.render.pages.guide import guide
from generator.render.places import twin
from generator.render.prose import Way, plain_markdown
from generator.render.sheet import EXTERNAL
from generator.render.twins.sheet import TwinSheet

_HEADING_ID = re.compile(r"(?m)^(#{1,6} .*?) \{: #[a-z0-9-]+ \}$")


@dataclass(frozen=True, slots=True)
class _CodeRow:
    """A code with what it means."""

    code: str
    name: str
    answer: str
    ways: tuple[MeaningOfCode, ...]


@dataclass(frozen=True, slots=True)
class _FaultRow:
    """A message of a terminal with what to do."""

    name: str
    variants: tuple[str, ...]
    safety: Markup | None
    first: Markup
    then: Markup
    retry: str
    """Key of the words for whether to try again."""
    title: str
    """Of the cause; empty where none takes this message."""
    href: str


def twins(editions: Mapping[Lang, Edition]) -> Iterator[LateText]:
    """All of them, each beside the page that says the same."""
    for edition in editions.values():
        for tree in edition.site.trees.values():
            yield _file(edition, addresses.tree_address(tree.id).page, _cause(tree))
        if edition.site.codes:
            yield _file(edition, addresses.CODES, _codes)
        if edition.site.faults:
            yield _file(edition, addresses.FAULTS, _faults)
        for page in pages_with_twins(edition):
            yield _file(edition, addresses.page_path(page), _prose(page))


def pages_with_twins(edition: Edition) -> list[Page]:
    """Pages of content/ that are prose. The one about frames shows tables that are made of the code."""
    return [page for page in general_pages(edition) if page.id != EMBEDDING_PAGE]


def _file(edition: Edition, path: str, written: Callable[[TwinSheet], str]) -> LateText:
    return LateText(twin(path, edition.lang), lambda: written(TwinSheet(edition, path)))


def _cause(tree: DecisionTree) -> Callable[[TwinSheet], str]:
    def written(sheet: TwinSheet) -> str:
        facts, settings = sheet.edition.facts, sheet.site.settings
        is_pickup, is_verify = tree.id in facts.pickup_trees, tree.id in facts.verify_trees
        neutral = sheet.plain(settings.neutral_sentence)
        return sheet.file_text(
            "twin_cause.md.j2",
            tree=tree,
            title=sheet.plain(tree.title),
            summary=sheet.html(tree.summary),
            codes=[_code(code.value) for code in tree.codes],
            safety=[sheet.html(sentence) for sentence in tree.safety],
            safety_head="safety.pick-up" if is_pickup else "safety.verify-first" if is_verify else "safety.head",
            neutral=sheet.say("safety.say-only", sentence=neutral) if is_pickup else "",
            nodes=guide(sheet, tree),
        )

    return written


def _codes(sheet: TwinSheet) -> str:
    rows = [code for code in sheet.site.codes.values() if code.table is not Table.FALLBACK]
    rows.sort(key=lambda code: (not addresses.has_page(code), len(code.code), code.code))
    return sheet.file_text("twin_codes.md.j2", codes=[_code_row(sheet, code) for code in rows])


def _code_row(sheet: TwinSheet, code: ResponseCode) -> _CodeRow:
    return _CodeRow(
        code.code,
        sheet.plain(code.name),
        code_answer(sheet.edition, code).whole(sheet.edition),
        tuple(way for way in ways(sheet, code) if way.tree),
    )


def _faults(sheet: TwinSheet) -> str:
    return sheet.file_text(
        "twin_faults.md.j2", faults=[_fault_row(sheet, fault) for fault in sheet.site.faults.values()]
    )


def _fault_row(sheet: TwinSheet, fault: TerminalFault) -> _FaultRow:
    tree = sheet.site.trees.get(fault.cause.value)
    return _FaultRow(
        name=sheet.plain(fault.name),
        variants=fault.variants,
        safety=sheet.html(fault.safety) if fault.safety else None,
        first=sheet.html(fault.first_check),
        then=sheet.html(fault.then),
        retry=f"retry.{fault.retry}",
        title=sheet.plain(tree.title) if tree else "",
        href=sheet.tree(tree.id) if tree else "",
    )


def _prose(page: Page) -> Callable[[TwinSheet], str]:
    def written(sheet: TwinSheet) -> str:
        way = Way(sheet.edition.fill, lambda label, target: _link(sheet, label, target))
        body = _HEADING_ID.sub(r"\1", plain_markdown(page.body, way)).strip()
        page_line = f"{sheet.t('twin.page')} <{absolute(sheet.edition, sheet.path)}>"
        return f"# {commonmark_text(page.title)}\n\n{commonmark_text(page.description)}\n\n- {page_line}\n\n{body}\n"

    return written


def _link(sheet: TwinSheet, label: str, target: str) -> str:
    kind, _, identity = target.partition(":")
    address = target if kind == EXTERNAL else sheet.href(kind, identity)
    return f"[{label}](<{address}>)" if address else label


def _code(code: str) -> Markup:
    return Markup(f"`{code}`")  # noqa: S704  checked when it was read
