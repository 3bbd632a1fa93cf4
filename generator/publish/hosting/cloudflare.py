"""A hosted site → the files _headers and _redirects, which Cloudflare Pages reads at the top of the site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.publish.headers import BRIEFLY, CACHE, EVERYWHERE, FOREVER, STRICT_TRANSPORT
from generator.publish.hosting.hosted_site import HostedSite

HEADERS, REDIRECTS = "_headers", "_redirects"
_FOREVER = ("assets/javascripts/*", "assets/stylesheets/*", "embed/v1/poshelp-*")
"""Files with a mark of their content in their names. Rules cannot look at what stands behind a question mark."""


def cloudflare(site: HostedSite) -> str:
    """Both files, to be looked at: they are in the site already."""
    return f"# {HEADERS}\n{headers_file(site)}\n# {REDIRECTS}\n{redirects_file(site)}"


def headers_file(site: HostedSite) -> str:
    """A later rule first takes away what an earlier one has set; else both values would be sent."""
    return "".join(f"{line}\n" for line in _headers(site))


def redirects_file(site: HostedSite) -> str:
    """A line an address or a folder that has moved. The first that matches holds."""
    folders = (f"{old}* {new}:splat 301\n" for old, new in site.moved_folders)
    return "".join((*(f"{old} {new} 301\n" for old, new in site.moved), *folders))


def _headers(site: HostedSite) -> Iterator[str]:
    own, *others = site.areas
    yield f"{site.base}*"
    for name, value in (*EVERYWHERE, *own.headers, (CACHE, BRIEFLY)):
        yield f"  {name}: {value}"
    yield f"  # {STRICT_TRANSPORT[0]}: {STRICT_TRANSPORT[1]}"
    earlier = dict(own.headers)
    for area in others:
        yield f"{site.base}{area.folder}*"
        for name, value in area.headers:
            if name in earlier:
                yield f"  ! {name}"
            yield f"  {name}: {value}"
    for pattern in _FOREVER:
        yield f"{site.base}{pattern}"
        yield f"  ! {CACHE}"
        yield f"  {CACHE}: {FOREVER}"
