"""Codes, messages and rules behind a tree → rows with how sure they are, and what a reviewer should doubt."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from generator.model.facts import Agreement, Confidence, OperationalRule
from generator.model.page import PROSE
from generator.model.text import Text
from generator.model.tree import DecisionTree
from generator.problem import Problem
from generator.render.escape import html_text
from generator.render.review.pairs import Pair, Sheets, pair, place_of
from generator.render.sheet import Sheet

SOON = datetime.timedelta(days=60)
"""Before `review_by`: time enough to find somebody who reads the tree."""


class FactView(NamedTuple):
    """A code, a message or a rule."""

    kind: Markup
    key: str
    href: str
    """Of its page; empty: it has none."""
    pairs: tuple[Pair, ...]
    agreement: Agreement
    confidence: Confidence | None
    """None: only rules have one."""
    sources: tuple[tuple[str, str], ...]
    """Key and address."""
    has_caveat: bool


class Doubt(NamedTuple):
    """Something that a reviewer should look at twice."""

    words: Markup
    place: str
    """Empty: it has none."""


def fact_views(sheet: Sheet, sheets: Sheets, tree: DecisionTree) -> list[FactView]:
    """Codes, then messages, then rules."""
    return [*_codes(sheet, sheets, tree), *_faults(sheet, sheets, tree), *_rules(sheet, sheets, tree)]


def _codes(sheet: Sheet, sheets: Sheets, tree: DecisionTree) -> Iterator[FactView]:
    for key in tree.codes:
        code = sheet.site.codes[key.value]
        rows = [pair(sheets, sheet.t("review.of-name"), code.name)]
        if code.caveat:
            rows.append(pair(sheets, sheet.t("review.of-caveat"), code.caveat))
        yield FactView(
            sheet.t("review.code"),
            code.code,
            sheet.code(code.code),
            tuple(rows),
            code.agreement,
            None,
            _sources(sheet, code.sources),
            has_caveat=code.caveat is not None,
        )


def _faults(sheet: Sheet, sheets: Sheets, tree: DecisionTree) -> Iterator[FactView]:
    for key in tree.faults:
        fault = sheet.site.faults[key.value]
        rows = [
            pair(sheets, sheet.t("review.of-name"), fault.name),
            pair(sheets, sheet.t("review.of-first"), fault.first_check),
            pair(sheets, sheet.t("review.of-then"), fault.then),
        ]
        if fault.safety:
            rows.append(pair(sheets, sheet.t("review.of-safety"), fault.safety))
        yield FactView(
            sheet.t("review.fault"),
            fault.id,
            sheet.fault(fault.id),
            tuple(rows),
            fault.agreement,
            None,
            _sources(sheet, fault.sources),
            has_caveat=False,
        )


def _rules(sheet: Sheet, sheets: Sheets, tree: DecisionTree) -> Iterator[FactView]:
    for rule in rules_of(sheet, tree):
        rows = [pair(sheets, sheet.t("review.of-statement"), rule.statement)]
        if rule.caveat:
            rows.append(pair(sheets, sheet.t("review.of-caveat"), rule.caveat))
        yield FactView(
            sheet.t("review.rule"),
            rule.id,
            "",
            tuple(rows),
            rule.agreement,
            rule.confidence,
            _sources(sheet, rule.sources),
            has_caveat=rule.caveat is not None,
        )


def rules_of(sheet: Sheet, tree: DecisionTree) -> list[OperationalRule]:
    """The rules that the tree's page tells."""
    return [rule for rule in sheet.site.rules.values() if any(to.value == tree.id for to in rule.applies_to)]


def _sources(sheet: Sheet, keys: Iterable[Text]) -> tuple[tuple[str, str], ...]:
    return tuple((key.value, sheet.source(key.value)) for key in keys)


def doubts(sheet: Sheet, tree: DecisionTree, facts: Iterable[FactView], warnings: Iterable[Problem]) -> list[Doubt]:
    """The day of the next review, weak facts, and what the checker warns of in the files of the tree."""
    return [*_dates(sheet, tree), *_weak(sheet, facts), *_warned(sheet, tree, warnings)]


def _dates(sheet: Sheet, tree: DecisionTree) -> Iterator[Doubt]:
    left = tree.review_by - sheet.site.today
    if left <= SOON:
        key = "review.due-soon" if left >= datetime.timedelta() else "review.due-passed"
        yield Doubt(sheet.t(key, date=tree.review_by), place_of(tree.review_by_span))


def _weak(sheet: Sheet, facts: Iterable[FactView]) -> Iterator[Doubt]:
    for number, fact in enumerate(facts, 1):
        said = []
        if fact.agreement is not Agreement.AGREED:
            said.append(sheet.t(f"agreement.{fact.agreement}"))
        if fact.confidence and fact.confidence is not Confidence.HIGH:
            said.append(sheet.t(f"confidence.{fact.confidence}"))
        if fact.has_caveat:
            said.append(sheet.t("review.of-caveat"))
        if said:
            fact_link = Markup('<a href="#fact_{}">{} {}</a>').format(number, fact.kind, html_text(fact.key))
            yield Doubt(Markup(" · ").join([fact_link, *said]), fact.pairs[0].sides[0].place)


def _warned(sheet: Sheet, tree: DecisionTree, warnings: Iterable[Problem]) -> Iterator[Doubt]:
    own = {tree.file, *(f"content/{lang}/{PROSE}{tree.id}.md" for lang in sheet.site.langs)}
    for problem in warnings:
        if problem.span.file in own:
            words = Markup('<span lang="en">{}: {}</span>').format(problem.rule, html_text(problem.message))
            yield Doubt(words, place_of(problem.span))
