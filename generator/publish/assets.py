"""Styles and scripts of the product → files below assets/poshelp/, and links to them that change with their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.artifact import MARK_FOLDER, Artifact
from generator.model.text import Lang

FOLDER = "assets/poshelp/"
"""Where they stand in the site. What lies directly in it is linked to every page, what lies deeper is only there."""

PACKAGE = Path(__file__).parent.parent
_SOURCES = (PACKAGE / "publish" / "static", PACKAGE / "assets")
_FRONT = ("front.css", "front.js")
"""For the pages without a language only."""
_FOR_PROGRAMMERS = re.compile(rb"^[ \t]*//[^\n]*\n|^[ \t]+|^\n", re.MULTILINE)
_FIRST = "page.js"
"""The script that must run before the theme's."""


@dataclass(frozen=True, slots=True)
class Assets:
    """What pages load beside the theme's own."""

    files: tuple[Artifact, ...]
    """To be written; those of the rendering are written with the rendering."""
    links: Mapping[str, str]
    """By file name: address below the site with a mark of the content, so that a cache never holds an old one."""
    styles: tuple[str, ...]
    """Addresses for every page, in order."""
    scripts: tuple[str, ...]
    """Addresses for every page, in order, to be loaded after the theme's script."""
    first_script: str
    """Address of the script to be loaded before the theme's."""


def mark_name(lang: Lang) -> str:
    """File name, as in `Assets.links`, of the image that stands for the brand."""
    return f"{MARK_FOLDER}{lang}.svg".removeprefix(FOLDER)


def _spared(name: str, content: bytes) -> bytes:
    """A script without the lines that are comments and without indentation: readers pay for each byte, and what our
    scripts say to programmers stands in the repository. No string of theirs goes over more than one line."""
    return _FOR_PROGRAMMERS.sub(b"", content) if name.endswith(".js") else content


def collect_assets(rendered: Iterable[Artifact]) -> Assets:
    """Our own files, then those that rendering made, such as the colours of a brand."""
    own = [
        Artifact(FOLDER + file.relative_to(source).as_posix(), _spared(file.name, file.read_bytes()))
        for source in _SOURCES
        for file in sorted(source.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    ]
    linked = {
        file.path.removeprefix(FOLDER): f"{file.path}?{hashlib.sha256(file.content).hexdigest()[:12]}"
        for file in (*own, *rendered)
        if file.path.startswith(FOLDER)
    }
    everywhere = [name for name in linked if "/" not in name and name not in (*_FRONT, _FIRST)]
    return Assets(
        files=tuple(own),
        links=linked,
        styles=tuple(linked[name] for name in everywhere if name.endswith(".css")),
        scripts=tuple(linked[name] for name in everywhere if name.endswith(".js")),
        first_script=linked[_FIRST],
    )
