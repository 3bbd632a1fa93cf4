"""Stage 5: a `Rendering` → the site on disk, all of it or nothing.

MkDocs is imported when something is published and not before: it takes longer than reading all trees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import chain
from pathlib import Path

from generator.model.artifact import Rendering
from generator.model.chart import PictureChart
from generator.model.json_schema import Schema
from generator.model.settings import SiteSettings
from generator.model.text import Lang
from generator.problem import Report
from generator.publish.failure import PublishError
from generator.publish.in_place import replace_files, write_file, write_files
from generator.publish.staging import Staging, put_back

__all__ = [
    "SITE_FILES",
    "PublishError",
    "draw_chart",
    "hosting_configuration",
    "hosting_kinds",
    "publish",
    "publish_parts",
    "put_back",
    "replace_files",
    "serve",
    "site_schemas",
    "verify_site",
    "write_file",
    "write_files",
]

SITE_FILES = ("site-manifest", "site-moved")
"""Names of the schemas of manifest.json and moved.json."""


def publish(
    rendering: Rendering,
    settings: SiteSettings,
    *,
    root: Path,
    out: Path,
    compress: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
) -> None:
    """Write the whole site to `out` in one step, with the mkdocs.yml of the project at `root`; `compress`: texts also
    as copies that servers send.

    Raises PublishError where a program, the disk or a page stands in the way; then `out` is as it was.
    """
    from generator.publish.mkdocs_site import write_site
    from generator.publish.site_build import Edition

    write_site(Edition(rendering, settings, compress=compress), root, out, progress)


def draw_chart(chart: PictureChart, scale: int, lang: Lang, cache: Path) -> bytes:
    """`chart` as a PNG, `scale` pixels a px; `cache` is a folder made when needed. Raises PublishError."""
    from generator.publish.pictures import draw_chart as drawn

    return drawn(chart, scale, lang, cache)


def publish_parts(
    rendering: Rendering,
    root: Path,
    out: Path,
    jobs: int = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> None:
    """Write manuals, embed and offline files of `rendering` into `out` when all are made, and leave everything else.

    Raises PublishError.
    """
    from generator.publish.framed_pages import embed_artifacts
    from generator.publish.manuals import CACHE, set_manuals
    from generator.publish.offline_file import offline_artifacts

    tell = progress
    staging = Staging.inside(out)
    try:
        for artifact in chain(
            set_manuals(
                rendering.manuals,
                root / CACHE,
                jobs=jobs,
                progress=(lambda done, all_: tell("print", done, all_)) if tell else None,
            ),
            embed_artifacts(rendering),
            offline_artifacts(rendering),
        ):
            staging.write(artifact.path, artifact.content)
        staging.merge()
    finally:
        staging.abandon()


def serve(root: Path, address: str, *, brand: str = "") -> None:
    """Show the project at `root` on `address` (host:port) and follow its changes, until interrupted.

    Raises PublishError when it cannot begin.
    """
    from generator.publish.mkdocs_site import serve_site

    serve_site(root, address, brand)


def hosting_kinds() -> tuple[str, ...]:
    """Kinds of servers whose configuration can be written."""
    return ("nginx", "caddy", "cloudflare", "s3", "github")


def hosting_configuration(kind: str, site: Path, root: str = "") -> str:
    """Configuration of a server for the built site in the folder `site`; `root`: where it lies there, else the same.

    Raises PublishError where `site` holds no site.
    """
    from generator.publish.hosting import hosting as configuration

    return configuration(kind, site, root)


def verify_site(where: str, today: date, progress: Callable[[int, int], None]) -> Report:
    """All that is wrong with the published site at `where`, a folder or an address.

    Raises PublishError where there is no such folder or nobody answers.
    """
    from generator.publish.verify import verify as verified

    return verified(where, today, progress)


def site_schemas() -> Mapping[str, Schema]:
    """The schema of each file that is about the whole site, by the name under which `poshelp schema` has it."""
    from generator.publish.manifest import MANIFEST_SCHEMA
    from generator.publish.moved_addresses import MOVED_SCHEMA

    return {SITE_FILES[0]: MANIFEST_SCHEMA, SITE_FILES[1]: MOVED_SCHEMA}
