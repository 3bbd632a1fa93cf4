"""A hosted site → a server of nginx: maps choose headers by address, since an add_header forgets those above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.publish.headers import BRIEFLY, CACHE, EVERYWHERE, FOREVER, HASHED_NAME, HASHED_QUERY, STRICT_TRANSPORT
from generator.publish.hosting.hosted_site import HostedSite

_HIDDEN = r"/(?:\.(?!well-known/)|_(?:headers|redirects)$)"
"""Files that are not for readers."""


def nginx(site: HostedSite) -> str:
    """To be put into the folder of configurations as it is, e.g. /etc/nginx/conf.d/poshelp.conf."""
    return "".join(f"{line}\n" for line in _lines(site))


def _lines(site: HostedSite) -> Iterator[str]:
    yield "# poshelp: written by `poshelp hosting nginx`. Put it into /etc/nginx/conf.d/ and reload nginx."
    names = tuple(dict.fromkeys(name for area in site.areas for name, _ in area.headers))
    for name in names:
        yield ""
        yield f"map $uri ${_variable(name)} {{"
        for area in site.areas:
            value = dict(area.headers).get(name, "")
            place = f'"~^{re.escape(site.base + area.folder)}"' if area.folder else "default"
            yield f'    {place} "{value}";'
        yield "}"
    yield ""
    yield "# The address as it was asked for: files whose links change with their content may be kept for ever."
    yield f"map $request_uri ${_variable(CACHE)} {{"
    yield f'    default "{BRIEFLY}";'
    for pattern in (HASHED_NAME, HASHED_QUERY):
        yield f'    "~^{re.escape(site.base)}(?:{pattern})$" "{FOREVER}";'
    yield "}"
    yield ""
    yield "map $status $poshelp_cache {"
    yield '    ~^[45] "no-cache";'
    yield f"    default ${_variable(CACHE)};"
    yield "}"
    yield ""
    yield "server {"
    yield "    listen 80;  # for https: listen 443 ssl; with ssl_certificate and ssl_certificate_key"
    yield f"    server_name {site.host.partition(':')[0]};"
    yield "    charset utf-8;"
    yield "    charset_types text/css text/plain text/xml text/javascript application/javascript application/json;"
    yield "    server_tokens off;"
    yield "    absolute_redirect off;"
    yield "    autoindex off;"
    yield "    index index.html;"
    yield "    gzip_static on;"
    yield "    gzip_vary on;"
    yield "    # With Debian's libnginx-mod-http-brotli-static:"
    yield "    # brotli_static on;"
    yield ""
    for name, value in EVERYWHERE:
        yield f'    add_header {name} "{value}" always;'
    for name in names:
        yield f"    add_header {name} ${_variable(name)} always;"
    yield f"    add_header {CACHE} $poshelp_cache always;"
    yield "    # All that this host serves is then https for a year:"
    yield f'    # add_header {STRICT_TRANSPORT[0]} "{STRICT_TRANSPORT[1]}" always;'
    yield ""
    yield from _locations(site)
    yield "}"


def _locations(site: HostedSite) -> Iterator[str]:
    base, root = site.base, site.root
    place = f"root {root};" if base == "/" else f"alias {root}/;"
    missing = f"error_page 404 {base}404.html;"
    for lang in site.langs:
        yield f"    location {base}{lang}/ {{"
        yield f"        {place if base == '/' else f'alias {root}/{lang}/;'}"
        yield f"        error_page 404 {base}{lang}/404.html;"
        yield "    }"
    yield f"    location {base} {{"
    yield f"        {place}"
    yield f"        {missing}"
    yield "    }"
    yield f"    location ~ {_HIDDEN} {{"
    yield f"        {missing}"
    yield "        return 404;"
    yield "    }"
    if base != "/":
        yield "    location / {"
        yield "        return 404;"
        yield "    }"
        yield "    location = /.well-known/security.txt {"
        yield f"        alias {root}/.well-known/security.txt;"
        yield "    }"
    for old, new in site.moved:
        places = (old, f"{old}index.html") if old.endswith("/") else (old,)
        for address in places:
            yield f"    location = {address} {{"
            yield f"        return 301 {new};"
            yield "    }"
    for old, new in site.moved_folders:
        yield f"    location ^~ {old} {{"
        yield f'        rewrite "^{re.escape(old)}(.*)$" {new}$1 permanent;'
        yield "    }"


def _variable(header: str) -> str:
    return f"poshelp_{header.lower().replace('-', '_')}"
