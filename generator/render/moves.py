"""Trees that had another name → the addresses that were given up with it, and where each leads now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.artifact import Move
from generator.model.text import Lang
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.embed.places import START, framed_path

_INDEX = "index.html"


def moves(editions: Mapping[Lang, Edition]) -> Iterator[Move]:
    """Pages of the site, then those for frames, which every brand has."""
    for lang, edition in editions.items():
        site = edition.site
        for moved in site.moved.values():
            title = edition.plain(site.trees[moved.new.value].title)
            yield Move(_page(lang, moved.old.value), _page(lang, moved.new.value), lang, title)
            if moved.old.value == START:
                continue  # there still is a framed page of that name: the way in
            for brand in ("", *site.brands):
                old, new = (framed_path(lang, id, brand) for id in (moved.old.value, moved.new.value))
                yield Move(old, new, lang, title)


def _page(lang: Lang, tree: str) -> str:
    return f"{lang}/{addresses.directory(addresses.tree_address(tree).page)}{_INDEX}"
