"""Styles and scripts of the product → files below assets/poshelp/, and links to them that change with their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.dark_style import for_dark_systems
from generator.model.artifact import MARK_FOLDER, Artifact
from generator.model.text import Lang
from generator.publish.style import published_style
from generator.script import published_script

FOLDER = "assets/poshelp/"
"""Where they stand in the site. What lies directly in it is linked to every page, what lies deeper is only there."""

PACKAGE = Path(__file__).parent.parent
_SOURCES = (PACKAGE / "publish" / "static", PACKAGE / "assets")
_FRONT = ("front.css", "front.js")
"""For the pages without a language only."""
_ELSEWHERE = ("embed/poshelp.js", "offline/offline.css", "offline/offline.js")
"""What is published at an address of its own, or within the offline file."""
_FIRST = "page.js"
"""The script that must run before the theme's."""
NOT_KEPT_SCRIPT = "not_kept.js"
"""For the page that stands for what is not kept."""
KEPT_SCRIPT = "kept.js"
"""The script that has the worker keep pages; the theme's frame loads it where there is a worker."""
_MARK_HEIGHT = 32
_VIEW_BOX = re.compile(rb"""\sviewBox=["'][\d.eE+-]+[\s,]+[\d.eE+-]+[\s,]+(\d+\.?\d*)[\s,]+(\d+\.?\d*)["']""")


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


def mark_size(rendered: Iterable[Artifact], lang: Lang) -> tuple[int, int] | None:
    """Width and height in the mark's own proportions, so that its place is known before it is there."""
    found = (_VIEW_BOX.search(file.content) for file in rendered if file.path == f"{MARK_FOLDER}{lang}.svg")
    for box in found:
        if box and (high := float(box[2])) > 0:
            return max(1, round(_MARK_HEIGHT * float(box[1]) / high)), _MARK_HEIGHT
    return None


def collect_assets(rendered: Iterable[Artifact]) -> Assets:
    """Our own files, then those that rendering made, such as the colours of a brand."""
    own = [
        Artifact(FOLDER + name, _published(name, file.read_bytes()))
        for source in _SOURCES
        for file in sorted(source.rglob("*"))
        if file.is_file()
        and not file.name.startswith(".")
        and (name := file.relative_to(source).as_posix()) not in _ELSEWHERE
    ]
    linked = {
        file.path.removeprefix(FOLDER): f"{file.path}?{hashlib.sha256(file.content).hexdigest()[:12]}"
        for file in (*own, *rendered)
        if file.path.startswith(FOLDER)
    }
    everywhere = [
        name for name in linked if "/" not in name and name not in (*_FRONT, _FIRST, KEPT_SCRIPT, NOT_KEPT_SCRIPT)
    ]
    return Assets(
        files=tuple(own),
        links=linked,
        styles=tuple(linked[name] for name in everywhere if name.endswith(".css")),
        scripts=tuple(linked[name] for name in everywhere if name.endswith(".js")),
        first_script=linked[_FIRST],
    )


def _published(name: str, content: bytes) -> bytes:
    if name.endswith(".js"):
        return published_script(content)
    if name.endswith(".css"):
        return for_dark_systems(published_style(content.decode())).encode()
    return content
