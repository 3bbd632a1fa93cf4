"""Files of the Material theme → those that a page may ask for, mended where the theme does us harm."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.dark_style import UNTOLD, for_dark_systems
from generator.publish.failure import PublishError
from generator.publish.theme_styles import trimmed

_UNUSED = ("assets/javascripts/lunr/", "assets/images/favicon.png")
"""Stemmers and dictionaries for languages that our search index does not name, 0.9 MB; and the theme's own mark."""
_SOURCE_MAP = re.compile(rb"\n?(?://|/\*)# sourceMappingURL=[^\n]*\s*\Z")

_MARKED = re.compile(r"(assets/(?:stylesheets|javascripts)/\w+\.)[0-9a-f]{8}(\.min\.(?:css|js))\Z")
"""What pages link to, under a name with a mark of the content: servers tell browsers to keep it for ever."""

_ASKS_SYSTEM = 'data-md-color-media="(prefers-color-scheme: dark)" data-md-color-scheme="slate"'
"""Of the button for dark colours in partials/palette.html."""
_SCHEME_OF_PAGE = '<body dir="ltr"'

_BUNDLE_REPAIRS = (
    # The script would fetch a sitemap beside every link[rel=alternate] of the head, from the published host even where
    # a copy is looked at, and would then send every click on a page of the other language to where it thinks best.
    # Our switch is a plain link to the same page.
    (b'"link[rel=alternate]"', b'"link[rel=nothing]"'),
    # It would fetch the index and have a worker read it on every page. Now that happens when search is opened, which
    # is what it does anyway for a page opened from a disk: a cheap terminal's browser has better things to do.
    (b'(location.protocol!=="file:"),', b"(false),"),
    # It would listen to keys, and so not hear what is pasted, dictated, or put in by a method that has no keys.
    (b'h(e,"keyup"),o).pipe(m(()=>e.value),', b'h(e,"input"),o).pipe(m(()=>e.value),'),
    # It would open itself, over the page, for `?q=`, with which our finder is asked.
    (b'r.has("q")&&(at("search",!0),', b'(false)&&(at("search",!0),'),
    # At an address with a place in it, it would close menu and search when it begins, which a reader on a slow line may
    # have opened meanwhile.
    (b"L(Kt,Ht).pipe(nt(125)).subscribe(", b'h(window,"hashchange").pipe(nt(125)).subscribe('),
    # When it begins, it would twice tell browsers that no transition may run and twice what their own colours are, each
    # time for every element of the page, though nothing changes. Now that happens where colours do change.
    (b'if(document.body.setAttribute("data-md-color-switching",""),s.color.media===', b"if(s.color.media==="),
    (
        b"of Object.entries(s.color))document.body.setAttribute(`data-md-color-${a}`,c);",
        (
            b'of Object.entries(s.color))a!=="media"&&document.body.getAttribute(`data-md-color-${a}`)!==c'
            b'&&document.body.setAttribute("data-md-color-switching",""),'
            b"document.body.setAttribute(`data-md-color-${a}`,c);"
        ),
    ),
    (b'let o=x("meta",{name:"color-scheme"});document.head.appendChild(o);', b'let o=x("meta",{name:"color-scheme"});'),
    (
        b"return o.content=a.colorScheme,",
        b"return(o.content=a.colorScheme),o.isConnected||!/dark/.test(o.content)||document.head.append(o),",
    ),
)


def theme_file(path: str, content: bytes) -> bytes | None:
    """What to publish of the theme's file, or None for one that nothing asks for."""
    if path.endswith(".map") or path.startswith(_UNUSED):
        return None
    name = PurePosixPath(path).name
    if name.endswith((".js", ".css")):
        content = _SOURCE_MAP.sub(b"\n", content)
    if path.startswith("assets/javascripts/bundle.") and name.endswith(".js"):
        for written, better in _BUNDLE_REPAIRS:
            if content.count(written) != 1:
                raise PublishError(
                    f"the theme's script {path} does not have the one `{written.decode()}` that is repaired in it",
                    "this needs the version of mkdocs-material that pyproject.toml names",
                )
            content = content.replace(written, better)
    if path.startswith("assets/stylesheets/") and name.endswith(".css"):
        content = for_dark_systems(trimmed(content.decode())).encode()
    return content


def theme_address(path: str, content: bytes) -> str:
    """Where to publish what `theme_file` made of the file at `path`: under a mark of what it is now."""
    found = _MARKED.match(path)
    return f"{found[1]}{hashlib.sha256(content).hexdigest()[:8]}{found[2]}" if found else path


def mend_page(html: str, moved: Mapping[str, str]) -> str:
    """`html` without the faults of the theme that no block or part of it lets us reach.

    `moved`: by the theme's path of a file, the one that it is published at.
    """
    for before, now in moved.items():
        html = html.replace(before, now)
    # The two checkboxes that open drawer and search: `autocomplete` is not allowed there, says the HTML standard.
    for id in ("__drawer", "__search"):
        html = html.replace(f'id="{id}" autocomplete="off"', f'id="{id}"', 1)
    # Where the reader's system is asked, it is also asked without a script.
    if _ASKS_SYSTEM in html:
        html = html.replace(_SCHEME_OF_PAGE, f"{_SCHEME_OF_PAGE} {UNTOLD}", 1)
    return html
