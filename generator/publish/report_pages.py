"""The report of a check → where a writer sees it while the site is served."""

from __future__ import annotations

from html import escape

from generator.model.text import HTML_LANG, LANGS, Lang
from generator.publish.plain_page import PlainFrame, plain_page
from generator.publish.words import WORDS

_PLACE = '<div data-md-component="announce">'
"""Where the theme puts what every page announces."""


def report_page(frame: PlainFrame, report: str) -> str:
    """What stands at every address while a site is served that never was without errors."""
    headings = "".join(f'<h1 lang="{HTML_LANG[lang]}">{escape(WORDS[lang].nothing_yet)}</h1>\n' for lang in LANGS)
    return plain_page(frame, f"{headings}<pre>{escape(report)}</pre>\n")


def with_report(html: str, report: str, lang: Lang) -> str:
    """The page `html` with the report above it, or as it is where there is nothing to report."""
    if not report:
        return html
    heading = escape(WORDS[lang].problems)
    banner = (
        f'<aside class="poshelp-report" aria-label="{heading}"><div class="md-grid">'
        f"<p>{heading}</p><pre>{escape(report)}</pre></div></aside>"
    )
    return html.replace(_PLACE, _PLACE + banner, 1)
