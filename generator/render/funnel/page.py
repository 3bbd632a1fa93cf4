"""The report on lost readers and its charts → one HTML file that needs nothing else and asks nobody for anything."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from importlib import resources

from markupsafe import Markup

from generator.render.funnel.report import FunnelReport
from generator.render.templates import fill_html
from generator.render.words import Words


def funnel_page(report: FunnelReport, charts: Mapping[str, str], words: Words) -> str:
    """The file; `charts` is SVG by tree id, of the present versions."""
    style = _style()
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = fill_html(
        "funnel.html.j2",
        report=report,
        charts={tree: Markup(svg) for tree, svg in charts.items()},  # noqa: S704  the chart stage escapes its texts
        language=report.tag,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        style=Markup(style),  # noqa: S704  our own file
        say=words.text,
    )
    return page + "\n"


@cache
def _style() -> str:
    # Not among the assets, all of which the pages of a site load.
    return resources.files("generator").joinpath("templates/funnel.css").read_text(encoding="utf-8")
