"""Languages and brands that were given up → their folders, and every address in them, each with where it leads now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from generator.model.artifact import FramedPage, Move, SitePage
from generator.model.moved import MovedId
from generator.model.project import Site
from generator.model.text import Lang
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.embed.places import FOLDER, framed_folder
from generator.render.manuals import manual_paths
from generator.render.offline import offline_path


def moved_folders(site: Site, *, has_embed: bool) -> dict[str, str]:
    """Old folder → the one that took its place, both below the site folder with a closing slash."""
    langs = _all(site.langs, site.moved_languages)
    brands = _all(("", *site.brands), site.moved_brands)
    folders = {f"{old}/": f"{new}/" for old, new in langs.items()}
    if has_embed:
        for brand, its_successor in brands.items():
            folders |= {framed_folder(old, brand): framed_folder(new, its_successor) for old, new in langs.items()}
    return {old: new for old, new in folders.items() if old != new}


def _all(there: Iterable[str], moved: Mapping[str, MovedId]) -> dict[str, str]:
    """Each id that there is or was → what it is called today."""
    return {id: id for id in there} | {old: one.new.value for old, one in moved.items()}


def pages_of_folders(
    folders: Mapping[str, str], pages: Iterable[SitePage], framed: Iterable[FramedPage], moves: Iterable[Move]
) -> Iterator[Move]:
    """Every page in the old ones of `folders`. One that `moves` has in a new one leads to where that leads."""
    if not folders:
        return  # late pages stay late
    there = (Move(file := addresses.file(page.path), file, page.lang, page.title) for page in pages)
    in_frames = (Move(page.path, page.path, page.lang, page.title) for page in framed)
    by_folder: dict[str, list[Move]] = defaultdict(list)
    for move in chain(there, in_frames, moves):
        by_folder[_folder(move.path)].append(move)
    for old, new in folders.items():
        yield from (replace(move, path=old + move.path.removeprefix(new)) for move in by_folder[new])


def _folder(file: str) -> str:
    """Which language's pages the page at `file` belongs to, or which brand's frames in a language."""
    last = file.rfind("/") if file.startswith(FOLDER) else file.find("/")
    return file[: last + 1]


def files_of_languages(editions: Mapping[Lang, Edition], *, has_offline: bool) -> Iterator[Move]:
    """What has the old language in its name: offline files and, for servers, the PDFs."""
    for edition in editions.values():
        site, title = edition.site, edition.plain(edition.brand.name)
        for old, moved in site.moved_languages.items():
            new = moved.new.value
            if new != edition.lang:
                continue
            if has_offline:
                yield Move(offline_path(old), offline_path(new), new, title)
            for path, to in zip(manual_paths(site, old), manual_paths(site, new), strict=True):
                yield Move(path, to, new, title)
