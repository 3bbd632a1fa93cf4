"""Origins of portals → the headers that the embed is sent with: in configurations, and on the page for teams."""

from __future__ import annotations

from collections.abc import Iterable

ANY_ORIGIN = ("Access-Control-Allow-Origin", "*")
"""What is sent with files that anybody may read: there is nothing personal in them, and no cookie to abuse."""


def frame_ancestors(portals: Iterable[str]) -> str:
    """The directive that says who may frame: the site itself, for its own examples, and `portals`; none: every https
    page."""
    return f"frame-ancestors 'self' {' '.join(portals) or 'https:'}"


def embed_headers(portals: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Name and value of each header without which a portal cannot use what lies below embed/."""
    return (("Content-Security-Policy", frame_ancestors(portals)), ANY_ORIGIN)
