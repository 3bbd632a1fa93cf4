"""One run of MkDocs that publishes: from its configuration to the swap of the site."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.model.artifact import Artifact
from generator.publish.assets import FOLDER
from generator.publish.failure import PublishError
from generator.publish.manuals import CACHE, set_manuals
from generator.publish.mkdocs_run import MkDocsRun, Templates, log
from generator.publish.pictures import PICTURES, draw_pictures
from generator.publish.release import release
from generator.publish.security_policy import inline_scripts, security_policy
from generator.publish.site_build import Edition, SiteBuild
from generator.publish.staging import Staging

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


class PublishingRun(MkDocsRun):
    """Writes the whole site, all of it or nothing."""

    def __init__(self, edition: Edition, config: MkDocsConfig, progress: Progress | None) -> None:
        """Take over `config`: MkDocs is then to write into a folder beside its own. Raises PublishError."""
        config.site_url = edition.settings.url
        self._edition = edition
        self._scripts: tuple[str, ...] = ()
        self._progress = progress
        self._root = Path(config.config_file_path).parent
        self._written = 0
        self._files: set[str] = set()
        super().__init__(SiteBuild(edition, config.site_url), config, edition.settings.name.first.value)
        self._staging = Staging.begin(Path(config.site_dir), mark=FOLDER)
        self._complaints = Complaints()
        self._complaints.begin()
        config.site_dir = str(self._staging.folder)

    def files(self, found: Files, config: MkDocsConfig) -> Files:
        files = super().files(found, config)
        self._files = {file.dest_uri for file in files}
        return files

    def environment(self, environment: Templates, config: MkDocsConfig) -> None:
        super().environment(environment, config)
        view = next(iter(self._views.values()))
        parts = [
            environment.get_template(f"partials/javascripts/{name}.html").render(config=view, features=[])
            for name in _INLINE_SCRIPTS
        ]
        self._scripts = inline_scripts("".join(parts))
        self.build.policy = security_policy(self._scripts)

    def finish_page(self, path: str, html: str) -> str:
        self._written += 1
        if self._progress:
            self._progress("publish", self._written, len(self.build.paths))
        return super().finish_page(path, html)

    def complete(self, *, strict: bool) -> None:
        """Write what is not MkDocs' and swap the site, unless there were complaints. Raises PublishError."""
        for artifact in (
            *self.build.other_files(),
            *self.build.files_of_pages(),
            *self.build.framed_files(),
            *self._written_late(),
            *self._printed(),
            *self.build.offline_files(),
            *self.build.review_files(),
        ):
            if artifact.path in self._files:
                raise PublishError(f"two files want to be {artifact.path}")
            self._write(artifact)
        for artifact in self.build.worker_files(self._staging.folder):
            self._write(artifact)
        for complaint in self.build.dead_links(self._files):
            log.warning("%s", complaint)
        self._complaints.end()
        if strict and self._complaints.messages:
            self._staging.abandon()
            return
        release(self._edition, self._scripts, self._staging)
        self._staging.commit()

    def abandon(self) -> None:
        """Leave the site as it was."""
        self._complaints.end()
        self._staging.abandon()

    def _write(self, artifact: Artifact) -> None:
        self._files.add(artifact.path)
        self._staging.write(artifact.path, artifact.content)

    def _written_late(self) -> Iterator[Artifact]:
        rendering = self._edition.rendering
        yield from (Artifact(text.path, text.write().encode()) for text in rendering.texts)
        yield from draw_pictures(rendering.pictures, self._root / PICTURES, jobs=os.cpu_count() or 1)

    def _printed(self) -> Iterator[Artifact]:
        tell = self._progress
        yield from set_manuals(
            self._edition.rendering.manuals,
            self._root / CACHE,
            jobs=os.cpu_count() or 1,
            progress=(lambda done, all_: tell("print", done, all_)) if tell else None,
        )
