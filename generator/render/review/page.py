"""A tree → the page of its review, in each language around the same texts in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from generator.model.artifact import ReviewPage
from generator.model.chart import Drawing, Drawings
from generator.model.page import PROSE
from generator.model.review import RoleReview
from generator.model.text import Lang, Localized
from generator.model.tree import DecisionTree
from generator.problem import Problem
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.escape import html_text
from generator.render.inline import inline_html
from generator.render.pages.evidence import source_views
from generator.render.review.evidence import doubts, fact_views, rules_of
from generator.render.review.nodes import node_views, path_views
from generator.render.review.pairs import Pair, Sheets, listed_pair, pair, prose_pairs
from generator.render.sheet import Sheet, language_tag


class RoleView(NamedTuple):
    """What a role says."""

    role: Markup
    state: str
    on: str
    """Empty: it never signed."""
    note: Markup


def review_pages(
    editions: Mapping[Lang, Edition], drawings: Drawings, warnings: Sequence[Problem]
) -> Iterator[ReviewPage]:
    """A page for each tree and language; none where the site has no roles. `warnings`: what the checker told."""
    for lang, edition in editions.items():
        if not edition.site.settings.review_roles:
            return
        for tree in edition.site.trees.values():
            yield _page(editions, lang, tree, drawings[tree.id, lang], warnings)


def _page(
    editions: Mapping[Lang, Edition], lang: Lang, tree: DecisionTree, drawing: Drawing, warnings: Sequence[Problem]
) -> ReviewPage:
    path = addresses.review_address(tree.id).page
    sheets = {other: Sheet(edition, path) for other, edition in editions.items()}
    sheet = sheets[lang]
    return ReviewPage(
        path=f"{lang}/{addresses.directory(path)}index.html",
        lang=lang,
        title=sheet.say("review.title", tree=sheet.plain(tree.title)),
        write=lambda: _body(sheet, sheets, tree, drawing, warnings),
    )


def _body(sheet: Sheet, sheets: Sheets, tree: DecisionTree, drawing: Drawing, warnings: Iterable[Problem]) -> str:
    site = sheet.site
    review = sheet.edition.facts.review(tree)
    facts = fact_views(sheet, sheets, tree)
    prose = {lang: page for lang in site.langs if (page := site.pages.get((lang, f"{PROSE}{tree.id}")))}
    keys = (
        *tree.sources,
        *(key for node in tree.outcomes for key in node.sources),
        *(key for code in tree.codes for key in site.codes[code.value].sources),
        *(key for fault in tree.faults for key in site.faults[fault.value].sources),
        *(key for rule in rules_of(sheet, tree) for key in rule.sources),
    )
    return sheet.block(
        "review.html.j2",
        tree=tree,
        version=review.version,
        roles=[_role(sheet, one) for one in review.roles],
        doubts=doubts(sheet, tree, facts, warnings),
        texts=_texts(sheet, sheets, tree),
        nodes=node_views(sheet, sheets, tree),
        svg=Markup(drawing.web),  # noqa: S704  our own chart stage made it and escaped what is in it
        paths=path_views(sheet, tree),
        prose=prose_pairs(sheets, prose) if len(prose) == len(site.langs) else [],
        facts=facts,
        sources=source_views(sheet, keys),
    )


def _texts(sheet: Sheet, sheets: Sheets, tree: DecisionTree) -> list[Pair]:
    rows = [
        pair(sheets, sheet.t("review.of-title"), tree.title),
        pair(sheets, sheet.t("review.of-summary"), tree.summary),
    ]
    rows += [pair(sheets, sheet.t("review.of-safety"), sentence) for sentence in tree.safety]
    if any(tree.words.values()):
        rows.append(listed_pair(sheets, sheet.t("review.of-words"), tree.words))
    return rows


def _role(sheet: Sheet, review: RoleReview) -> RoleView:
    name = sheet.html(sheet.site.settings.review_roles[review.role])
    on = review.on.isoformat() if review.on else ""
    return RoleView(name, str(review.state), on, _note(sheet, review))


def _note(sheet: Sheet, review: RoleReview) -> Markup:
    note = review.sign_off.note if review.sign_off else None
    if note is None:
        return Markup()
    if isinstance(note, Localized):
        return sheet.html(note)
    html = inline_html(note.value, sheet.edition.fill, sheet.href)
    tag = language_tag(note.value)
    return Markup('<span lang="{}">{}</span>').format(tag, html) if tag else html_text(html)
