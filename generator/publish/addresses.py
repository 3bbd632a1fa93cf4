"""Source paths of pages → addresses in the site, relative to the site folder and to each other."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.text import Lang

INDEX = "index.html"
"""Links name it, so that they also lead somewhere when the site is opened from a disk, without a server."""


def page_address(path: str) -> str:
    """Folder of a page below the site, with a closing slash: `zh/causes/x.md` → `zh/causes/x/`."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem.endswith("/index") else f"{stem}/"


def page_file(path: str) -> str:
    """File that a page is written to: `zh/causes/x.md` → `zh/causes/x/index.html`."""
    return page_address(path) + INDEX


def way_up(address: str) -> str:
    """Relative way from a page at `address` to the site folder: `zh/causes/x/` → `../../../`."""
    return "../" * address.count("/")


def counterpart(path: str, lang: Lang) -> str:
    """The same page in another language; every page has the same relative address in all."""
    _, _, rest = path.partition("/")
    return f"{lang}/{rest}"


def language_of(path: str, langs: Iterable[Lang]) -> Lang | None:
    """Which of `langs` a path below the site is in, or None where it belongs to none."""
    first = path.partition("/")[0]
    return first if first in langs else None
