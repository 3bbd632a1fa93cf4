"""The body of a reviewer's page → the whole page: one style sheet, no script, and a policy that allows nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from generator.model.artifact import Artifact, ReviewPage
from generator.model.language import Languages
from generator.publish.addresses import INDEX, counterpart, way_up
from generator.publish.links import Reference, link
from generator.publish.security_policy import review_policy

REVIEW = "review/"
"""Below the folder of each language. Neither the worker keeps what is in it nor does a server get copies."""


class ReviewFile(NamedTuple):
    """A page as it is published."""

    artifact: Artifact
    references: frozenset[Reference]
    """Where it links to."""
    ids: frozenset[str]
    """What links may name in it."""


def review_files(pages: Iterable[ReviewPage], assets: Mapping[str, str], languages: Languages) -> Iterator[ReviewFile]:
    """Each page as a file. `assets`: links to our own styles by file name."""
    for page in pages:
        body = link(page.write(), page.path.removesuffix(INDEX))
        yield ReviewFile(
            Artifact(page.path, _whole(page, body.html, assets, languages).encode()), body.references, body.ids
        )


def is_review(path: str) -> bool:
    """Whether the file at `path` below the site is such a page."""
    return path.partition("/")[2].startswith(REVIEW)


def _whole(page: ReviewPage, body: str, assets: Mapping[str, str], languages: Languages) -> str:
    up = way_up(page.path)
    style = up + assets["review/review.css"]
    others = "".join(
        f'<a href="{escape(up + counterpart(page.path, lang))}" hreflang="{other.tag}" lang="{other.tag}">'
        f"{escape(other.name)}</a>"
        for lang, other in languages.items()
        if lang != page.lang
    )
    return f"""\
<!doctype html>
<html lang="{languages[page.lang].tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(review_policy())}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(page.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{escape(style)}">
</head>
<body>
<header><nav>{others}</nav></header>
<main>
{body}</main>
</body>
</html>
"""
