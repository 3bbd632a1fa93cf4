"""The files of a finished site → site/manifest.json: what it was made from, what every file is, how it must be sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.model.artifact import Artifact, Origin
from generator.model.json_schema import COUNT, STRING, Schema, document, list_of, map_of, record, told
from generator.model.language import Languages
from generator.model.settings import SiteSettings
from generator.publish.compression import COPIES
from generator.publish.headers import Area

MANIFEST = "manifest.json"
FORMAT = 1
_FILE = record(
    {
        "sha256": told({"type": "string", "pattern": "^[0-9a-f]{64}$"}, "SHA-256 of its bytes"),
        "size": told(COUNT, "Number of its bytes"),
    }
)
MANIFEST_SCHEMA: Schema = document(
    "The files of a published site",
    record(
        {
            "format": told({"const": FORMAT}, "The version of this format"),
            "poshelp": told(STRING, "Version of the generator"),
            "url": told(STRING, "Address of the site, from site_config/site.yml"),
            "brand": told(STRING, "Id of the brand"),
            "languages": told(list_of(STRING), "Languages of the pages, as BCP 47 tags"),
            "reviewed": told(STRING, "The newest day on which a tree was reviewed; empty without trees"),
            "review_grace_days": told(COUNT, "Days after review_by until a late review is an error"),
            "headers": told(map_of(map_of(STRING)), "Headers to be sent, by folder below the site"),
            "files": told(map_of(_FILE), "Each file by its path below the site, without compressed copies"),
        }
    ),
)


class Fingerprint(NamedTuple):
    """What a file is known by."""

    sha256: str
    size: int
    """Bytes."""


def fingerprint(content: bytes) -> Fingerprint:
    """Of the file with this content."""
    return Fingerprint(hashlib.sha256(content).hexdigest(), len(content))


def manifest(
    origin: Origin,
    settings: SiteSettings,
    languages: Languages,
    table: Iterable[Area],
    files: Mapping[str, Fingerprint],
) -> Artifact:
    """`files`: by path below the site. Compressed copies are left out: a copy is right when it unpacks to its file."""
    whole = {
        "format": FORMAT,
        "poshelp": origin.version,
        "url": settings.url,
        "brand": origin.brand,
        "languages": [language.tag for language in languages.values()],
        "reviewed": origin.reviewed,
        "review_grace_days": origin.review_grace_days,
        "headers": {area.folder: dict(area.headers) for area in table},
        "files": {
            path: {"sha256": files[path].sha256, "size": files[path].size}
            for path in sorted(files)
            if not path.endswith(COPIES) and path != MANIFEST
        },
    }
    head, _, rest = json.dumps(whole, ensure_ascii=False, indent=1).partition('"files"')
    # A line a file, so that two manifests can be compared by eye.
    lines = rest.replace('{\n   "sha256"', '{"sha256"').replace(',\n   "size"', ', "size"').replace("\n  }", "}")
    return Artifact(MANIFEST, f'{head}"files"{lines}\n'.encode())
