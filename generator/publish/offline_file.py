"""The body of the offline file → the whole file: styles, scripts and the finder's index in it, and no request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from generator.dark_style import UNTOLD
from generator.model.artifact import Artifact, OfflineBody, OfflineFile, Rendering
from generator.publish.assets import FOLDER, PACKAGE, collect_assets
from generator.publish.failure import PublishError
from generator.publish.security_policy import offline_policy
from generator.publish.short_names import short_names
from generator.publish.style import published_style
from generator.script import published_script

LARGEST = 1_500_000
"""Bytes of a file. Chat programs and old telephones take it, and it opens at once."""

_STYLES = ("embed/frame.css", "brand.css", "poshelp.css", "guide.css", "finder.css")
_SCRIPTS = ("walks.js", "guide/square.js", "guide.js", "finder.js")
_OWN = PACKAGE / "assets" / "offline"
_ENDS = re.compile(r"</(?:script|style)|<!--", re.IGNORECASE)


def offline_artifacts(rendering: Rendering) -> Iterator[Artifact]:
    """Each file in the order of the rendering. Raises PublishError where one gets too large."""
    if not rendering.offline:
        return
    files = {
        file.path.removeprefix(FOLDER): file.content.decode()
        for file in (*collect_assets(rendering.files).files, *rendering.files)
        if file.path.startswith(FOLDER)
    }
    own_style = published_style((_OWN / "offline.css").read_text(encoding="utf-8"))
    own_script = published_script((_OWN / "offline.js").read_bytes()).decode()
    for offline in rendering.offline:
        tag = rendering.languages[offline.lang].tag
        styles = [*(files[name] for name in _STYLES), own_style]
        index = files[f"finder/{offline.lang}.js"].partition("(")[2].rpartition(")")[0]
        scripts = [own_script, *(files[name] for name in _SCRIPTS)]
        page = _whole(offline, tag, offline.write(), styles, scripts, index).encode()
        if len(page) > LARGEST:
            page = _whole(offline, tag, offline.write_shorter(), styles, scripts, index).encode()
        if len(page) > LARGEST:
            message = f"{offline.path} has {len(page):,} bytes, more than {LARGEST:,}"
            raise PublishError(message, "leave it out with --only, or shorten the help")
        yield Artifact(offline.path, page)


def _whole(offline: OfflineFile, tag: str, body: OfflineBody, styles: list[str], scripts: list[str], index: str) -> str:
    html, style = short_names(body.html, body.style + "".join(styles), scripts)
    for text in (style, *scripts):
        if _ENDS.search(text):
            raise PublishError(f"{offline.path}: a script or style holds what would end it")
    first, *others = scripts
    # What stands in JSON may be anything, so nothing in it may look like markup.
    index = index.replace("<", "\\u003c")
    policy = escape(offline_policy(scripts, [style]), quote=False)
    lines = (
        "<!doctype html>",
        f'<html lang="{tag}" data-md-color-scheme="default" {UNTOLD}>',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        # Whoever searches shall find the pages of the site.
        '<meta name="robots" content="noindex">',
        f"<title>{escape(offline.title)}</title>",
        # Else browsers ask a server for one.
        '<link rel="icon" href="data:,">',
        f"<style>{style}</style>",
        f"<script>{first}</script>",
        "</head>",
        '<body class="md-typeset ph-framed ph-file">',
        html,
        f'<script type="application/json" id="finder_index">{index}</script>',
        *(f"<script>{script}</script>" for script in others),
        "</body>",
        "</html>",
    )
    return "".join(f"{line}\n" for line in lines)
