"""Where the files of the embed stand, version 1 of its contract."""

from __future__ import annotations

from generator.model.text import Lang

FOLDER = "embed/v1/"
START = "start"
"""Name of the page that begins with the finder and the way in."""


def framed_path(lang: Lang, tree: str, brand: str = "") -> str:
    """The framed page of `tree` (or START). Those of the site's own brand stand without its name too."""
    return f"{framed_folder(lang, brand)}{tree}.html"


def framed_folder(lang: Lang, brand: str = "") -> str:
    """The folder of the same, with a closing slash."""
    return f"{FOLDER}{brand}/{lang}/" if brand else f"{FOLDER}{lang}/"
