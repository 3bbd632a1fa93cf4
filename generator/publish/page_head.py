"""A page → what its head says of it to search engines and to those who share its address."""

from __future__ import annotations

from html import escape
from typing import Any

from generator.model.artifact import SitePage
from generator.model.language import Language

PICTURE_SIZE = (1200, 630)
"""Width and height of the pictures in pixels: what most services cut all others to."""


def page_head(page: SitePage, language: Language, name: str, url: str) -> dict[str, Any]:
    """What the template writes, as HTML. `name`: of the site, as HTML; `url`: its address with a closing slash."""
    title = escape(page.title)
    return {
        "title": escape(page.head_title) if page.head_title else title if title == name else f"{title} - {name}",
        "locale": language.locale,
        "picture": escape(url + page.picture) if page.picture else "",
        "picture_size": PICTURE_SIZE,
        "kind": "article" if page.reviewed else "website",
        "structured": page.structured,
        "reviewed": page.reviewed.isoformat() if page.reviewed else "",
    }
