"""The body of a framed page → the whole page: its styles, its scripts, and a policy that allows nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from generator.dark_style import UNTOLD
from generator.model.artifact import Artifact, FramedPage, Rendering
from generator.model.language import Languages
from generator.publish.addresses import way_up
from generator.publish.assets import FOLDER, collect_assets
from generator.publish.security_policy import framed_policy

_STYLES = ("poshelp.css", "guide.css")
_SCRIPTS = ("walks.js", "guide.js")
_FINDER_STYLES = ("finder.css",)
_FINDER_SCRIPTS = ("finder.js",)


def framed_files(pages: Iterable[FramedPage], assets: Mapping[str, str], languages: Languages) -> Iterator[Artifact]:
    """Each page as a file. `assets`: links to our own styles and scripts by file name."""
    for page in pages:
        yield Artifact(page.path, _whole(page, assets, languages[page.lang].tag).encode())


def embed_artifacts(rendering: Rendering) -> Iterator[Artifact]:
    """The embed alone, with the styles and scripts that its pages load; nothing where the rendering has none."""
    if not rendering.framed:
        return
    assets = collect_assets(rendering.files)
    yield from assets.files
    yield from (file for file in rendering.files if file.path.startswith(("embed/", FOLDER)))
    yield from framed_files(rendering.framed, assets.links, rendering.languages)


def _known_to_script(page: FramedPage, up: str, assets: Mapping[str, str]) -> str:
    return f'data-brand="{escape(page.brand)}" data-codes="{escape(up + assets["embed/codes.js"])}"'


def _whole(page: FramedPage, assets: Mapping[str, str], tag: str) -> str:
    up = way_up(page.path)
    styles = ["embed/frame.css", f"brands/{page.brand}.css", *_STYLES]
    scripts = ["embed/frame.js", *_SCRIPTS]
    finder = ""
    if page.has_finder:
        styles += _FINDER_STYLES
        scripts += _FINDER_SCRIPTS
        finder = f' data-finder-index="{escape(up + assets[f"finder/{page.lang}.js"])}"'
    lines = (
        "<!doctype html>",
        f'<html lang="{tag}" data-md-color-scheme="default" {UNTOLD}>',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(framed_policy())}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f"<title>{escape(page.title)}</title>",
        # A frame shows none, and without this line a browser would ask the host for one.
        '<link rel="icon" href="data:,">',
        *(f'<link rel="stylesheet" href="{escape(up + assets[name])}">' for name in styles),
        # The first one sets the colours that the portal asked for before anything is painted.
        f'<script src="{escape(up + assets[scripts[0]])}" {_known_to_script(page, up, assets)}></script>',
        *(f'<script src="{escape(up + assets[name])}" defer></script>' for name in scripts[1:]),
        "</head>",
        f'<body class="md-typeset ph-framed"{finder}>',
        page.write(),
        "</body>",
        "</html>",
    )
    return "".join(f"{line}\n" for line in lines)
