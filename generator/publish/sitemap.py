"""All pages → sitemap.xml with the same page in the other languages, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.model.artifact import SitePage
from generator.model.language import Languages
from generator.publish.addresses import counterpart, page_address


def alternates(path: str, url: str, languages: Languages) -> tuple[tuple[str, str], ...]:
    """(hreflang, absolute address) of the page in every language and, last, of the page that picks a language.

    `url` is the address of the site with a closing slash.
    """
    return (
        *((language.tag, url + page_address(counterpart(path, language.id))) for language in languages.values()),
        ("x-default", url),
    )


def sitemap(pages: Iterable[SitePage], url: str, languages: Languages) -> str:
    """All pages, with the day of the last review where a page has one: the day of a build says nothing of changes."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in pages:
        lines.append("<url>")
        lines.append(f"<loc>{escape(url + page_address(page.path))}</loc>")
        if page.reviewed:
            lines.append(f"<lastmod>{page.reviewed.isoformat()}</lastmod>")
        lines.extend(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(address)}"/>'
            for tag, address in alternates(page.path, url, languages)
        )
        lines.append("</url>")
    lines.append("</urlset>")
    return "\n".join(lines) + "\n"


def robots(url: str) -> str:
    """Everything may be read, and here is the list of it."""
    return f"User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n"
