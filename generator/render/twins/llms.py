"""The site → llms.txt: what language models should know first, and where everything is as plain Markdown.

The format is the proposal at https://llmstxt.org: a title, a summary, then sections of links. Both languages are in the
one file, because there is one place where it is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.model.artifact import LateText
from generator.model.text import Lang
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.independence import independence
from generator.render.places import LLMS, changes, twin
from generator.render.twins.files import pages_with_twins
from generator.render.twins.sheet import TwinSheet


class FileLink(NamedTuple):
    """A link of the list."""

    title: str
    address: str
    summary: str


class Section(NamedTuple):
    """A list under a heading."""

    title: str
    links: list[FileLink]


def llms_file(editions: Mapping[Lang, Edition]) -> LateText:
    """The file at the top of the site."""
    return LateText(LLMS, lambda: _written(editions))


def _written(editions: Mapping[Lang, Edition]) -> str:
    each = list(editions.values())
    settings = each[0].site.settings
    return TwinSheet(each[0], addresses.HOME).file_text(
        "llms.txt.j2",
        names=" / ".join(edition.plain(edition.brand.name) for edition in each),
        summaries=" ".join(edition.plain(settings.description) for edition in each),
        notices=" ".join(notice for edition in each if (notice := independence(edition))),
        sections=[section for edition in each for section in _sections(edition)],
    )


def _sections(edition: Edition) -> Iterator[Section]:
    site, say = edition.site, edition.words.text

    def file(path: str, title: str, summary: str) -> FileLink:
        return FileLink(title, site.settings.url + path, summary)

    def page(path: str, title: str, summary: str) -> FileLink:
        return file(twin(path, edition.lang), title, summary)

    yield Section(
        say("llms.causes"),
        [
            page(addresses.tree_address(tree.id).page, edition.plain(tree.title), edition.plain(tree.summary))
            for tree in site.trees.values()
        ],
    )
    lists = [
        *([page(addresses.CODES, say("codes.title"), say("codes.description"))] if site.codes else ()),
        *([page(addresses.FAULTS, say("faults.title"), say("faults.description"))] if site.faults else ()),
    ]
    if lists:
        yield Section(say("llms.lists"), lists)
    pages = [page(addresses.page_path(one), one.title, one.description) for one in pages_with_twins(edition)]
    if pages:
        yield Section(say("llms.pages"), pages)
    yield Section(
        say("llms.data"),
        [
            *(file(f"data/v1/{name}.json", f"{name}.json", "") for name in ("trees", "codes", "faults")),
            file(changes(edition.lang), say("feed.title", name=edition.plain(edition.brand.name)), ""),
        ],
    )
