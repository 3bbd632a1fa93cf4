"""What is printed for each kind of hosting, for one site that never changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.model.artifact import Origin
from generator.model.settings import SiteSettings
from generator.publish.headers import Area, areas
from generator.publish.hosting import KINDS
from generator.publish.hosting.hosted_site import HostedSite
from generator.publish.manifest import manifest
from tests.publish.whole_site import WHOLE_SETTINGS
from tests.texts import languages

GOLDEN = Path(__file__).parent / "golden"
MOVED = b'{"/zh/causes/old/": "/zh/causes/network/", "/en/old": "/en/causes/network/#guide",'
MOVED += b'"/ja/causes/old/": "/en/causes/network/", "/ja/*": "/en/*", "/ja/x/*": "/zh/*"}'
SIZES = {"index.html": 4000, "index.html.br": 1000}


def table() -> tuple[Area, ...]:
    return areas(WHOLE_SETTINGS.portals, ["a", "b"])


def written(settings: SiteSettings) -> bytes:
    """manifest.json of a site with these settings, and no files."""
    held = areas(settings.portals, ["a", "b"])
    return manifest(Origin("0.1.0", "generic", "2026-11-22", 90), settings, languages(), held, {}).content


def hosted(
    moved: bytes = MOVED, settings: SiteSettings = WHOLE_SETTINGS, sizes: Mapping[str, int] = SIZES
) -> HostedSite:
    return HostedSite.of(written(settings), moved, "/srv/poshelp", sizes)


def configurations() -> dict[str, str]:
    """By name of the golden file."""
    return {f"{kind}.txt": write(hosted()) for kind, write in KINDS.items()}
