"""The bytes of manifest.json, from wherever they come → what a site says about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.text import Lang
from generator.publish.addresses import language_of
from generator.publish.headers import Area
from generator.publish.manifest import FORMAT, Fingerprint

LARGEST_MANIFEST = 16_000_000
LARGEST_FILE = 64_000_000
"""Bytes. What claims to be larger is not read."""
_MOST_FILES = 50_000
_PATH = re.compile(r"(?!/)(?:(?!\.\.?/)[\w.@~+-]+/)*(?!\.\.?\Z)[\w.@~+-]+\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(?::\d+)?/(?:[\w.-]+/)*\Z")


class UnfitManifest(ValueError):
    """It is none, or none that poshelp wrote; the message says what about it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A manifest that can be relied on to have the right form."""

    url: str
    languages: tuple[str, ...]
    grace_days: int
    areas: tuple[Area, ...]
    files: Mapping[str, Fingerprint]

    @property
    def tags(self) -> Mapping[Lang, str]:
        """The tag of each language by its id, which is also the name of its folder."""
        return {tag.partition("-")[0]: tag for tag in self.languages}

    def language_of(self, path: str) -> Lang | None:
        """The language that a path below the site is in; None: in none."""
        return language_of(path, self.tags)


def read_listing(content: bytes) -> Listing:
    """Raises UnfitManifest."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnfitManifest("it is no JSON") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise UnfitManifest(f"it is not of format {FORMAT}")
    url, languages, grace = whole.get("url"), whole.get("languages"), whole.get("review_grace_days")
    if not isinstance(url, str) or not _ADDRESS.match(url):
        raise UnfitManifest("`url` is no https address with a closing slash")
    if not isinstance(languages, list) or not all(isinstance(tag, str) for tag in languages):
        raise UnfitManifest("`languages` is no list of language tags")
    if not isinstance(grace, int) or not 0 <= grace <= 3650:
        raise UnfitManifest("`review_grace_days` is no number of days")
    return Listing(url, tuple(languages), grace, _areas(whole.get("headers")), _files(whole.get("files")))


def _areas(headers: Any) -> tuple[Area, ...]:
    if not isinstance(headers, dict) or "" not in headers:
        raise UnfitManifest("`headers` does not say what the pages are sent with")
    for folder in headers.values():
        if not isinstance(folder, dict) or not all(isinstance(value, str) for value in folder.values()):
            raise UnfitManifest("`headers` is no table of texts")
    return tuple(Area(folder, tuple(pairs.items())) for folder, pairs in headers.items())


def _files(files: Any) -> Mapping[str, Fingerprint]:
    if not isinstance(files, dict) or not 0 < len(files) <= _MOST_FILES:
        raise UnfitManifest(f"`files` is no list of at most {_MOST_FILES} files")
    listed = {}
    for path, known in files.items():
        if not _PATH.match(path):
            raise UnfitManifest(f"{path[:200]!r} is no path below a site")
        sha256, size = (known.get("sha256"), known.get("size")) if isinstance(known, dict) else (None, None)
        if not isinstance(sha256, str) or not _SHA256.match(sha256) or not isinstance(size, int) or size < 0:
            raise UnfitManifest(f"{path} has no sha256 and size")
        listed[path] = Fingerprint(sha256, size)
    return listed
