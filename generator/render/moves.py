"""Trees and pages that had another name → the addresses that were given up with it, and where each leads now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.model.artifact import Move
from generator.model.moved import PageKind
from generator.model.text import Lang
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.embed.places import START, framed_path

_SOURCE: Mapping[PageKind, Callable[[str], str]] = {
    PageKind.CODE: addresses.code_page,
    PageKind.FAULT: lambda id: addresses.fault_address(id).page,
    PageKind.FAMILY: lambda id: addresses.family_address(id).page,
    PageKind.PAGE: lambda id: addresses.page_address(id).page,
    PageKind.TREE: lambda id: addresses.tree_address(id).page,
}
"""Id → source path below the language's folder."""


def moves(editions: Mapping[Lang, Edition], *, has_embed: bool) -> Iterator[Move]:
    """Of each language pages of the site, and those for frames, which every brand has."""
    for lang, edition in editions.items():
        site = edition.site
        for moved in site.moved.values():
            title = edition.plain(site.trees[moved.new.value].title)
            yield Move(_page(lang, moved.old.value), _page(lang, moved.new.value), lang, title)
            if moved.old.value == START or not has_embed:
                continue  # there still is a framed page of the name `start`: the way in
            for brand in ("", *site.brands):
                old, new = (framed_path(lang, id, brand) for id in (moved.old.value, moved.new.value))
                yield Move(old, new, lang, title)
        for page in site.moved_pages:
            if page.to is PageKind.PAGE and (lang, page.new.value) not in site.pages:
                continue  # it is about a part that is not built
            old, new = _SOURCE[page.kind](page.old.value), _SOURCE[page.to](page.new.value)
            yield Move(_file(lang, old), _file(lang, new), lang, _title(edition, page.to, page.new.value))


def _page(lang: Lang, tree: str) -> str:
    return _file(lang, addresses.tree_address(tree).page)


def _file(lang: Lang, page: str) -> str:
    return f"{lang}/{addresses.file(page)}"


def _title(edition: Edition, kind: PageKind, id: str) -> str:
    site = edition.site
    if kind is PageKind.PAGE:
        return site.pages[edition.lang, id].title
    if kind is PageKind.CODE:
        return f"{id} {edition.plain(site.codes[id].name)}"
    if kind is PageKind.TREE:
        return edition.plain(site.trees[id].title)
    return edition.plain((site.faults[id] if kind is PageKind.FAULT else site.families[id]).name)
