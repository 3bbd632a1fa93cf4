"""The report of a check → where a writer sees it while the site is served."""

from __future__ import annotations

from html import escape

from generator.model.language import Language
from generator.publish.plain_page import PlainFrame, plain_page

_PLACE = '<div data-md-component="announce">'
"""Where the theme puts what every page announces."""


def report_page(frame: PlainFrame, report: str) -> str:
    """What stands at every address while a site is served that never was without errors."""
    headings = "".join(
        f'<h1 lang="{language.tag}">{escape(language.words.nothing_yet)}</h1>\n'
        for language in frame.languages.values()
        if language.words.nothing_yet
    )
    return plain_page(frame, f"{headings}<pre>{escape(report)}</pre>\n")


def with_report(html: str, report: str, language: Language) -> str:
    """The page `html` with the report above it, or as it is where there is nothing to report."""
    if not report:
        return html
    heading = escape(language.words.problems)
    banner = (
        f'<aside class="poshelp-report" aria-label="{heading}"><div class="md-grid">'
        f"<p>{heading}</p><pre>{escape(report)}</pre></div></aside>"
    )
    return html.replace(_PLACE, _PLACE + banner, 1)
