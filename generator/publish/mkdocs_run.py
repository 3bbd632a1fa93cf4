"""MkDocs' configuration, files and templates ↔ a `SiteBuild`. With `mkdocs_plugin.py` all that knows MkDocs' types."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator.model.artifact import Artifact
from generator.model.text import HTML_LANG, LANGS, Lang
from generator.publish.assets import FOLDER
from generator.publish.failure import PublishError
from generator.publish.made_page import Memory
from generator.publish.manuals import CACHE, set_manuals
from generator.publish.pictures import PICTURES, draw_pictures
from generator.publish.release import release
from generator.publish.security_policy import inline_scripts, security_policy
from generator.publish.site_build import Edition, SiteBuild
from generator.publish.staging import Staging
from generator.publish.theme_files import theme_address, theme_file

log = logging.getLogger("mkdocs.plugins.poshelp")
"""MkDocs prints and counts what is logged below its own name."""

Progress = Callable[[str, int, int], None]
"""(what is being done, how many are done, of how many)."""

_INLINE_SCRIPTS = ("base", "palette", "content")
"""Parts of the theme that hold a script each."""


class Complaints(logging.Handler):
    """Remembers what MkDocs warns of; in strict mode nothing of it may be published."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())

    def begin(self) -> None:
        """Start to listen."""
        logging.getLogger("mkdocs").addHandler(self)

    def end(self) -> None:
        """Stop listening. Doing so twice is harmless."""
        logging.getLogger("mkdocs").removeHandler(self)


class Template(Protocol):
    """A template of the theme."""

    def render(self, **context: Any) -> str:
        """The text that it makes."""
        ...


class Templates(Protocol):
    """The theme's environment; its own type belongs to a library that only `render` may know."""

    def get_template(self, name: str) -> Template:
        """The template with this path below the theme."""
        ...


class KeptPage(Page):
    """A page that is kept from the last build. MkDocs still needs to know that it is there."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"template": "kept.html"}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = TableOfContents([])


class MkDocsRun:
    """One run of MkDocs, from its configuration to the swap of the site."""

    def __init__(
        self,
        edition: Edition,
        config: MkDocsConfig,
        progress: Progress | None,
        *,
        serving: bool,
        memory: Memory | None = None,
    ) -> None:
        """Take over `config`: MkDocs is then to write into a folder beside its own. Raises PublishError.

        While serving, `memory` is of the build before this one; pages in which nothing has changed are kept.
        """
        if not serving:
            config.site_url = edition.settings.url
        self._edition = edition
        self._scripts: tuple[str, ...] = ()
        self._serving = serving
        self._progress = progress
        self._pages = len(edition.rendering.pages)
        self._manuals = edition.rendering.manuals
        self._pictures = edition.rendering.pictures
        self._texts = edition.rendering.texts
        self._root = Path(config.config_file_path).parent
        self._written = 0
        self._views: dict[Lang, Mapping[str, Any]] = {}
        self._files: set[str] = set()
        self.build = SiteBuild(
            edition,
            config.site_url or "/",
            memory=memory,
            frame=_frame(config) if serving else None,
        )
        if serving:
            self.build.keeps_copies = False
        # With -v MkDocs would no longer look at anchors (mkdocs/structure/pages.py), and a strict build would pass.
        logging.getLogger("mkdocs.structure.pages").setLevel(logging.INFO)
        self._staging = Staging.begin(Path(config.site_dir), mark=FOLDER)
        self._complaints = Complaints()
        self._complaints.begin()
        config.site_dir = str(self._staging.folder)
        config.site_name = edition.settings.name.text(LANGS[0])
        config.nav = None
        # One place for what the theme remembers, the same on all pages, so that its script is the same on all pages.
        config.extra["scope"] = self.build.base
        config.extra_css[:0] = self.build.assets.styles
        config.extra_javascript[:0] = list(self.build.assets.scripts)

    def files(self, found: Files, config: MkDocsConfig) -> Files:
        """What MkDocs found → the pages of the rendering, and of the theme what pages ask for."""
        published = [better for file in found if (better := self._published(file, config))]
        pages = [
            File.generated(config, path, content=markdown, inclusion=InclusionLevel.NOT_IN_NAV)
            for path, markdown in self.build.sources
        ]
        for file in pages:
            if file.src_uri in self.build.kept:
                KeptPage(None, file, config)
        self._files = {file.dest_uri for file in (*published, *pages)}
        # 404.html and the sitemap are ours too. Not sooner: MkDocs takes templates that it does not know for files.
        config.theme.static_templates.clear()
        return Files([*published, *pages])

    def environment(self, environment: Templates, config: MkDocsConfig) -> None:
        """Read from the theme's templates what pages have in common."""
        self._views = {lang: self._view(lang, config) for lang in LANGS}
        if self._serving:
            return  # MkDocs puts a script into each page that reloads it; no policy can name that script beforehand.
        view = self._views[LANGS[0]]
        parts = [
            environment.get_template(f"partials/javascripts/{name}.html").render(config=view, features=[])
            for name in _INLINE_SCRIPTS
        ]
        self._scripts = inline_scripts("".join(parts))
        self.build.policy = security_policy(self._scripts)

    def content(self, page: Page, html: str) -> str:
        """The page's Markdown as HTML → its content. Raises PublishError."""
        made = self.build.make_page(page.file.src_uri, html)
        # So that MkDocs also knows the nodes of guides, to which Markdown may link.
        page.present_anchor_ids = set(made.ids)
        return made.content

    def context(self, path: str) -> dict[str, Any]:
        """What to add to MkDocs' context of the page with this source path."""
        if path in self.build.kept:
            return {}
        return {"config": self._views[self.build.language(path)], **self.build.context(path)}

    def finish_page(self, path: str, html: str) -> str:
        """The page as it is published."""
        self._written += 1
        if self._progress:
            self._progress("publish", self._written, self._pages)
        return self.build.finish_page(path, html)

    def complete(self, *, strict: bool) -> None:
        """Write what is not MkDocs' and swap the site, unless there were complaints. Raises PublishError."""
        for artifact in (
            *self.build.other_files(),
            *self._framed(),
            *self._written_late(),
            *self._printed(),
            *self._offline(),
        ):
            if artifact.path in self._files:
                raise PublishError(f"two files want to be {artifact.path}")
            self._files.add(artifact.path)
            self._staging.write(artifact.path, artifact.content)
        for artifact in self.build.worker_files(self._staging.folder):
            self._files.add(artifact.path)
            self._staging.write(artifact.path, artifact.content)
        for complaint in self.build.dead_links(self._files):
            log.warning("%s", complaint)
        self._complaints.end()
        if strict and self._complaints.messages:
            self._staging.abandon()
            return
        if not self._serving and self._pages:
            release(self._edition, self._scripts, self._staging)
        self._staging.commit()

    def _written_late(self) -> Iterator[Artifact]:
        """What nobody looks at while pages are being written: a server leaves it out."""
        if not self._serving:
            yield from (Artifact(text.path, text.write().encode()) for text in self._texts)
            yield from draw_pictures(self._pictures, self._root / PICTURES, jobs=os.cpu_count() or 1)

    def _printed(self) -> Iterator[Artifact]:
        """The manuals. Setting them takes longer than a writer waits for a page, so a server leaves them out."""
        if self._serving:
            self._files.update(manual.path for manual in self._manuals)
            return
        tell = self._progress
        yield from set_manuals(
            self._manuals,
            self._root / CACHE,
            jobs=os.cpu_count() or 1,
            progress=(lambda done, all_: tell("print", done, all_)) if tell else None,
        )

    def _framed(self) -> Iterator[Artifact]:
        """The embed. Of one brand while somebody writes, who waits for the page and not for all brands."""
        return self.build.framed_files(own_only=self._serving)

    def _offline(self) -> Iterator[Artifact]:
        if self._serving:
            self._files.update(file.path for file in self.build.offline)
            return
        yield from self.build.offline_files()

    def abandon(self) -> None:
        """Leave the site as it was."""
        self._complaints.end()
        self._staging.abandon()

    def _published(self, file: File, config: MkDocsConfig) -> File | None:
        """The file as it is published, or None: authors' pages come by the rendering, what is beside them as it is."""
        if file.is_documentation_page() or file.inclusion == InclusionLevel.EXCLUDED:
            return None
        if file.src_dir == config.docs_dir:
            return file
        content = theme_file(file.src_uri, file.content_bytes)
        if content is None:
            return None
        address = theme_address(file.src_uri, content)
        if address != file.src_uri:
            self.build.moved[file.src_uri] = address
        return File.generated(config, address, content=content)

    def _view(self, lang: Lang, config: MkDocsConfig) -> Mapping[str, Any]:
        """The configuration as pages in `lang` see it."""
        theme = {**config.theme, "language": HTML_LANG[lang]}
        return {**config, "theme": theme, "site_name": self.build.name(lang)}


def _frame(config: MkDocsConfig) -> tuple[tuple[str, int, int], ...]:
    """Changes when the configuration or a template of the project does."""
    own = (Path(config.config_file_path), *Path(config.theme.custom_dir or ".").rglob("*"))
    return tuple((str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in sorted(own))
