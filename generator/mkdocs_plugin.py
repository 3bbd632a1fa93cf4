"""MkDocs' events → generator.publish, so that plain `mkdocs build` and `mkdocs serve` work too."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.load import Memory
from generator.model.artifact import Rendering
from generator.problem_formats import as_text
from generator.publish import PublishError
from generator.publish.live import LiveRun
from generator.publish.mkdocs_run import MkDocsRun, log
from generator.publish.publishing_run import Progress, PublishingRun
from generator.publish.site_build import Edition

Result = TypeVar("Result")
WATCHED = ("trees", "site_config")
"""Folders of a project that MkDocs does not watch by itself."""
WATCHED_HERE = ("templates", "assets", "defaults", "publish/static")
"""Folders of the generator whose changes show in the site."""

NOTHING = Rendering((), {}, ())
"""What is shown beside the report when a project never was without errors."""


class PoshelpOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs annotates its hook only in part
    """Options of the plugin in mkdocs.yml."""

    brand = config_options.Type(str, default="")


class PoshelpPlugin(BasePlugin[PoshelpOptions]):  # type: ignore[no-untyped-call]
    """Publishes a rendering through MkDocs: the one that it is given, else the one that it makes from the project."""

    given: Edition | None = None
    """Set by `generator.publish.publish`, which has a rendering already."""
    progress: Progress | None = None
    on_demand = False
    """Set by `generator.publish.serve`, whose server asks for each page before it sends it."""
    _serving = False
    _last_good: Edition | None = None
    _run: MkDocsRun
    _live: LiveRun | None = None
    _memory: Memory | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Also makes MkDocs keep this object while it serves, and with it the last good edition."""
        if dirty:
            raise PluginError("--dirty builds would show pages of two different states; leave it out")
        self._serving = command == "serve"
        self._memory = {} if self._serving else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        edition = self.given or self._edition(Path(config.config_file_path).parent)
        self._run = _told(
            lambda: (
                LiveRun(edition, config, on_demand=self.on_demand)
                if self._serving
                else PublishingRun(edition, config, self.progress)
            )
        )
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        return _told(lambda: self._run.files(files, config))

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> None:
        _told(lambda: self._run.environment(env, config))

    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        page.meta.update(self._run.build.facts(page.file.src_uri))

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return _told(lambda: self._run.content(page, html))

    def on_page_context(self, context: Any, /, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        return {**context, **self._run.context(page.file.src_uri)}

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        return self._run.finish_page(page.file.src_uri, output)

    @event_priority(-100)  # what other plugins write belongs to the site too
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        _told(lambda: self._run.complete(strict=config.strict))
        if isinstance(self._run, LiveRun):
            self._live = self._run

    def on_build_error(self, *, error: BaseException) -> None:
        if hasattr(self, "_run"):
            self._run.abandon()
        if self._live:
            self._run = self._live

    def on_shutdown(self) -> None:
        """Also after an interruption, of which MkDocs tells nobody."""
        self.on_build_error(error=KeyboardInterrupt())

    def refresh(self, begin_again: Callable[[], None]) -> None:
        """Show the project as it is now; see `TakesEdition`."""
        if self._live is None or self._live.is_outdated:
            try:
                begin_again()
            except PublishError as error:
                if self._live is None or self._last_good is None:
                    raise Abort(str(error)) from error
                log.error("%s", error)
                self._live.show(replace(self._last_good, problems=f"{error}\n"))
            return
        begun = time.perf_counter()
        try:
            edition = self._edition(self._live.root)
        except PluginError as error:
            raise Abort(str(error)) from error
        if self._live.show(edition):
            log.info("read and checked in %.2f s", time.perf_counter() - begun)
        else:
            begin_again()

    def prepare(self, file: str) -> None:
        """See to it that a file of the served site is there as it is now."""
        if self._live:
            self._live.prepare(file)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., Any]) -> None:
        root = Path(config.config_file_path).parent
        package = Path(__file__).parent
        for folder in (*(root / name for name in WATCHED), *(package / name for name in WATCHED_HERE)):
            if folder.is_dir():
                server.watch(str(folder))

    def _edition(self, root: Path) -> Edition:
        """Load, check and render the project. While serving, errors leave the last good edition, with the report."""
        # All stages, of which publishing a given edition needs none.
        from generator import pipeline
        from generator.chart import LayoutFailed

        request = pipeline.Request(root, _today(), self.config.brand, jobs=os.cpu_count() or 1)
        try:
            project, site, report = pipeline.examine(request, self._memory)
            if site is not None:
                rendering = pipeline.render_site(request, site, late=self._serving, warnings=report.problems)
                self._last_good = Edition(rendering, pipeline.settings_of(request, site))
                if report.problems:
                    log.info("%s", as_text(report))
                return self._last_good
        except (pipeline.UnknownName, pipeline.BuildFailed, LayoutFailed) as error:
            raise PluginError(str(error)) from error
        text = as_text(report)
        shown = self._last_good or (
            Edition(replace(NOTHING, languages=project.languages), project.settings) if project else None
        )
        if not self._serving or shown is None:
            raise PluginError(text)
        log.info("%s", text)
        return replace(shown, problems=text)


def _told(action: Callable[[], Result]) -> Result:
    """What `action` gives; its failure as one that MkDocs tells without a traceback."""
    try:
        return action()
    except PublishError as error:
        raise PluginError(str(error)) from error


def _today() -> date:
    """The day of SOURCE_DATE_EPOCH where it is set, else the day here."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).astimezone()
    return moment.date()
