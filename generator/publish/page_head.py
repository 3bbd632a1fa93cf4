"""A page → what its head says of it to search engines and to those who share its address."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from generator.model.artifact import SitePage
from generator.model.text import Lang

PICTURE_SIZE = (1200, 630)
"""Width and height of the pictures in pixels: what most services cut all others to."""
LOCALES: Mapping[Lang, str] = {"zh": "zh_CN", "en": "en_US"}
"""As Open Graph names languages, which it does not know without a country."""


def page_head(page: SitePage, name: str, url: str) -> dict[str, Any]:
    """What the template writes, as HTML. `name`: of the site, as HTML; `url`: its address with a closing slash."""
    title = escape(page.title)
    return {
        "title": escape(page.head_title) if page.head_title else title if title == name else f"{title} - {name}",
        "locale": LOCALES[page.lang],
        "picture": escape(url + page.picture) if page.picture else "",
        "picture_size": PICTURE_SIZE,
        "kind": "article" if page.reviewed else "website",
        "structured": page.structured,
        "reviewed": page.reviewed.isoformat() if page.reviewed else "",
    }
