"""A site, its charts and the manuals of site_config → `PrintedManual`s: a template's name and its data each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.artifact import PrintedManual
from generator.model.chart import Drawings
from generator.model.language import typeset
from generator.model.manual import CAUSE, PAGE, Layout, Manual, Section
from generator.model.project import Site
from generator.model.text import Lang
from generator.model.tree import DecisionTree
from generator.render.edition import Edition
from generator.render.escape import json_text, legible
from generator.render.independence import independence
from generator.render.manuals.book import Book, page_label
from generator.render.manuals.cause import background, cause, charts
from generator.render.manuals.indexes import code_rows, common_codes, screen_rows, source_rows, term_rows
from generator.render.manuals.required import PRINT_WORDS
from generator.render.manuals.square import square
from generator.render.word_mark import printed_mark, shown_name

FOLDER = "manuals/"
_LINKED = (Section.CODES, Section.SCREENS, Section.GLOSSARY)
"""Sections to which words of a book link."""


def manual_files(editions: Mapping[Lang, Edition], drawings: Drawings) -> Iterator[PrintedManual]:
    """Every manual in every language."""
    for edition in editions.values():
        for manual, held in _prints(edition.site):
            writer = _Writer(edition, manual, held, drawings)
            yield PrintedManual(_path(manual, held, edition.lang), manual.layout, writer.written)


def manual_paths(site: Site, lang: Lang) -> Iterator[str]:
    """Paths of all PDFs in `lang`, which may be no language of `site`: the same ones in the same order for each."""
    return (_path(manual, held, lang) for manual, held in _prints(site))


def _prints(site: Site) -> Iterator[tuple[Manual, list[DecisionTree]]]:
    """Each PDF of a language, with the causes that it holds."""
    for manual in site.manuals.values():
        trees = manual_trees(site, manual)
        yield from ((manual, held) for held in ([[tree] for tree in trees] if manual.is_per_cause else [trees]))


def _path(manual: Manual, held: list[DecisionTree], lang: Lang) -> str:
    return manual_path(manual, lang, held[0].id if manual.is_per_cause else "")


def manual_path(manual: Manual, lang: Lang, tree: str = "") -> str:
    """Path of the PDF below the site; `tree` for a manual that is a file for each cause."""
    return f"{FOLDER}{manual.file.value.replace(CAUSE, tree)}.{lang}.pdf"


def manual_trees(site: Site, manual: Manual) -> list[DecisionTree]:
    """The causes that `manual` holds, in order."""
    trees = site.trees
    return [trees[name.value] for name in manual.causes] if manual.causes else list(trees.values())


class _Writer:
    """Writes one manual."""

    def __init__(self, edition: Edition, manual: Manual, trees: list[DecisionTree], drawings: Drawings) -> None:
        self._manual = manual
        self._trees = trees
        self._drawings = drawings
        sections = [section.value for section in manual.contents]
        self._book = Book(
            edition,
            frozenset(tree.id for tree in trees),
            frozenset(section.removeprefix(PAGE) for section in sections if section.startswith(PAGE)),
            has_indexes=all(section in sections for section in _LINKED),
        )

    def written(self) -> str:
        """The content as JSON, with a version that changes when anything that is printed does."""
        text = json_text(self._content())
        version = hashlib.sha256(text.encode()).hexdigest()[:8]
        return f'{{"version":"{version}",{json_text(typeset(self._book.edition.language))[1:-1]},{text[1:]}'

    def _content(self) -> dict[str, Any]:
        book, manual, edition = self._book, self._manual, self._book.edition
        title = book.plain(manual.title)
        return {
            "lang": book.lang,
            "title": f"{title}：{book.plain(self._trees[0].title)}" if manual.is_per_cause else title,
            "summary": book.text(manual.summary),
            "brand": shown_name(edition.brand, book.lang),
            "colour": edition.brand.primary,
            "logo": edition.brand.logo,
            "mark": printed_mark(edition.brand, book.lang),
            "notice": independence(edition),
            "reviewed": max(tree.reviewed for tree in self._trees).isoformat(),
            "url": f"{edition.site.settings.url}{book.lang}/",
            "square": square(f"{edition.site.settings.url}{book.lang}/"),
            "words": {key: edition.words.text(key) for key in PRINT_WORDS},
            "neutral": book.text(edition.site.settings.neutral_sentence),
            **self._body(),
        }

    def _body(self) -> dict[str, Any]:
        if self._manual.layout is Layout.HANDBOOK:
            sections = [self._section(section.value) for section in self._manual.contents]
            # An index of what the project has none of would be a heading and an empty table.
            return {"sections": [section for section in sections if section.get("rows") != []]}
        causes = {"causes": [self._cause(tree) for tree in self._trees]}
        if self._manual.layout is Layout.CARDS:
            return {**causes, "codes": common_codes(self._book, [code.value for code in self._manual.codes])}
        return causes

    def _section(self, name: str) -> dict[str, Any]:
        book = self._book
        if name.startswith(PAGE):
            id = name.removeprefix(PAGE)
            page = book.edition.site.pages[(book.lang, id)]
            return {
                "k": "page",
                "label": page_label(id),
                "title": legible(page.title),
                "blocks": [self._labelled(id, block) for block in book.prose(id)],
            }
        rows = {
            Section.CODES: code_rows,
            Section.SCREENS: screen_rows,
            Section.GLOSSARY: term_rows,
            Section.SOURCES: source_rows,
        }
        if name in rows:
            return {
                "k": name,
                "title": book.edition.words.text(f"print.title-{name}"),
                "rows": rows[Section(name)](book),
            }
        if name == Section.CAUSES:
            return {"k": name, "families": self._families()}
        return {"k": name}

    def _labelled(self, page: str, block: dict[str, Any]) -> dict[str, Any]:
        """A heading of a page with the label that links to it use."""
        return {**block, "label": page_label(page, block["id"])} if block.get("id") else block

    def _families(self) -> list[dict[str, Any]]:
        book = self._book
        families = []
        for family in book.edition.site.families.values():
            causes = [self._cause(tree) for tree in self._trees if tree.family == family.id]
            if causes:
                families.append(
                    {"title": book.plain(family.name), "summary": book.text(family.summary), "causes": causes}
                )
        return families

    def _cause(self, tree: DecisionTree) -> dict[str, Any]:
        chapter = cause(self._book, tree)
        layout, left_out = self._manual.layout, {name.value for name in self._manual.without_chart}
        if layout in (Layout.HANDBOOK, Layout.SHEET) and tree.id not in left_out:
            chapter["charts"] = charts(self._drawings[tree.id, self._book.lang].print)
        if layout is Layout.HANDBOOK:
            chapter |= background(self._book, tree)
        return chapter
