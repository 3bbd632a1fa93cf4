"""What a site must be sent with: headers by folder and caching by name, as one table for every kind of server.

The table is data: it stands in the site's manifest, from where `poshelp hosting` writes it in the language of a server
and `poshelp verify` compares it with what a server really sends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.framing import ANY_ORIGIN, embed_headers
from generator.publish.security_policy import served_policy

Header = tuple[str, str]
"""Name and value."""

POLICY = "Content-Security-Policy"
CACHE = "Cache-Control"

EVERYWHERE: tuple[Header, ...] = (
    ("X-Content-Type-Options", "nosniff"),
    # Where a reader was, with the answers in the address, is nobody else's business.
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        ", ".join(
            f"{name}=()"
            for name in (
                "accelerometer",
                "camera",
                "display-capture",
                "geolocation",
                "gyroscope",
                "magnetometer",
                "microphone",
                "midi",
                "payment",
                "usb",
            )
        ),
    ),
)
STRICT_TRANSPORT: Header = ("Strict-Transport-Security", "max-age=31536000")
"""A choice of the host's owner, because it binds the whole host for a year; configurations have it as a comment."""

FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300, must-revalidate"
"""What is said about a payment must not be old: five minutes, then the server is asked whether it has changed."""

_RESOURCE = "Cross-Origin-Resource-Policy"
_FOR_ANYBODY: Header = (_RESOURCE, "cross-origin")
_FOR_US: Header = (_RESOURCE, "same-origin")
_NO_FRAME = "frame-ancestors 'none'"
_OF_WORKERS = "default-src 'none'; script-src 'self'; connect-src 'self'"
"""A script that runs beside a page obeys the policy that it came with itself."""

HASHED_NAME = (
    r"embed/v1/poshelp-[0-9a-f]{12}\.js|assets/(?:stylesheets|javascripts)/(?:\w+/)?\w+\.[0-9a-f]{8}\.min\.\w+"
)
"""Paths whose content never changes."""
HASHED_QUERY = r"assets/poshelp/[\w./-]+\?[0-9a-f]{12}"
"""Links whose content never changes, because they end with a mark of it."""
_FOREVER = re.compile(f"(?:{HASHED_NAME}|{HASHED_QUERY})\\Z")


@dataclass(frozen=True, slots=True)
class Area:
    """A folder of the site, and what its files are sent with beside EVERYWHERE."""

    folder: str
    """Path below the site with a closing slash; empty: all that is in no other area."""
    headers: tuple[Header, ...]


def areas(portals: Iterable[str], scripts: Iterable[str]) -> tuple[Area, ...]:
    """The site's own first. `scripts`: the inline scripts of pages; `portals`: the origins that may frame the embed."""
    data = ((POLICY, f"default-src 'none'; {_NO_FRAME}"), ANY_ORIGIN, _FOR_ANYBODY)
    return (
        Area("", ((POLICY, f"{served_policy(scripts)}; {_NO_FRAME}"), _FOR_US)),
        # A framed page has no origin of its own in its sandbox, so that to it even these are somebody else's.
        Area("assets/", ((POLICY, f"{_OF_WORKERS}; {_NO_FRAME}"), _FOR_ANYBODY)),
        Area("data/", data),
        Area("embed/", (*embed_headers(portals), _FOR_ANYBODY)),
        # Browsers show PDFs by pages of their own, which a stricter policy would break.
        Area("manuals/", ((POLICY, _NO_FRAME), _FOR_US)),
        # The offline file has everything in itself, and a policy of its own for it.
        Area("offline/", ((POLICY, _NO_FRAME), _FOR_US)),
        Area("schema/", data),
    )


def headers_of(path: str, table: Iterable[Area], query: str = "") -> Mapping[str, str]:
    """All headers of the file at `path` below the site when it is asked for with `query`."""
    area = max((area for area in table if path.startswith(area.folder)), key=lambda area: len(area.folder))
    return dict((*EVERYWHERE, *area.headers, (CACHE, caching(path, query))))


def caching(path: str, query: str = "") -> str:
    """How long the file may be kept."""
    return FOREVER if _FOREVER.match(f"{path}?{query}" if query else path) else BRIEFLY
