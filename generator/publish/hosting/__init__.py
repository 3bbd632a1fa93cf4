"""A site's manifest and moved addresses → the configuration of the server that publishes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from generator.publish.failure import PublishError
from generator.publish.hosting.caddy import caddy
from generator.publish.hosting.cloudflare import cloudflare
from generator.publish.hosting.github import github
from generator.publish.hosting.hosted_site import HostedSite
from generator.publish.hosting.nginx import nginx
from generator.publish.hosting.object_storage import object_storage
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


def hosting(kind: str, site: Path, root: str = "") -> str:
    """Configuration for the built site in the folder `site`; `root`: where it lies on the server, else the same place.

    Raises PublishError where `site` holds no site.
    """
    try:
        content = (site / MANIFEST).read_bytes()
    except OSError as error:
        raise PublishError(f"{site} holds no built site: {MANIFEST} cannot be read", "poshelp build") from error
    moved = site / MOVED
    try:
        redirects = moved.read_bytes() if moved.is_file() else b""
    except OSError as error:
        raise PublishError(f"{moved} cannot be read: {error.strerror}") from error
    place = (root or site.absolute().as_posix()).rstrip("/")
    return KINDS[kind](HostedSite.of(content, redirects, place))
