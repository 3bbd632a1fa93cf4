"""A site's manifest and moved addresses → the configuration of the server that publishes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.publish.failure import PublishError, list_of_complaints
from generator.publish.hosting.caddy import caddy
from generator.publish.hosting.cloudflare import beyond_cloudflare, cloudflare
from generator.publish.hosting.github import github
from generator.publish.hosting.hosted_site import HostedSite
from generator.publish.hosting.nginx import nginx
from generator.publish.hosting.object_storage import beyond_object_storage, object_storage
from generator.publish.manifest import MANIFEST
from generator.publish.moved_addresses import MOVED

KINDS: Mapping[str, Callable[[HostedSite], str]] = {
    "nginx": nginx,
    "caddy": caddy,
    "cloudflare": cloudflare,
    "s3": object_storage,
    "github": github,
}
"""Kinds of hosting, the best known first."""

BEYOND: Mapping[str, Callable[[HostedSite], Iterator[str]]] = {
    "cloudflare": beyond_cloudflare,
    "s3": beyond_object_storage,
}
"""Kinds that take so much and no more, and leave out the rest without a word: what of a site that is, as complaints."""


def hosting(kind: str, site: Path, root: str = "") -> str:
    """Configuration for the built site in the folder `site`; `root`: where it lies on the server, else the same place.

    Raises PublishError where `site` holds no site, or more of something than that kind of hosting takes.
    """
    try:
        content = (site / MANIFEST).read_bytes()
    except OSError as error:
        raise PublishError(f"{site} holds no built site: {MANIFEST} cannot be read", "poshelp build") from error
    moved = site / MOVED
    try:
        redirects = moved.read_bytes() if moved.is_file() else b""
        files = (path for path in site.rglob("*") if path.is_file())
        sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in files}
    except OSError as error:
        raise PublishError(f"{error.filename} cannot be read: {error.strerror}") from error
    place = (root or site.absolute().as_posix()).rstrip("/")
    hosted = HostedSite.of(content, redirects, place, sizes)
    if kind in BEYOND and (complaints := list(BEYOND[kind](hosted))):
        raise list_of_complaints(f"{kind} does not take all of this site:", complaints)
    return KINDS[kind](hosted)
