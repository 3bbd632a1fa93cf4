"""The body of a page that belongs to no language → the whole page, without the theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from generator.model.language import Languages
from generator.model.settings import SiteSettings
from generator.model.text import Lang
from generator.publish.assets import mark_name


class PlainFrame(NamedTuple):
    """What the pages without a language have in common."""

    settings: SiteSettings
    languages: Languages
    base: str
    """What addresses of files of the site begin with."""
    assets: Mapping[str, str]
    """Links to our own styles and scripts by file name."""
    policy: str
    """Content security policy, or empty."""
    notice: Mapping[Lang, str]
    """Stands below the page, a paragraph a language."""


def plain_page(frame: PlainFrame, body: str, *, head: str = "", script: str = "", langs: Sequence[Lang] = ()) -> str:
    """`body` and `head` are HTML; `script` is the name of a file of ours; `langs` are those that `body` is in,
    where they are not all."""
    langs = langs or tuple(frame.languages)
    title = " · ".join(escape(frame.settings.name.text(lang)) for lang in langs)
    mark = frame.assets.get(mark_name(langs[0]), "")
    notice = "".join(
        f'<p class="notice" lang="{frame.languages[lang].tag}">{escape(frame.notice[lang])}</p>\n'
        for lang in langs
        if frame.notice.get(lang)
    )
    lines = (
        "<!doctype html>",
        f'<html lang="{frame.languages[langs[0]].tag}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(frame.policy)}">' if frame.policy else "",
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{title}</title>",
        head,
        # Without one a browser would ask for a file that is not there.
        f'<link rel="icon" href="{escape(frame.base + mark) if mark else "data:,"}">',
        f'<link rel="stylesheet" href="{escape(frame.base + frame.assets["front.css"])}">',
        f'<script src="{escape(frame.base + frame.assets[script])}" defer></script>' if script else "",
        "</head>",
        f"<body>\n<main>\n{body}{notice}</main>\n</body>",
        "</html>",
    )
    return "".join(f"{line}\n" for line in lines if line)
