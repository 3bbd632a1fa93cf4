"""A hosted site → a Caddyfile."""

from __future__ import annotations

from collections.abc import Iterator

from generator.publish.headers import BRIEFLY, CACHE, EVERYWHERE, FOREVER, HASHED_NAME, STRICT_TRANSPORT
from generator.publish.hosting.hosted_site import HostedSite


def caddy(site: HostedSite) -> str:
    """A whole Caddyfile; Caddy itself sees to https."""
    return "".join(f"{line}\n" for line in _lines(site))


def _lines(site: HostedSite) -> Iterator[str]:
    yield "# poshelp: written by `poshelp hosting caddy`."
    yield f"{site.host} {{"
    yield f"\troot * {site.root}"
    yield ""
    yield "\theader {"
    for name, value in EVERYWHERE:
        yield f'\t\t{name} "{value}"'
    yield "\t\t# All that this host serves is then https for a year:"
    yield f'\t\t# {STRICT_TRANSPORT[0]} "{STRICT_TRANSPORT[1]}"'
    yield "\t}"
    folders = " ".join(f"{site.base}{area.folder}*" for area in site.areas if area.folder)
    for area in site.areas:
        name = area.folder.strip("/") or "pages"
        yield f"\t@{name} path {site.base}{area.folder}*" if area.folder else f"\t@{name} not path {folders}"
        yield f"\theader @{name} {{"
        for header, value in area.headers:
            yield f'\t\t{header} "{value}"'
        yield "\t}"
    yield ""
    yield "\t# Files whose links change with their content may be kept for ever."
    yield f"\t@named path_regexp `^{site.base}(?:{HASHED_NAME})$`"
    yield "\t@marked {"
    yield f"\t\tpath {site.base}assets/poshelp/*"
    yield "\t\texpression `{http.request.uri.query}.matches('^[0-9a-f]{12}$')`"
    yield "\t}"
    yield "\troute {"
    yield f'\t\theader {CACHE} "{BRIEFLY}"'
    yield f'\t\theader @named {CACHE} "{FOREVER}"'
    yield f'\t\theader @marked {CACHE} "{FOREVER}"'
    yield "\t}"
    yield ""
    for number, (old, new) in enumerate(site.moved, 1):
        places = f"{old} {old}index.html" if old.endswith("/") else old
        yield f"\t@moved{number} path {places}"
        yield f"\tredir @moved{number} {new} 301"
    if site.base != "/":
        yield f"\turi strip_prefix {site.base.rstrip('/')}"
    yield "\tfile_server {"
    yield "\t\tprecompressed br gzip"
    yield "\t\thide _headers _redirects"
    yield "\t}"
    yield ""
    yield "\thandle_errors {"
    for lang in site.langs:
        yield f"\t\t@{lang} path {site.base}{lang}/*"
        yield f"\t\trewrite @{lang} /{lang}/404.html"
    yield f"\t\t@neither not path {' '.join(f'{site.base}{lang}/*' for lang in site.langs)}"
    yield "\t\trewrite @neither /404.html"
    yield f'\t\theader {CACHE} "no-cache"'
    yield "\t\tfile_server"
    yield "\t}"
    yield "}"
