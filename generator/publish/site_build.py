"""A rendering → every file of the site that MkDocs does not make, and what MkDocs needs to make the rest.

Knows nothing of MkDocs. One object is one build; it remembers what can only be judged when all pages are there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.model.artifact import Artifact, Rendering
from generator.model.late_pages import by_path
from generator.model.settings import SiteSettings
from generator.model.text import Lang
from generator.publish.addresses import INDEX, counterpart, page_address, page_file, way_up
from generator.publish.assets import KEPT_SCRIPT, collect_assets, mark_name, mark_size
from generator.publish.failure import list_of_complaints
from generator.publish.framed_pages import framed_files
from generator.publish.front_pages import language_choice, not_found, not_kept
from generator.publish.links import dead_links
from generator.publish.made_page import MadePage, make_page
from generator.publish.marks import place_figures
from generator.publish.moved_pages import moved_file, moved_page
from generator.publish.navigation import Navigation
from generator.publish.offline_file import offline_artifacts
from generator.publish.page_head import page_head
from generator.publish.plain_page import PlainFrame
from generator.publish.report_pages import report_page, with_report
from generator.publish.review_pages import ReviewFile, review_files
from generator.publish.search_index import search_index, search_index_script
from generator.publish.security_policy import security_policy
from generator.publish.security_txt import security_txt
from generator.publish.sitemap import alternates, robots, sitemap
from generator.publish.theme_files import mend_page
from generator.publish.worker_files import WORKER, farewell_files, worker_files

FEED = "{lang}/changes.atom"
"""Where a rendering has the feed of changes, if it has one."""
NOT_FOUND = "404.html"
"""What servers show where there is no page."""
NOT_KEPT = "not-kept.html"
"""What the worker shows where there is no network and no copy."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a build publishes."""

    rendering: Rendering
    settings: SiteSettings
    problems: str = ""
    """While the content is being written: the report that stands above the last pages without errors."""
    compress: bool = False
    """Whether servers get compressed copies of texts."""


class SiteBuild:
    """One build of one edition. Methods raise PublishError where the rendering does not fit together."""

    def __init__(self, edition: Edition, url: str) -> None:
        """`url` is the address at which the site will be looked at, with a closing slash."""
        rendering = edition.rendering
        self._edition = edition
        self._url = url
        self._pages = by_path(rendering.pages)
        self.base = urlsplit(url).path
        """Path of the site on its host."""
        self.assets = collect_assets(rendering.files)
        self.languages = rendering.languages
        """Those of the project, the source language first."""
        self._navigation = {
            lang: Navigation(rendering.navigation.get(lang, ()), self._pages) for lang in self.languages
        }
        self._late = {text.path for text in rendering.texts}
        self._reviews: dict[str, ReviewFile] = {}
        self.policy = ""
        """Content security policy of the pages; empty: none, for the sake of the script that reloads a page."""
        self.keeps_copies = edition.settings.offline_copies and bool(self._pages)
        """Whether pages have a worker keep them."""
        self.moved: dict[str, str] = {}
        """Where files of the theme are published, by their paths in it, if elsewhere."""
        self._made: dict[str, MadePage] = {}
        self._demand_pairs()

    @property
    def paths(self) -> Collection[str]:
        """Source paths of all pages."""
        return self._pages.keys()

    def source(self, path: str) -> str:
        """Markdown of a page."""
        # The empty line keeps MkDocs from taking `Word: …` at the beginning for settings of the page.
        return f"\n{self._pages[path].markdown}"

    def facts(self, path: str) -> dict[str, Any]:
        """Title and description of a page as HTML, because the theme writes them as they are."""
        page = self._pages[path]
        return {"title": escape(page.title), "description": escape(page.description)}

    def make_page(self, path: str, html: str) -> MadePage:
        """The page's Markdown as HTML → the same with blocks, and with links that work on a disk too."""
        self._made[path] = made = make_page(self._pages[path], html)
        return made

    def context(self, path: str) -> dict[str, Any]:
        """What the templates of the theme need to know of a page, beside what MkDocs tells them."""
        page = self._pages[path]
        up = way_up(page_address(path))
        finder, mark = f"finder/{page.lang}.js", mark_name(page.lang)
        language = self.languages[page.lang]
        return {
            "site": {
                "home": f"{up}{page.lang}/{INDEX}",
                "language_folder": f"{up}{page.lang}/",
                "up": up,
                "alternates": alternates(path, self._url, self.languages),
                "head": page_head(page, language, self.name(page.lang), self._url),
                "twin": escape(up + page.twin) if page.twin else "",
                "feed": up + feed if (feed := FEED.format(lang=page.lang)) in self._late else "",
                "navigation": self._navigation[page.lang].of(path),
                "first_script": up + self.assets.first_script,
                "kept": self._kept(page.lang, up) if self.keeps_copies else None,
                "finder": up + self.assets.links[finder] if finder in self.assets.links else "",
                "has_finder": "data-finder" in "".join(page.blocks.values()),
                "mark": escape(up + self.assets.links[mark]) if mark in self.assets.links else "",
                "mark_size": mark_size(self._edition.rendering.files, page.lang),
                "notice": escape(self._edition.rendering.notice.get(page.lang, "")),
                "policy": self.policy,
                "words": language.words,
                "switches": [
                    {
                        "href": up + page_file(counterpart(path, other.id)),
                        "hreflang": other.tag,
                        "name": other.name,
                        "label": other.words.switch,
                    }
                    for other in self.languages.values()
                    if other.id != page.lang
                ],
            }
        }

    def _kept(self, lang: Lang, up: str) -> dict[str, Any]:
        """The script that has the worker keep pages, and what it must know."""
        words, reviewed = self.languages[lang].words, self._edition.rendering.reviewed
        facts = {
            "worker": up + WORKER,
            "keep": lang,
            "reviewed": reviewed,
            "away": words.kept_away,
            "older": words.kept_older,
            "newer": words.kept_newer,
            "aged": words.kept_aged,
        }
        return {"script": up + self.assets.links[KEPT_SCRIPT], "facts": facts, "again": words.kept_again}

    def name(self, lang: Lang) -> str:
        """Name of the site as HTML."""
        return escape(self._edition.settings.name.text(lang))

    def language(self, path: str) -> Lang:
        """Language of the page with this source path."""
        return self._pages[path].lang

    def finish_page(self, path: str, html: str) -> str:
        """The page as the theme made it → as it is published."""
        made = self._made[path]
        whole = mend_page(place_figures(html, made.figures), self.moved)
        return with_report(whole, self._edition.problems, self.languages[made.source.lang])

    def other_files(self) -> Iterator[Artifact]:
        """Every file that is neither a page nor the theme's, and for which no page must have been made."""
        yield from self.assets.files
        settings, notice = self._edition.settings, self._edition.rendering.notice
        if not self._pages:
            report = report_page(
                PlainFrame(settings, self.languages, self.base, self.assets.links, "", {}), self._edition.problems
            )
            yield from (_text(name, report) for name in (INDEX, NOT_FOUND))
            return
        policy = security_policy() if self.policy else ""
        anywhere = PlainFrame(settings, self.languages, self.base, self.assets.links, policy, notice)
        yield _text(INDEX, language_choice(anywhere._replace(base=""), self._url))
        yield _text(NOT_FOUND, not_found(anywhere))
        yield from (_text(f"{lang}/{NOT_FOUND}", not_found(anywhere, (lang,))) for lang in self.languages)
        if self.keeps_copies:
            yield _text(NOT_KEPT, not_kept(anywhere))
        yield _text("robots.txt", robots(self._url))
        if settings.security:
            yield security_txt(settings.security, self._url, self.languages)
        moves = self._edition.rendering.moves
        pages = (move for move in moves if move.path.endswith(".html"))
        yield from (moved_page(move, self._url, self.languages[move.lang]) for move in pages)
        yield moved_file(moves, self._edition.rendering.moved_folders)
        yield from self._edition.rendering.files

    def files_of_pages(self) -> Iterator[Artifact]:
        """What is made from all pages, when all have been made."""
        if self._pages:
            yield _text("sitemap.xml", sitemap(self._pages.values(), self._url, self.languages))
        for lang in self.languages if self._pages else ():
            index = search_index(made.indexed for made in self._in_order() if made.source.lang == lang)
            yield _text(f"{lang}/search/search_index.json", index)
            yield _text(f"{lang}/search/search_index.js", search_index_script(index))

    def framed_files(self) -> Iterator[Artifact]:
        """The pages of the embed."""
        yield from framed_files(self._edition.rendering.framed, self.assets.links, self.languages)

    def review_files(self) -> Iterator[Artifact]:
        """The pages of reviewers."""
        for file in review_files(self._edition.rendering.reviews, self.assets.links, self.languages):
            self._reviews[file.artifact.path] = file
            yield file.artifact

    def worker_files(self, folder: Path) -> Iterator[Artifact]:
        """The worker, and lists of what it keeps of the files in `folder`, which are all that are published."""
        yield from worker_files(folder, self.assets.links, self.languages) if self.keeps_copies else farewell_files()

    def offline_files(self) -> Iterator[Artifact]:
        """The help as one file a language."""
        yield from offline_artifacts(self._edition.rendering)

    def dead_links(self, files: set[str]) -> Iterator[str]:
        """A complaint about each link to a file or a place that does not exist. `files` are all there are."""
        references = {page_file(made.source.path): made.references for made in self._in_order()}
        ids = {page_file(made.source.path): made.ids for made in self._in_order()}
        references.update((path, file.references) for path, file in self._reviews.items())
        ids.update((path, file.ids) for path, file in self._reviews.items())
        return dead_links(references, files, ids)

    def _in_order(self) -> Iterator[MadePage]:
        return (self._made[path] for path in self._pages)

    def _demand_pairs(self) -> None:
        missing = [
            f"{path} has no counterpart {counterpart(path, lang)}"
            for path in self._pages
            for lang in self.languages
            if counterpart(path, lang) not in self._pages
        ]
        if missing:
            raise list_of_complaints("every page must exist in every language:", missing)


def _text(path: str, text: str) -> Artifact:
    return Artifact(path, text.encode())
