"""manifest.json and moved.json → what every kind of hosting has to know."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from generator.model.text import Lang
from generator.publish.failure import PublishError
from generator.publish.headers import EVERYWHERE, Area, Header
from generator.publish.manifest import FORMAT, MANIFEST
from generator.publish.moved_addresses import MovedAddresses, moved_addresses

_URL = re.compile(r"https://[A-Za-z0-9.-]+(?::\d+)?/(?:[\w.-]+/)*")
_LANG = re.compile(r"[a-z]{2,3}")
_MEANS_SOMETHING = frozenset('"\\\n\r\t`{}$')
"""Characters that end a value, or more, in some configuration."""
_NOT_IN_FOLDERS = _MEANS_SOMETHING | frozenset("'; *")


@dataclass(frozen=True, slots=True)
class HostedSite:
    """A built site that is to be published."""

    host: str
    base: str
    """Path on the host, between slashes."""
    root: str
    """Folder on the server, without a closing slash."""
    langs: tuple[Lang, ...]
    """Languages, which are also folders of the site."""
    areas: tuple[Area, ...]
    """The site's own first."""
    moved: tuple[tuple[str, str], ...]
    """Old and new address on the host, sorted."""
    moved_folders: tuple[tuple[str, str], ...]
    """The same of folders, with a closing slash, the longest first: of all in them that is not in `moved`."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """Path below the site → bytes, also of compressed copies; empty while it is being built."""

    @classmethod
    def of(cls, manifest: bytes, moved: bytes, root: str, sizes: Mapping[str, int]) -> HostedSite:
        """Raises PublishError for a manifest that is none of ours, and for a folder that no configuration can name."""
        if not root or _NOT_IN_FOLDERS & set(root):
            raise PublishError(f"the folder {root!r} cannot stand in a configuration", "name another with --root")
        try:
            whole = json.loads(manifest)
            url, areas = whole["url"], tuple(_area(*pair) for pair in whole["headers"].items())
            langs = tuple(tag.partition("-")[0] for tag in whole["languages"])
            known = all(map(_LANG.fullmatch, langs)) and whole["format"] == FORMAT and _URL.fullmatch(url)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise PublishError(f"{MANIFEST} is not one that poshelp wrote") from error
        if not known:
            raise PublishError(
                f"{MANIFEST} is of another version of poshelp, or names no address", "build the site again"
            )
        return replace(cls.at(url, langs, areas, moved_addresses(moved)), root=root, sizes=sizes)

    @classmethod
    def at(cls, url: str, langs: tuple[Lang, ...], areas: tuple[Area, ...], moved: MovedAddresses) -> HostedSite:
        """`url`: of the published site; `moved`: old and new addresses below it."""
        there = urlsplit(url)
        base = there.path or "/"
        return cls(
            there.netloc,
            base,
            "",
            langs,
            areas,
            tuple((base + old[1:], base + new[1:]) for old, new in moved.pages.items()),
            tuple((base + old[1:], base + new[1:]) for old, new in moved.folders.items()),
        )

    def headers(self, area: Area) -> tuple[Header, ...]:
        """All that the files of `area` are sent with, but for their caching."""
        return (*EVERYWHERE, *area.headers)


def _area(folder: Any, headers: Any) -> Area:
    pairs = tuple((str(name), str(value)) for name, value in headers.items())
    for part in (folder, *(part for pair in pairs for part in pair)):
        if _MEANS_SOMETHING & set(part):
            raise ValueError(part)
    return Area(folder, pairs)
