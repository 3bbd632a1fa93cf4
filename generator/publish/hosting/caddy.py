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
    yield "\t# In the order in which it stands here; Caddy's own would take the folder of the site away too soon."
    yield "\troute {"
    yield from (f"\t\t{line}" if line else "" for line in _route(site))
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


def _route(site: HostedSite) -> Iterator[str]:
    yield "header {"
    for name, value in EVERYWHERE:
        yield f'\t{name} "{value}"'
    yield "\t# All that this host serves is then https for a year:"
    yield f'\t# {STRICT_TRANSPORT[0]} "{STRICT_TRANSPORT[1]}"'
    yield "}"
    folders = " ".join(f"{site.base}{area.folder}*" for area in site.areas if area.folder)
    for area in site.areas:
        name = area.folder.strip("/") or "pages"
        yield f"@{name} path {site.base}{area.folder}*" if area.folder else f"@{name} not path {folders}"
        yield f"header @{name} {{"
        for header, value in area.headers:
            yield f'\t{header} "{value}"'
        yield "}"
    yield ""
    yield "# Files whose links change with their content may be kept for ever."
    yield f"@named path_regexp `^{site.base}(?:{HASHED_NAME})$`"
    yield "@marked {"
    yield f"\tpath {site.base}assets/poshelp/*"
    yield "\texpression `{http.request.uri.query}.matches('^[0-9a-f]{12}$')`"
    yield "}"
    yield f'header {CACHE} "{BRIEFLY}"'
    yield f'header @named {CACHE} "{FOREVER}"'
    yield f'header @marked {CACHE} "{FOREVER}"'
    yield ""
    yield "# What is not for readers, such as .git"
    yield "@hidden {"
    yield "\tpath_regexp `/\\.`"
    yield f"\tnot path {' '.join(dict.fromkeys(f'{base}.well-known/*' for base in ('/', site.base)))}"
    yield "}"
    yield "error @hidden 404"
    yield ""
    for number, (old, new) in enumerate(site.moved, 1):
        places = f"{old} {old}index.html" if old.endswith("/") else old
        yield f"@moved{number} path {places}"
        yield f"redir @moved{number} {new} 301"
    for old, new in site.moved_folders:
        yield f"route {old}* {{"
        yield f"\turi strip_prefix {old.rstrip('/')}"
        yield f"\tredir * {new.rstrip('/')}{{uri}} 301"
        yield "}"
    if site.base != "/":
        yield f"uri strip_prefix {site.base.rstrip('/')}"
    yield "file_server {"
    yield "\tprecompressed br gzip"
    yield "\thide _headers _redirects"
    yield "}"
