"""A checked site and its drawings → everything that a build publishes, in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from functools import partial
from typing import Any

from generator.model.artifact import Artifact, LateText, Rendering, SitePage
from generator.model.chart import Drawings
from generator.model.late_pages import LatePages
from generator.model.part import ALL_PARTS, Part
from generator.model.project import Site
from generator.model.settings import Brand
from generator.problem import Problem
from generator.render import addresses
from generator.render.brand_css import brand_css
from generator.render.changes_feed import changes_feed
from generator.render.codes.fault_pages import fault_index_page, fault_page
from generator.render.codes.index import code_index_page
from generator.render.codes.page import code_page
from generator.render.data.files import data_files
from generator.render.data.walks import walks_files
from generator.render.edition import Edition, Facts
from generator.render.embed import EMBEDDING_PAGE, embed_files, embedding_page, framed_pages, without_embedding_page
from generator.render.finder.browser_index import SiteWords, browser_index
from generator.render.finder.page import finder_page
from generator.render.former_folders import files_of_languages, moved_folders, pages_of_folders
from generator.render.independence import independence
from generator.render.manuals import manual_files
from generator.render.moves import moves
from generator.render.navigation import navigation
from generator.render.offline import offline_files, offline_path
from generator.render.pages.family import families_with_pages, family_page
from generator.render.pages.general import general_page, general_pages
from generator.render.pages.glossary import glossary_page
from generator.render.pages.home import home_page
from generator.render.pages.manuals import manuals_page
from generator.render.pages.sources import sources_page
from generator.render.pages.terminals import brands_with_notes, terminals_page
from generator.render.pages.tree import tree_page
from generator.render.places import changes
from generator.render.review import review_pages
from generator.render.social_pictures import social_pictures
from generator.render.templates import forget_changed_templates
from generator.render.twins import llms_file, twins
from generator.render.word_mark import mark_files

BRAND_CSS = "assets/poshelp/brand.css"


def render(
    site: Site,
    drawings: Drawings,
    brand: Brand,
    *,
    version: str,
    tree_schema: dict[str, Any],
    parts: Set[Part] = ALL_PARTS,
    late: bool = False,
    warnings: Sequence[Problem] = (),
) -> Rendering:
    """Pages, navigation and files of `site` under `brand`. Pure: the same input gives the same bytes.

    `drawings` has the charts of every tree in every language. Raises UnknownMessage when site_config/messages lacks a
    message of REQUIRED_MESSAGES. What is not among `parts` is not there, and nothing links to it. `late`: each page is
    made, and its drawing asked for, when somebody asks for the page. `warnings` of the checker are told to reviewers.
    """
    forget_changed_templates()
    has_embed, has_offline = Part.EMBED in parts, Part.PACK in parts
    if not has_embed:
        site = without_embedding_page(site)
    facts = Facts(site)
    editions = {lang: Edition(facts, lang, brand) for lang in site.langs}
    words = SiteWords(site)
    pages = LatePages(
        {
            f"{lang}/{path}": make
            for lang, edition in editions.items()
            for path, make in _pages(edition, drawings, has_offline=has_offline)
        }
    )
    made = pages if late else tuple(pages)
    framed = tuple(framed_pages(editions)) if has_embed else ()
    renamed = tuple(moves(editions, has_embed=has_embed))
    # Their titles are those of pages, and a server must not make all pages before the first is looked at.
    folders = {} if late else moved_folders(site, has_embed=has_embed)
    return Rendering(
        pages=made,
        navigation={lang: navigation(edition) for lang, edition in editions.items()},
        files=(
            Artifact(BRAND_CSS, brand_css(brand).encode("utf-8")),
            *mark_files(editions),
            *(browser_index(words, edition) for edition in editions.values()),
            *walks_files(editions, facts.walks, list(site.settings.facts)),
            *(embed_files(site) if has_embed else ()),
        ),
        languages=site.languages,
        manuals=tuple(manual_files(editions, drawings)),
        notice={lang: independence(edition) for lang, edition in editions.items()},
        reviewed=str(max((tree.reviewed for tree in site.trees.values()), default="")),
        framed=framed,
        offline=tuple(offline_files(editions, drawings)) if has_offline else (),
        pictures=tuple(social_pictures(editions)),
        texts=(
            *data_files(editions, version, tree_schema),
            *twins(editions),
            *(_feed(edition) for edition in editions.values()),
            llms_file(editions),
        ),
        moves=(
            *renamed,
            *pages_of_folders(folders, made, framed, renamed),
            *files_of_languages(editions, has_offline=has_offline),
        ),
        moved_folders=folders,
        reviews=tuple(review_pages(editions, drawings, warnings)),
    )


def _feed(edition: Edition) -> LateText:
    return LateText(changes(edition.lang), lambda: changes_feed(edition))


def _pages(edition: Edition, drawings: Drawings, *, has_offline: bool) -> Iterator[tuple[str, Callable[[], SitePage]]]:
    """Source path below the language's folder, and how the page is made."""
    site = edition.site
    yield addresses.HOME, lambda: home_page(edition, offline_path(edition.lang) if has_offline else "")
    for id in site.trees:
        yield addresses.tree_address(id).page, partial(_tree_page, edition, drawings, id)
    for family, trees in families_with_pages(edition):
        yield addresses.family_address(family.id).page, partial(family_page, edition, family, trees)
    yield from _lists(edition)
    if site.manuals:
        yield addresses.MANUALS, lambda: manuals_page(edition)
    for fault in site.faults.values():
        yield addresses.fault_address(fault.id).page, partial(fault_page, edition, fault)
    for page in general_pages(edition):
        make = embedding_page if page.id == EMBEDDING_PAGE else general_page
        yield addresses.page_path(page), partial(make, edition, page)
    if site.terms:
        yield addresses.GLOSSARY, lambda: glossary_page(edition)
    yield addresses.SOURCES, lambda: sources_page(edition)
    brands = brands_with_notes(edition)
    if brands:
        yield addresses.TERMINALS, lambda: terminals_page(edition, brands)


def _lists(edition: Edition) -> Iterator[tuple[str, Callable[[], SitePage]]]:
    """Codes, the list of faults, and the list of both behind the finder."""
    if edition.site.codes:
        yield addresses.CODES, lambda: code_index_page(edition)
    for code in edition.facts.paged_codes():
        yield addresses.code_address(code).page, partial(code_page, edition, code)
    if edition.site.faults:
        yield addresses.FAULTS, lambda: fault_index_page(edition)
    yield addresses.FIND, lambda: finder_page(edition)


def _tree_page(edition: Edition, drawings: Drawings, id: str) -> SitePage:
    return tree_page(edition, edition.site.trees[id], drawings[id, edition.lang])
