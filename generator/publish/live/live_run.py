"""MkDocs as the maker of single pages: its theme and its Markdown stay ready between two looks at the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

# The two steps of a build that make one page. MkDocs has no public name for them, and its version is fixed.
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.publish.addresses import page_file
from generator.publish.assets import PACKAGE
from generator.publish.live.live_files import live_files
from generator.publish.mkdocs_run import MkDocsRun, Templates, page_in
from generator.publish.site_build import NOT_FOUND, Edition, SiteBuild

_OF_ALL_PAGES = re.compile(r"sitemap\.xml|[a-z]+/search/search_index\.js(?:on)?")
_OWN_FILES = ("assets", "defaults/theme", "publish/static", "publish/worker")
"""Folders of the generator that MkDocs' configuration, or every page, depends on."""


class LiveRun(MkDocsRun):
    """A site whose files are written when they are asked for, into the folder that a server shows."""

    def __init__(self, edition: Edition, config: MkDocsConfig, *, on_demand: bool) -> None:
        """Not `on_demand`: all pages are written at once, for a server that is not ours. Raises PublishError."""
        self._url = config.site_url or "/"
        self._config = config
        self._edition = edition
        self._on_demand = on_demand
        self._environment: Any = None
        self._known = Files([])
        self._late: Mapping[str, Callable[[], bytes]] = {}
        self._pages: dict[str, str] = {}
        self._ready: set[str] = set()
        self._theirs: list[File] = []
        self._frame = _frame(config)
        super().__init__(SiteBuild(edition, self._url), config, edition.settings.name.first.value)

    def files(self, found: Files, config: MkDocsConfig) -> Files:
        self._theirs = self.published(found, config)
        return Files(list(self._theirs))

    def environment(self, environment: Templates, config: MkDocsConfig) -> None:
        super().environment(environment, config)
        self._environment = environment

    def complete(self, *, strict: bool) -> None:
        """The theme's files are there: now pages can be made. Raises PublishError."""
        self._take(self._edition)
        if not self._on_demand:
            for file in (*self._pages, *self._late):
                self.prepare(file)

    @property
    def root(self) -> Path:
        """The project folder."""
        return Path(self._config.config_file_path).parent

    @property
    def is_outdated(self) -> bool:
        """Whether MkDocs must begin again: its configuration, a template of the theme or a file of ours has changed."""
        return self._frame != _frame(self._config)

    def show(self, edition: Edition) -> bool:
        """Show another edition from now on. False: it needs another configuration, so MkDocs must begin again."""
        build = SiteBuild(edition, self._url)
        if (build.assets.styles, build.assets.scripts) != (self.build.assets.styles, self.build.assets.scripts):
            return False
        build.moved = self.build.moved
        self.build = build
        self._take(edition)
        self._views = {lang: self._view(lang, self._config) for lang in build.languages}
        return True

    def prepare(self, file: str) -> None:
        """See to it that a file of the site, by its path below it, lies in the folder as it is now.

        For paths that are no file nothing is done. Raises PublishError, and what making a page raises.
        """
        if file in self._ready:
            return
        if file in self._pages:
            self._make(self._pages[file])
        elif file in self._late:
            self._write(file, self._late[file]())
        elif _OF_ALL_PAGES.fullmatch(file) and self._pages:
            for page in self._pages:
                self.prepare(page)
            for artifact in self.build.files_of_pages():
                self._write(artifact.path, artifact.content)
        else:
            return
        self._ready.add(file)

    def _take(self, edition: Edition) -> None:
        self.build.keeps_copies = False
        gone = self._pages.keys() | self._late.keys()
        self._pages = {page_file(path): path for path in self.build.paths}
        self._late = live_files(self.build, edition)
        self._ready.clear()
        for file in gone - self._pages.keys() - self._late.keys():
            Path(self._config.site_dir, file).unlink(missing_ok=True)
        # Links lead to these; what stands in them is not yet known.
        self._known = Files([*self._theirs, *(page_in(self._config, path, "") for path in self.build.paths)])
        self.prepare(NOT_FOUND)

    def _make(self, path: str) -> None:
        page = Page(None, page_in(self._config, path, self.build.source(path)), self._config)
        _populate_page(page, self._config, self._known)
        _build_page(page, self._config, [], Navigation([], []), self._environment)

    def _write(self, file: str, content: bytes) -> None:
        path = Path(self._config.site_dir, file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _frame(config: MkDocsConfig) -> list[tuple[str, int, int]]:
    """Changes when the configuration, a template of the project or a file of ours does."""
    own = config.theme.custom_dir
    folders = (*([Path(own)] if own else []), *(PACKAGE / name for name in _OWN_FILES))
    files = [Path(config.config_file_path), *(file for folder in folders for file in sorted(folder.rglob("*")))]
    return [(str(file), *_stamp(file)) for file in files]


def _stamp(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:  # between listing it and looking at it, it went
        return 0, 0
    return status.st_mtime_ns, status.st_size
