"""moved.json → where pages have gone, as servers can be told."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from generator.model.json_schema import STRING, Schema, document, map_of, told
from generator.publish.failure import PublishError

MOVED = "moved.json"
_ADDRESS = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*(?:[A-Za-z0-9._~-]+)?(?:#[A-Za-z0-9_.-]+)?\Z")
"""What may stand in the configuration of a server without quotes of any kind."""

MOVED_SCHEMA: Schema = document(
    "Addresses that were given up",
    told(map_of(told(STRING, "The new address")), "Old address to new one, both from the top of the site"),
)


def moved_addresses(content: bytes) -> dict[str, str]:
    """Old address → new one, both from the top of the site, with a slash in front. Raises PublishError."""
    try:
        moved = json.loads(content or b"{}")
    except ValueError as error:
        raise PublishError(f"{MOVED} is no JSON: {error}") from error
    if not isinstance(moved, Mapping):
        raise PublishError(f"{MOVED} is no mapping of old addresses to new ones")
    for address in (*moved, *moved.values()):
        if not isinstance(address, str) or not _ADDRESS.match(address) or ".." in address:
            raise PublishError(f"{MOVED}: {address!r} is no address such as /zh/causes/old/")
    return dict(moved)
