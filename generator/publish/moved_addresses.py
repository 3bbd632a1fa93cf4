"""moved.json → where pages and whole folders have gone, as servers can be told."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.model.json_schema import STRING, Schema, document, map_of, told
from generator.publish.failure import PublishError

MOVED = "moved.json"
_ADDRESS = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*(?:[A-Za-z0-9._~-]+)?(?:#[A-Za-z0-9_.-]+)?\Z")
"""What may stand in the configuration of a server without quotes of any kind."""
_ALL_BELOW = "*"
"""Ends the address of a folder where all that is in it has moved."""

MOVED_SCHEMA: Schema = document(
    "Addresses that were given up",
    told(
        map_of(told(STRING, "The new address")),
        "Old address to new one, both from the top of the site; where both end with /*, of a folder and all that is in "
        "it, but for what has a longer entry",
    ),
)


class MovedAddresses(NamedTuple):
    """Old addresses → new ones, all from the top of the site, with a slash in front."""

    pages: Mapping[str, str]
    folders: Mapping[str, str]
    """With a closing slash, the longest first. All that is in one has moved, but for what has an entry of its own."""

    @classmethod
    def of(cls, pages: Mapping[str, str], folders: Mapping[str, str]) -> MovedAddresses:
        """Of `pages` only those that `folders` do not tell already."""
        longest_first = dict(sorted(folders.items(), key=lambda folder: (-len(folder[0]), folder)))
        known = cls({}, longest_first)
        return cls({old: new for old, new in sorted(pages.items()) if known.of_folder(old) != new}, longest_first)

    def of_folder(self, old: str) -> str:
        """Where `old` leads by its folder; empty: nowhere."""
        folder = next((folder for folder in self.folders if old.startswith(folder)), "")
        return self.folders[folder] + old.removeprefix(folder) if folder else ""

    def written(self) -> dict[str, str]:
        """As moved.json has them."""
        return {**self.pages, **{old + _ALL_BELOW: new + _ALL_BELOW for old, new in self.folders.items()}}


def moved_addresses(content: bytes) -> MovedAddresses:
    """What moved.json holds. Raises PublishError."""
    try:
        moved = json.loads(content or b"{}")
    except ValueError as error:
        raise PublishError(f"{MOVED} is no JSON: {error}") from error
    if not isinstance(moved, Mapping):
        raise PublishError(f"{MOVED} is no mapping of old addresses to new ones")
    pages: dict[str, str] = {}
    folders: dict[str, str] = {}
    for old, new in moved.items():
        is_folder = isinstance(new, str) and old.endswith(f"/{_ALL_BELOW}") and new.endswith(f"/{_ALL_BELOW}")
        pair = (old[:-1], new[:-1]) if is_folder else (old, new)
        for address in pair:
            is_address = isinstance(address, str) and _ADDRESS.match(address) and ".." not in address
            if not is_address or (is_folder and address == "/"):
                raise PublishError(f"{MOVED}: {address!r} is no address such as /zh/causes/old/")
        (folders if is_folder else pages)[pair[0]] = pair[1]
    return MovedAddresses.of(pages, folders)
