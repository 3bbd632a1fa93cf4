"""An edition and what a manual holds → `Book`: the words of one manual as data, with its links among themselves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.model.text import Lang, Localized
from generator.render import addresses
from generator.render.addresses import Address
from generator.render.edition import Edition
from generator.render.manuals.content import Content, inline_content
from generator.render.manuals.prose import Blocks, prose_blocks


@dataclass(frozen=True, slots=True)
class Book:
    """One manual that is being written."""

    edition: Edition
    trees: Collection[str] = ()
    """Trees that it holds."""
    pages: Collection[str] = ()
    """Pages of content/ that it holds."""
    has_indexes: bool = False
    """It has indexes of codes and screens and the glossary."""

    @property
    def lang(self) -> Lang:
        return self.edition.lang

    def say(self, key: str, **values: object) -> Content:
        """An interface message."""
        return [self.edition.words.text(key, **values)]

    def text(self, text: Localized) -> Content:
        """Author text."""
        return inline_content(text.text(self.lang), self.edition.fill, self.aim)

    def plain(self, text: Localized) -> str:
        """Author text without markup."""
        return self.edition.plain(text)

    def prose(self, page: str) -> Blocks:
        """The body of a page of content/ in the language of the book; nothing where there is no such page."""
        found = self.edition.site.pages.get((self.lang, page))
        return prose_blocks(found.body, self.edition.fill, self.aim) if found else []

    def aim(self, kind: str, target: str) -> dict[str, str]:
        """Where a link by identity leads: to a place in this book, else to the page of the site."""
        if label := self._label(kind, target):
            return {"to": label}
        address = self.edition.facts.address(kind, target)
        return {"url": self.url(address)} if address else {}

    def url(self, address: Address) -> str:
        """The full address of a page of the site."""
        anchor = f"#{address.anchor}" if address.anchor else ""
        return f"{self.edition.site.settings.url}{self.lang}/{addresses.directory(address.page)}{anchor}"

    def _label(self, kind: str, target: str) -> str:
        id, _, anchor = target.partition("#")
        if kind == "tree" and id in self.trees:
            return node_label(id, anchor) if anchor else tree_label(id)
        if kind == "page" and id in self.pages:
            return page_label(id, anchor)
        if not self.has_indexes:
            return ""
        if kind == "code" and id in self.edition.site.codes:
            return addresses.code_anchor(id)
        if kind == "fault" and id in self.edition.site.faults:
            return f"fault-{id}"
        if kind == "term" and id in self.edition.site.terms:
            return f"term-{id}"
        return ""


def tree_label(tree: str) -> str:
    """Label of the chapter of a cause."""
    return f"tree-{tree}"


def node_label(tree: str, node: str) -> str:
    """Label of a question or outcome."""
    return f"node-{tree}--{node}"


def page_label(page: str, anchor: str = "") -> str:
    """Label of a page of content/, or of a heading of it."""
    return f"page-{page}--{anchor}" if anchor else f"page-{page}"
