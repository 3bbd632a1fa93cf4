"""Trees → pages for frames: the guide, what must never be done, and the way to the whole page. No chart, no prose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup

from generator.model.artifact import FramedPage
from generator.model.settings import Brand
from generator.model.text import Lang
from generator.model.tree import DecisionTree
from generator.render import addresses
from generator.render.edition import Edition, Facts
from generator.render.embed.files import brand_mark
from generator.render.embed.framed_sheet import FramedSheet
from generator.render.embed.places import START
from generator.render.independence import independence
from generator.render.pages.guide import guide_block
from generator.render.pages.safety import is_first, safety_block
from generator.render.word_mark import SIDE

_LOGO_WIDTH = 96
"""Pixels. A logo has any shape: it is fitted into a place that is there before it is loaded."""


def framed_pages(editions: Mapping[Lang, Edition]) -> Iterator[FramedPage]:
    """Every cause in every language: with the words of the site's own brand, and of each brand under its name."""
    own = next(iter(editions.values()))
    for brand in ("", *own.site.brands):
        named = editions if not brand else _of_brand(own.facts, own.site.brands[brand])
        for edition in named.values():
            for name, tree in {**edition.site.trees, START: edition.site.trees[edition.site.settings.entry]}.items():
                sheet = FramedSheet(edition, tree, name, brand)
                yield FramedPage(
                    path=sheet.file_path,
                    lang=edition.lang,
                    brand=edition.brand.id,
                    is_own=not brand,
                    title=sheet.plain(tree.title),
                    has_finder=tree.id == edition.site.settings.entry,
                    write=_writer(sheet, tree),
                )


def _of_brand(facts: Facts, brand: Brand) -> dict[Lang, Edition]:
    return {lang: Edition(facts, lang, brand) for lang in facts.site.langs}


def _writer(sheet: FramedSheet, tree: DecisionTree) -> Callable[[], str]:
    return lambda: _body(sheet, tree)


def _body(sheet: FramedSheet, tree: DecisionTree) -> str:
    full = addresses.tree_address(tree.id)
    others = [language for language in sheet.site.languages.values() if language.id != sheet.lang]
    entry = sheet.site.settings.entry
    return sheet.block(
        "framed.html.j2",
        title=sheet.html(tree.title),
        brand=sheet.edition.brand.id,
        name=sheet.html(sheet.edition.brand.name),
        mark=sheet.file(brand_mark(sheet.edition.brand, sheet.lang)),
        mark_width=_LOGO_WIDTH if sheet.edition.brand.logo else SIDE,
        start="" if tree.id == entry else f"{START}.html",
        find=sheet.on_site(addresses.Address(addresses.FIND)),
        safety=Markup(safety_block(sheet, tree)),  # noqa: S704  our own template made it
        is_first=is_first(sheet, tree),
        independent=independence(sheet.edition),
        guide=Markup(guide_block(sheet, tree, f"{sheet.on_site(full)}#flow_chart")),  # noqa: S704  the same
        full=sheet.on_site(full),
        # The folder of another language stands beside that of this one.
        others=[(language, f"../{language.id}/{sheet.file_name}.html") for language in others],
    )
