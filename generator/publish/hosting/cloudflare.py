"""A hosted site → the files _headers and _redirects, which Cloudflare Pages reads at the top of the site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.framing import ANY_ORIGIN
from generator.publish.headers import BRIEFLY, CACHE, EVERYWHERE, FOREVER, STRICT_TRANSPORT
from generator.publish.hosting.hosted_site import HostedSite

HEADERS, REDIRECTS = "_headers", "_redirects"
_FOREVER = ("assets/javascripts/*", "assets/stylesheets/*", "embed/v1/poshelp-*")
"""Files with a mark of their content in their names. Rules cannot look at what stands behind a question mark."""

_FILES, _PAID_FILES, _FILE_BYTES = 20_000, 100_000, 25 * 1024 * 1024
_HEADER_LINE, _REDIRECT_LINE = 2_000, 1_000
_PAGES, _FOLDERS = 2_000, 100
"""Redirects without and with a star."""


def cloudflare(site: HostedSite) -> str:
    """Both files, to be looked at: they are in the site already."""
    told = "".join(f"# {line}\n" for line in _advice(site))
    return f"{told}\n# {HEADERS}\n{headers_file(site)}\n# {REDIRECTS}\n{redirects_file(site)}"


def beyond_cloudflare(site: HostedSite) -> Iterator[str]:
    """Rules that Cloudflare would not read, and files that it would not publish."""
    if len(site.moved) > _PAGES:
        yield f"{len(site.moved)} pages have moved, {_PAGES} lines are read; Bulk Redirects take more"
    if len(site.moved_folders) > _FOLDERS:
        yield f"{len(site.moved_folders)} folders have moved, {_FOLDERS} lines with a star are read"
    limits = ((HEADERS, headers_file(site), _HEADER_LINE), (REDIRECTS, redirects_file(site), _REDIRECT_LINE))
    for name, content, most in limits:
        for number, line in enumerate(content.splitlines(), 1):
            if len(line) > most:
                yield f"line {number} of {name} has {len(line)} characters, {most} are read: {line[:60].strip()}…"
    if len(site.sizes) > _PAID_FILES:
        yield f"it has {len(site.sizes)} files, {_PAID_FILES} are taken; build with --no-compress"
    for path, size in sorted(site.sizes.items()):
        if size > _FILE_BYTES:
            yield f"{path} has {size} bytes, {_FILE_BYTES} are taken"


def _advice(site: HostedSite) -> Iterator[str]:
    yield f"poshelp: {HEADERS} and {REDIRECTS} are in the site already; Cloudflare Pages reads them at the top of it."
    yield "It compresses by itself: build with --no-compress."
    yield f"It takes {_FILES} files, in paid plans {_PAID_FILES}. This site has {len(site.sizes)}."
    if site.base != "/":
        yield f"The address of the site ends with {site.base}: publish a folder that has the site in it at that place,"
        yield "and both files at its own top."


def headers_file(site: HostedSite) -> str:
    """A later rule first takes away what an earlier one has set; else both values would be sent.

    Cloudflare by itself lets every origin read every file, which is taken away too.
    """
    return "".join(f"{line}\n" for line in _headers(site))


def redirects_file(site: HostedSite) -> str:
    """A line an address or a folder that has moved. The first that matches holds."""
    folders = (f"{old}* {new}:splat 301\n" for old, new in site.moved_folders)
    return "".join((*(f"{old} {new} 301\n" for old, new in site.moved), *folders))


def _headers(site: HostedSite) -> Iterator[str]:
    own, *others = site.areas
    yield f"{site.base}*"
    yield f"  ! {ANY_ORIGIN[0]}"
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
