"""Notes of the brands → what is known of each acquirer's terminals, with how sure it is."""

from __future__ import annotations

from generator.model.artifact import SitePage
from generator.model.settings import Brand, BrandNote, Publisher
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.pages.evidence import RuleView, source_views
from generator.render.sheet import Sheet


def brands_with_notes(edition: Edition) -> tuple[Brand, ...]:
    """Brands that have something to tell about their terminals, the site's own first."""
    brands = sorted(edition.site.brands.values(), key=lambda brand: (brand.id != edition.brand.id, brand.id))
    return tuple(brand for brand in brands if brand.notes)


def terminals_page(edition: Edition, brands: tuple[Brand, ...]) -> SitePage:
    """The page with the notes of `brands`, one section each."""
    sheet = Sheet(edition, addresses.TERMINALS)
    return sheet.page(
        "terminals.md.j2",
        sheet.say("terminals.title"),
        sheet.say("terminals.description"),
        blocks={
            f"notes_{brand.id}": sheet.block("rules.html.j2", rules=[_view(sheet, note) for note in brand.notes])
            for brand in brands
        },
        brands=[(brand.id, sheet.plain(brand.words.get("acquirer", brand.name))) for brand in brands],
        own=edition.brand.id if edition.brand.publisher is not Publisher.UNBRANDED else "",
    )


def _view(sheet: Sheet, note: BrandNote) -> RuleView:
    return RuleView(sheet.html(note.text), None, note.agreement, note.confidence, source_views(sheet, note.sources))
