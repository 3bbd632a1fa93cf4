"""A decision tree, its drawing and its prose → the page of one cause."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.artifact import SitePage
from generator.model.chart import Drawing
from generator.model.facts import OperationalRule, ResponseCode, TerminalFault
from generator.model.page import PROSE
from generator.model.tree import DecisionTree
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.head import Head, absolute, description, publisher
from generator.render.pages.evidence import RuleView, source_views
from generator.render.pages.guide import guide_block
from generator.render.pages.manuals import manual_links
from generator.render.pages.path_table import path_rows
from generator.render.pages.safety import is_first, safety_block
from generator.render.places import cause_picture, twin
from generator.render.prose import prose_markdown
from generator.render.review import review_line
from generator.render.sheet import Sheet

_CODES_NAMED = 6
"""In a description; the first are the commonest."""


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code that leads to a tree."""

    code: str
    name: Markup
    href: str
    only_at: str
    """Whose meaning leads here, where it is not everybody's."""


def tree_page(edition: Edition, tree: DecisionTree, drawing: Drawing) -> SitePage:
    """The page of `tree`, with its guide, chart, path table, prose, codes, rules and sources."""
    sheet = Sheet(edition, addresses.tree_address(tree.id).page)
    site = edition.site
    prose = site.pages.get((edition.lang, f"{PROSE}{tree.id}"))
    codes = [site.codes[code.value] for code in tree.codes]
    faults = [site.faults[fault.value] for fault in tree.faults]
    rules = tuple(_rule(sheet, rule) for rule in site.rules.values() if tree.id in {t.value for t in rule.applies_to})
    rows = path_rows(sheet, tree)
    svg = Markup(drawing.web)  # noqa: S704  our own chart stage made it and escaped what is in it
    safety = safety_block(sheet, tree)
    blocks = {
        "guide": guide_block(sheet, tree, "#flow_chart"),
        "leads-here": sheet.block(
            "leads_here.html.j2",
            short=[_code_entry(sheet, tree, code) for code in codes if addresses.has_page(code)],
            long=[_code_entry(sheet, tree, code) for code in codes if not addresses.has_page(code)],
            faults=[_fault_entry(sheet, fault) for fault in faults],
            words=[word.value for word in tree.words[edition.lang]],
        ),
        "facts": sheet.block(
            "tree_facts.html.j2",
            tree=tree,
            is_overdue=site.today > tree.review_by,
            review=review_line(sheet, tree),
            review_href=sheet.to(addresses.review_address(tree.id)),
            sources=source_views(sheet, (*tree.sources, *(key for node in tree.outcomes for key in node.sources))),
        ),
    }
    if safety:
        blocks["top" if is_first(sheet, tree) else "safety"] = safety
    if rules:
        blocks["rules"] = sheet.block("rules.html.j2", rules=rules)
    if links := manual_links(sheet, tree):
        blocks["print"] = sheet.block("manual_links.html.j2", links=links)
    if site.today > tree.review_by:
        blocks["overdue"] = sheet.block("overdue.html.j2", review_by=tree.review_by)
    return sheet.page(
        "tree.md.j2",
        sheet.plain(tree.title),
        _description(sheet, tree),
        blocks=blocks,
        head=_head(sheet, tree),
        figures={
            "chart": sheet.block("chart.html.j2", tree=tree, svg=svg),
            "paths": sheet.block("path_table.html.j2", tree=tree, rows=rows),
        },
        summary=sheet.plain(tree.summary),
        prose=prose_markdown(prose.body, sheet) if prose else "",
    )


def _description(sheet: Sheet, tree: DecisionTree) -> str:
    """The summary, and the codes by which people find the page."""
    named = sheet.listed(code.value for code in tree.codes[:_CODES_NAMED])
    return description(
        sheet.edition.language, sheet.plain(tree.summary), sheet.say("cause.codes", codes=named) if named else ""
    )


def _head(sheet: Sheet, tree: DecisionTree) -> Head:
    """A tree is no list of steps and no list of questions, so it is told as what it is: an article with a date."""
    edition, site, title = sheet.edition, sheet.site, sheet.plain(tree.title)
    is_entry = tree.id == site.settings.entry
    family = site.families[tree.family]
    picture = cause_picture(tree.id, sheet.lang)
    article = {
        "@type": "TechArticle",
        "url": (url := absolute(edition, sheet.path)),
        "mainEntityOfPage": url,
        "headline": title,
        "description": sheet.plain(tree.summary),
        "inLanguage": sheet.edition.language.tag,
        "dateModified": tree.reviewed.isoformat(),
        "image": f"{site.settings.url}{picture}",
        "keywords": [*(code.value for code in tree.codes), *(word.value for word in tree.words[sheet.lang])],
        **publisher(edition),
    }
    return Head(
        title=sheet.say("cause.head-title-entry" if is_entry else "cause.head-title", title=title),
        above=[] if is_entry else [(sheet.plain(family.name), addresses.family_address(family.id))],
        about=[article],
        picture=picture,
        twin=twin(sheet.path, sheet.lang),
        reviewed=tree.reviewed,
    )


def _code_entry(sheet: Sheet, tree: DecisionTree, code: ResponseCode) -> CodeEntry:
    schemes = () if code.cause.value == tree.id else code.cause_by_scheme.items()
    only_at = [sheet.name("scheme", scheme) for scheme, cause in schemes if cause.value == tree.id]
    return CodeEntry(code.code, sheet.html(code.name), sheet.code(code.code), sheet.listed(only_at))


def _fault_entry(sheet: Sheet, fault: TerminalFault) -> dict[str, object]:
    return {
        "name": sheet.html(fault.name),
        "href": sheet.fault(fault.id),
        "variants": [sheet.quoted(variant) for variant in fault.variants],
        "first_check": sheet.html(fault.first_check),
    }


def _rule(sheet: Sheet, rule: OperationalRule) -> RuleView:
    return RuleView(
        statement=sheet.html(rule.statement),
        caveat=sheet.html(rule.caveat) if rule.caveat else None,
        agreement=rule.agreement,
        confidence=rule.confidence,
        sources=source_views(sheet, rule.sources),
    )
