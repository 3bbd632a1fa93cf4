"""A folder full of files → the same with compressed copies, a host's own configuration, and the manifest."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from generator.model.artifact import Artifact
from generator.publish.compression import compressed
from generator.publish.headers import Area, areas
from generator.publish.hosting.cloudflare import HEADERS, REDIRECTS, headers_file, redirects_file
from generator.publish.hosting.hosted_site import HostedSite
from generator.publish.manifest import Fingerprint, fingerprint, manifest
from generator.publish.moved_addresses import MOVED, moved_addresses
from generator.publish.site_build import Edition
from generator.publish.staging import Staging


class Released(NamedTuple):
    """A file that is read for the last time."""

    path: str
    known_by: Fingerprint
    copies: tuple[Artifact, ...]


def release(edition: Edition, scripts: Iterable[str], staging: Staging) -> None:
    """Add to the folder of `staging`, in which all other files are. Raises PublishError.

    `scripts`: inline scripts of pages, which the header must allow as their own policy does.
    """
    table = areas(edition.settings.portals, scripts)
    for artifact in _for_cloudflare(edition, table, staging):
        staging.write(artifact.path, artifact.content)
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        files = list(pool.map(lambda path: _read(path, staging, compress=edition.compress), staging.paths()))
    for file in files:
        for copy in file.copies:
            staging.write(copy.path, copy.content)
    known_by = {file.path: file.known_by for file in files}
    made = manifest(edition.rendering.origin, edition.settings, edition.rendering.languages, table, known_by)
    for artifact in (made, *(compressed(made.path, made.content) if edition.compress else ())):
        staging.write(artifact.path, artifact.content)


def _read(path: str, staging: Staging, *, compress: bool) -> Released:
    content = staging.read(path)
    return Released(path, fingerprint(content), tuple(compressed(path, content)) if compress else ())


def _for_cloudflare(edition: Edition, table: tuple[Area, ...], staging: Staging) -> Iterable[Artifact]:
    """That host reads its configuration in the site itself."""
    moved = moved_addresses(staging.read(MOVED) if staging.has(MOVED) else b"")
    site = HostedSite.at(edition.settings.url, edition.settings.langs, table, moved)
    yield Artifact(HEADERS, headers_file(site).encode())
    if redirects := redirects_file(site):
        yield Artifact(REDIRECTS, redirects.encode())
