"""Stage 5: a `Rendering` → the site on disk, all of it or nothing.

MkDocs is imported when something is published and not before: it takes longer than reading all trees.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.model.artifact import Rendering
from generator.model.settings import SiteSettings
from generator.publish.failure import PublishError

__all__ = ["PublishError", "publish", "serve"]


def publish(
    rendering: Rendering,
    settings: SiteSettings,
    *,
    root: Path,
    out: Path,
    progress: Callable[[str, int, int], None] | None = None,
) -> None:
    """Write the whole site to `out` in one step, with the mkdocs.yml of the project at `root`.

    Raises PublishError where a program, the disk or a page stands in the way; then `out` is as it was.
    """
    from generator.publish.mkdocs_site import write_site
    from generator.publish.site_build import Edition

    write_site(Edition(rendering, settings), root, out, progress)


def serve(root: Path, address: str, *, brand: str = "") -> None:
    """Show the project at `root` on `address` (host:port) and follow its changes, until interrupted.

    Raises PublishError when it cannot begin.
    """
    from generator.publish.mkdocs_site import serve_site

    serve_site(root, address, brand)
