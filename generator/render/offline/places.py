"""Where the offline file stands, and what places in it are called: what stands on a page of its own on the site.

A tree's article has the tree's id, and everything in it begins with that id and a point. No id of a tree has an
underscore, so the lists can have no tree's name.
"""

from __future__ import annotations

import re

from generator.model.text import Lang
from generator.render import addresses
from generator.render.addresses import Address

CODES = "all_codes"
FAULTS = "all_faults"
CAUSES = "all_causes"
ABOUT = "this_file"

_LISTS = {
    addresses.CODES: CODES,
    addresses.FIND: CODES,
    addresses.FAULTS: FAULTS,
    addresses.HOME: CAUSES,
}
_OWN_PAGES = re.compile(r"(causes|codes|faults|families)/([^/]+)\.md\Z")
_BEGINNINGS = {"causes": "", "codes": "code-", "faults": "fault-", "families": "family_"}


def offline_path(lang: Lang) -> str:
    """The file of `lang` below the site folder."""
    return f"offline/poshelp.{lang}.html"


def page_place(page: str) -> str:
    """Id of the article that is a page of content/ on the site."""
    return "page_" + addresses.directory(page).strip("/").replace("/", "_")


def place(address: Address) -> str:
    """Id that `address` has where it stands in the file."""
    page, anchor = address.page, address.anchor
    if page in _LISTS:
        return anchor or _LISTS[page]
    if own := _OWN_PAGES.match(page):
        name = _BEGINNINGS[own[1]] + own[2]
        return f"{name}.{anchor}" if anchor and own[1] == "causes" else name
    return f"{page_place(page)}.{anchor}" if anchor else page_place(page)
