"""A hosted site → the workflow that publishes it on GitHub Pages, with what that host cannot do."""

from __future__ import annotations

from pathlib import Path

from generator.publish.hosting.hosted_site import HostedSite

WORKFLOW = Path(__file__).with_name("publish.yml")
"""The same as .github/workflows/publish.yml of this repository, which a test sees to."""


def github(site: HostedSite) -> str:
    """The file .github/workflows/publish.yml."""
    lines = [
        "# Put this into .github/workflows/publish.yml, and choose GitHub Actions under Settings, Pages.",
        "# `url` in site_config/site.yml must be the address that Pages gives. In the site that was built it is",
        f"# https://{site.host}{site.base}",
        "# Pages sends no headers of ours: the policy of each page stands in the page, but nothing limits who frames",
        "# the embed, and `poshelp verify URL` says so.",
    ]
    if site.moved or site.moved_folders:
        lines.append("# It knows no redirects either: where pages have moved, pages in their place lead on.")
    return "\n".join(lines) + "\n" + WORKFLOW.read_text(encoding="utf-8")
