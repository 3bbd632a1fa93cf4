"""Author text with inline markup → HTML."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from generator.model.text import Code, Emphasis, Inline, Link, Placeholder, Plain, Strong, closed_up, parse
from generator.render.escape import commonmark_text, html_text, legible

Fill = Callable[[str], str]
"""Placeholder → the words for it; Markup is taken as it is."""

Href = Callable[[str, str], str]
"""Kind and target of a link → address; empty where there is nothing to lead to."""

LINK = "]("
"""In every text that may hold a link, which each page writes in its own way."""


def inline_html(value: str, fill: Fill, href: Href) -> Markup:
    """`value` as phrasing content. Total: what is no markup stands for itself."""
    parts = parse(value)
    if len(parts) == 1 and isinstance(parts[0], Plain):
        return html_text(parts[0].text)
    return Markup(closed_up("".join(_html(part, fill, href) for part in parts)))  # noqa: S704  every part is escaped


def _html(part: Inline, fill: Fill, href: Href) -> str:
    if isinstance(part, Plain):
        return html_text(part.text)
    if isinstance(part, Code):
        return f"<code>{html_text(part.text)}</code>"
    if isinstance(part, Placeholder):
        words = fill(part.name)
        return html_text(words)
    inner = "".join(_html(child, fill, href) for child in part.children)
    if isinstance(part, Strong):
        return f"<strong>{inner}</strong>"
    if isinstance(part, Emphasis):
        return f"<em>{inner}</em>"
    return _link(part, inner, href)


def inline_commonmark(value: str, fill: Fill, href: Href) -> Markup:
    """`value` for a Markdown file. Total, like `inline_html`."""
    return Markup(closed_up("".join(_commonmark(part, fill, href) for part in parse(value))))  # noqa: S704  the same


def _commonmark(part: Inline, fill: Fill, href: Href) -> str:
    if isinstance(part, Plain):
        # Spaces at the ends are between words here.
        before, after = (" " if part.text[end].isspace() else "" for end in (0, -1))
        return f"{before}{commonmark_text(part.text)}{after}" if part.text.strip() else part.text
    if isinstance(part, Code):
        return f"`{legible(part.text)}`"
    if isinstance(part, Placeholder):
        return commonmark_text(fill(part.name))
    inner = "".join(_commonmark(child, fill, href) for child in part.children)
    if isinstance(part, Strong):
        return f"**{inner}**"
    if isinstance(part, Emphasis):
        return f"*{inner}*"
    address = href(part.kind, part.target)
    return f"[{inner}](<{address}>)" if address else inner


def _link(part: Link, label: str, href: Href) -> str:
    address = href(part.kind, part.target)
    return f'<a href="{html_text(address)}">{label}</a>' if address else label
