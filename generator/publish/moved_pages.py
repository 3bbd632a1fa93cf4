"""Addresses that were given up → pages that lead on without a script, and the same as data for servers.

A server that answers with 301 keeps the place in the page that a link names; a page cannot.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from posixpath import dirname, relpath

from generator.model.artifact import Artifact, Move
from generator.model.language import Language
from generator.publish.addresses import INDEX
from generator.publish.moved_addresses import MOVED, MovedAddresses


def moved_page(move: Move, url: str, language: Language) -> Artifact:
    """The page at the old address. `url`: address of the site with a closing slash; `language`: the page's."""
    words = language.words
    here = escape(relpath(move.to, dirname(move.path)))
    lines = (
        "<!doctype html>",
        f'<html lang="{language.tag}">',
        "<head>",
        '<meta charset="utf-8">',
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; base-uri 'none'">""",
        f'<meta http-equiv="refresh" content="0; url={here}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f"<title>{escape(words.moved)}</title>",
        f'<link rel="canonical" href="{escape(url + _clean(move.to))}">',
        '<link rel="icon" href="data:,">',
        "</head>",
        f'<body>\n<h1>{escape(words.moved)}</h1>\n<p><a href="{here}">{escape(move.title)}</a></p>\n</body>',
        "</html>",
    )
    return Artifact(move.path, "".join(f"{line}\n" for line in lines).encode())


def moved_file(moves: Iterable[Move], folders: Mapping[str, str]) -> Artifact:
    """Old address → new one, both from the top of the site. There is always such a file, if only an empty one.

    `folders`: see `Rendering.moved_folders`. Their pages are not told one by one, but for those that went elsewhere.
    """
    pages = {f"/{_clean(move.path)}": f"/{_clean(move.to)}" for move in moves}
    addresses = MovedAddresses.of(pages, {f"/{old}": f"/{new}" for old, new in folders.items()}).written()
    return Artifact(MOVED, (json.dumps(addresses, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())


def _clean(file: str) -> str:
    """The address of a page as people see it: without the name of the file that a folder shows."""
    return file.removesuffix(INDEX) if file.endswith(f"/{INDEX}") else file
