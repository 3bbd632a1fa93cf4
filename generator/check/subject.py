"""What rules look at: the project, with everything that several rules need worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.check.prose import Prose, page_lines
from generator.model.facts import RETAIN_CARD, Retry
from generator.model.language import Language
from generator.model.project import Project
from generator.model.text import UNWRITTEN, Lang, Localized
from generator.model.tree import DecisionTree
from generator.model.walk import Place, Walk
from generator.problem import Problem, Rule


@dataclass(frozen=True)
class Subject:
    """A project under examination. Nothing in it is changed."""

    project: Project

    @cached_property
    def walk(self) -> Walk:
        """All trees as one graph."""
        return Walk.of(self.project.trees)

    @cached_property
    def facts(self) -> Mapping[Place, frozenset[str]]:
        """What certainly holds at each node, whichever way a reader came."""
        return self.walk.facts()

    @cached_property
    def whole_trees(self) -> tuple[DecisionTree, ...]:
        """Trees that could be read completely: what seems missing in the others may only be unreadable."""
        return tuple(tree for tree in self.project.trees.values() if tree.whole)

    @cached_property
    def unreadable_trees(self) -> frozenset[str]:
        """Ids of trees whose file is there but could not be read completely."""
        files = (file.split("/") for file in self.project.unreadable)
        return frozenset(parts[-1].removesuffix(".yml") for parts in files if parts[0] == "trees")

    @cached_property
    def unreadable_brands(self) -> frozenset[str]:
        """The same of brands."""
        files = (file.split("/") for file in self.project.unreadable)
        return frozenset(parts[-1].removesuffix(".yml") for parts in files if parts[:2] == ["site_config", "brands"])

    @cached_property
    def texts(self) -> tuple[tuple[str, str, Localized], ...]:
        """(whose: tree id, which text, the text) for every sentence of every tree that is written in all languages.

        What is still to be written is told once, and nothing else is said about it.
        """
        return tuple(entry for entry in self.all_texts if self._is_written(entry[2]))

    @cached_property
    def all_texts(self) -> tuple[tuple[str, str, Localized], ...]:
        """The same with those that are still to be written."""
        return tuple((tree.id, which, text) for tree in self.project.trees.values() for which, text in tree.localized())

    @cached_property
    def fact_texts(self) -> tuple[tuple[str, Localized], ...]:
        """(which text, the text) for every sentence of content/data and site_config, written in all languages."""
        return tuple(entry for entry in self.all_fact_texts if self._is_written(entry[1]))

    @cached_property
    def all_fact_texts(self) -> tuple[tuple[str, Localized], ...]:
        """The same with those that are still to be written."""
        return tuple(_fact_texts(self.project))

    @cached_property
    def scheme_texts(self) -> tuple[tuple[str, Localized], ...]:
        """(which text, the text) for the words of schemes with their meanings: quotations, so no facts of our own."""
        meanings = self.project.scheme_words.values()
        return tuple((f"meaning of `{entry.words}`", entry.texts) for entry in meanings if entry.texts)

    @cached_property
    def prose(self) -> Mapping[Lang, Prose]:
        """Everything that is written for readers, for rules about how it is written."""
        pages = self.project.pages.values()
        return {
            lang: Prose(
                language,
                self.texts,
                (*self.fact_texts, *self.scheme_texts),
                tuple(line for page in pages if page.lang == lang for line in page_lines(page)),
                self.project.files,
            )
            for lang, language in self.project.languages.items()
        }

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """Those of the project, the source language first."""
        return tuple(self.project.languages.values())

    @cached_property
    def pairs(self) -> tuple[tuple[Language, Language], ...]:
        """The source language with each of the others."""
        source, *others = self.languages
        return tuple((source, other) for other in others)

    def _is_written(self, text: Localized) -> bool:
        return len(text.texts) == len(self.languages) and not any(one.value.startswith(UNWRITTEN) for one in text)

    def retry_rules(self, tree: DecisionTree) -> Mapping[Retry, str]:
        """The retry rules of the codes and faults that `tree` takes, each with words for one that has it."""
        found: dict[Retry, str] = {}
        for text in tree.codes:
            code = self.project.codes.get(text.value)
            # A code that leads here only by one scheme's meaning has its retry rule from another meaning.
            if code and (code.cause.value == tree.id or code.retry is Retry.VERIFY_FIRST):
                found.setdefault(code.retry, f"code `{code.code}`")
        for text in tree.faults:
            fault = self.project.faults.get(text.value)
            if fault:
                found.setdefault(fault.retry, f"fault `{fault.id}`")
        return found

    def takes_pickup_codes(self, tree: DecisionTree) -> str:
        """A code of `tree` whose own meaning is to keep the card, or the empty string."""
        for text in tree.codes:
            code = self.project.codes.get(text.value)
            if code and code.action.value == RETAIN_CARD and code.cause.value == tree.id:
                return code.code
        return ""


Check = Callable[[Subject], Iterator[Problem]]
"""A rule's work: yields every breach."""


rule = Rule.explained


def _fact_texts(project: Project) -> Iterator[tuple[str, Localized]]:
    yield from _code_and_fault_texts(project)
    for operational in project.rules.values():
        yield f"statement of rule `{operational.id}`", operational.statement
        if operational.caveat:
            yield f"caveat of rule `{operational.id}`", operational.caveat
    for hotline in project.hotlines.values():
        if hotline.publish:
            yield f"name of hotline `{hotline.id}`", hotline.name
            yield f"role of hotline `{hotline.id}`", hotline.role
            if hotline.hours:
                yield f"hours of hotline `{hotline.id}`", hotline.hours
    for term in project.terms.values():
        yield f"term `{term.id}`", term.term
        yield f"definition of term `{term.id}`", term.definition
    for family in project.families.values():
        yield f"name of family `{family.id}`", family.name
        yield f"summary of family `{family.id}`", family.summary
    yield from _setting_texts(project)


def _code_and_fault_texts(project: Project) -> Iterator[tuple[str, Localized]]:
    for code in project.codes.values():
        yield f"name of code `{code.code}`", code.name
        if code.caveat:
            yield f"caveat of code `{code.code}`", code.caveat
    for fault in project.faults.values():
        yield f"name of fault `{fault.id}`", fault.name
        yield f"`first_check` of fault `{fault.id}`", fault.first_check
        yield f"`then` of fault `{fault.id}`", fault.then
        if fault.safety:
            yield f"`safety` of fault `{fault.id}`", fault.safety


def _setting_texts(project: Project) -> Iterator[tuple[str, Localized]]:
    settings = project.settings
    yield "`name` of the site", settings.name
    yield "`description` of the site", settings.description
    yield "`neutral_sentence`", settings.neutral_sentence
    for id, text in settings.facts.items():
        yield f"fact `{id}`", text
    for hazard in settings.hazards.values():
        yield f"hazard `{hazard.id}`", hazard.name
    for id, text in settings.review_roles.items():
        yield f"name of role `{id}`", text
    for id, text in settings.note_down.items():
        yield f"`{id}` of `note_down`", text
    for brand in project.brands.values():
        yield f"name of brand `{brand.id}`", brand.name
        for placeholder, text in brand.words.items():
            yield f"words for `{{{placeholder}}}` of brand `{brand.id}`", text
        for note in brand.notes:
            yield f"note `{note.topic}` of brand `{brand.id}`", note.text
