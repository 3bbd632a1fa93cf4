"""A site, a language and a brand → `Edition`: the one reading of the site that its pages are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from generator.model.facts import RETAIN_CARD, ResponseCode, Retry
from generator.model.language import Language
from generator.model.project import Site
from generator.model.review import TreeReview, tree_review
from generator.model.settings import OPERATOR, Brand
from generator.model.text import Lang, Localized, plain
from generator.model.tree import DecisionTree
from generator.model.tree_version import tree_version
from generator.render import addresses
from generator.render.addresses import Address
from generator.render.codes.advised import Advice
from generator.render.walks import Walks
from generator.render.words import Words


@dataclass(frozen=True)
class Facts:
    """What follows from the whole site and is the same in every language."""

    site: Site

    @cached_property
    def pickup_trees(self) -> frozenset[str]:
        """Trees that take a code whose own meaning is to keep the card."""
        codes = self.site.codes.values()
        return (
            frozenset(code.cause.value for code in codes if code.action.value == RETAIN_CARD) & self.site.trees.keys()
        )

    @cached_property
    def verify_trees(self) -> frozenset[str]:
        """Trees that take a code or fault after which money may have moved."""
        return frozenset(tree.id for tree in self.site.trees.values() if self._takes_verify_first(tree))

    @cached_property
    def unknown_result_trees(self) -> Mapping[str, float]:
        """Trees whose codes mostly mean that money may have moved: there the result itself is the problem. With the
        share of such codes, more than a half."""
        found: dict[str, list[bool]] = {}
        for code in self.site.codes.values():
            if code.cause.value in self.site.trees:
                found.setdefault(code.cause.value, []).append(code.retry is Retry.VERIFY_FIRST)
        shares = {tree: sum(rules) / len(rules) for tree, rules in found.items()}
        return {tree: share for tree, share in shares.items() if share > 1 / 2}

    @cached_property
    def advice(self) -> dict[str, Advice]:
        """The advice on each code, as it is worked out: pages, lists and data in both languages give the same."""
        return {}

    @cached_property
    def walks(self) -> Walks:
        """Path codes, and what is still to come from each node on."""
        return Walks(self.site.trees)

    def version(self, tree: DecisionTree) -> str:
        """Of the content of `tree`, as 12 hexadecimal digits."""
        if tree.id not in self._versions:
            self._versions[tree.id] = tree_version(self.site.trees, tree, self.site.langs)
        return self._versions[tree.id]

    @cached_property
    def _versions(self) -> dict[str, str]:
        return {}

    def review(self, tree: DecisionTree) -> TreeReview:
        """What the roles say of `tree`."""
        if tree.id not in self._reviews:
            self._reviews[tree.id] = tree_review(self.site, tree)
        return self._reviews[tree.id]

    @cached_property
    def _reviews(self) -> dict[str, TreeReview]:
        return {}

    def _takes_verify_first(self, tree: DecisionTree) -> bool:
        rules = {self.site.codes[code.value].retry for code in tree.codes}
        rules |= {self.site.faults[fault.value].retry for fault in tree.faults}
        return Retry.VERIFY_FIRST in rules

    def address(self, kind: str, target: str) -> Address | None:
        """Where a link by identity leads; None for what is not on this site."""
        id, _, anchor = target.partition("#")
        if kind == "page" and (self.site.source, id) in self.site.pages:
            return addresses.page_address(id, anchor)
        if kind == "tree" and id in self.site.trees:
            return addresses.tree_address(id, anchor)
        if kind == "code" and id in self.site.codes:
            return addresses.code_address(self.site.codes[id])
        if kind == "fault" and id in self.site.faults:
            return addresses.fault_address(id)
        if kind == "term" and id in self.site.terms:
            return addresses.term_address(id)
        return None

    def paged_codes(self) -> list[ResponseCode]:
        """Codes with a page of their own, in the order of their characters."""
        codes = [code for code in self.site.codes.values() if addresses.has_page(code)]
        return sorted(codes, key=lambda code: code.code)


@dataclass(frozen=True)
class Edition:
    """The site in one language under one brand."""

    facts: Facts
    lang: Lang
    brand: Brand

    @property
    def site(self) -> Site:
        return self.facts.site

    @property
    def language(self) -> Language:
        """What is known of its language."""
        return self.facts.site.languages[self.lang]

    @cached_property
    def words(self) -> Words:
        return Words(self.site.messages[self.lang], self.fill)

    @cached_property
    def html_texts(self) -> dict[str, Markup]:
        """HTML of author texts that is the same on every page, as it is made."""
        return {}

    @cached_property
    def source_lines(self) -> dict[tuple[str, str], Markup]:
        """HTML of sources, by key and by the address in it, as it is made: pages of one folder share hundreds."""
        return {}

    @cached_property
    def _placeholders(self) -> Mapping[str, str]:
        words = {name: words.text(self.lang) for name, words in self.brand.words.items()}
        # The name itself may be written with the brand's words.
        name = plain(self.brand.name.text(self.lang), lambda name: words.get(name, ""))
        return {OPERATOR: name, **words}

    def fill(self, name: str) -> str:
        """The brand's words for a placeholder. One that the brand does not know stays as the author wrote it."""
        return self._placeholders.get(name, f"{{{name}}}")

    def plain(self, text: Localized) -> str:
        """Author text without markup."""
        return plain(text.text(self.lang), self.fill)
