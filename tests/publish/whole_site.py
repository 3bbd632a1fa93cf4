"""The small site with all that a finished site has: data, a manual, an embed, addresses that have moved."""

from __future__ import annotations

import dataclasses
import json
from base64 import b64encode
from datetime import date
from hashlib import sha256, sha384
from pathlib import Path

from generator.model.artifact import Artifact, Move, Origin, Rendering
from generator.model.settings import SecurityContact, SiteSettings
from generator.problem import Span
from generator.publish import publish
from tests.publish.small_site import REPOSITORY, SETTINGS, small_rendering

TODAY = date(2026, 11, 22)
SCRIPT = b"window.poshelp=1;\n"
PINNED = f"embed/v1/poshelp-{sha256(SCRIPT).hexdigest()[:12]}.js"
INTEGRITY = f"sha384-{b64encode(sha384(SCRIPT).digest()).decode()}"
MOVED = (
    Move("zh/causes/old/index.html", "zh/causes/network/index.html", "zh", "网络"),
    Move("en/causes/old/index.html", "en/causes/network/index.html", "en", "Network"),
    Move("ja/index.html", "en/index.html", "en", "Help"),
    Move("ja/causes/network/index.html", "en/causes/network/index.html", "en", "Network"),
    Move("ja/causes/old/index.html", "en/causes/network/index.html", "en", "Network"),
    Move("manuals/book.ja.pdf", "manuals/book.zh.pdf", "zh", "Book"),
)
MOVED_FOLDERS = {"ja/": "en/"}
WHOLE_SETTINGS = dataclasses.replace(
    SETTINGS,
    portals=("https://portal.example",),
    security=SecurityContact("mailto:security@help.example", date(2027, 6, 1), Span("made", 1, 1, 1, 1)),
)


def data(content: object) -> bytes:
    return json.dumps(content).encode()


def whole_rendering() -> Rendering:
    rendering = small_rendering(f"`{PINNED}` `integrity={INTEGRITY}`")
    kept = tuple(file for file in rendering.files if not file.path.startswith(("data/", "embed/")))
    tree = {"id": "network", "review_by": "2027-05-22"}
    schema = {
        "type": "object",
        "properties": {"trees": {"type": "array", "items": {"type": "object", "required": ["id", "review_by"]}}},
        "required": ["trees"],
    }
    files = (
        Artifact("data/v1/trees.json", data({"$schema": "trees.schema.json", "trees": [tree] * 40})),
        Artifact("data/v1/trees.schema.json", data(schema)),
        Artifact("manuals/book.zh.pdf", b"%PDF-1.7\n" + b"0123456789" * 500),
        Artifact(PINNED, SCRIPT),
    )
    return dataclasses.replace(
        rendering,
        files=(*kept, *files),
        moves=MOVED,
        moved_folders=MOVED_FOLDERS,
        origin=Origin("0.1.0", "generic", "2026-11-22", 90),
    )


def build(out: Path, settings: SiteSettings = WHOLE_SETTINGS) -> Path:
    publish(whole_rendering(), settings, root=REPOSITORY, out=out, compress=True)
    return out
