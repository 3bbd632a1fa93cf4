"""An edition → every file of its site that MkDocs does not make, each to be written when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from generator.model.artifact import Artifact, FramedPage, LateText, OfflineFile, ReviewPage
from generator.publish.framed_pages import framed_files
from generator.publish.offline_file import offline_artifacts
from generator.publish.review_pages import review_files
from generator.publish.site_build import Edition, SiteBuild
from generator.publish.worker_files import farewell_files


def live_files(build: SiteBuild, edition: Edition) -> Mapping[str, Callable[[], bytes]]:
    """By path below the site. Manuals are not among them: setting one takes longer than a browser waits."""

    def framed(page: FramedPage) -> bytes:
        return _first(framed_files((page,), build.assets.links, build.languages))

    def text(late: LateText) -> bytes:
        return late.write().encode()

    def offline(file: OfflineFile) -> bytes:
        return _first(offline_artifacts(replace(edition.rendering, offline=(file,))))

    def review(page: ReviewPage) -> bytes:
        return next(review_files((page,), build.assets.links, build.languages)).artifact.content

    rendering = edition.rendering
    return {
        **{artifact.path: partial(bytes, artifact.content) for artifact in (*build.other_files(), *farewell_files())},
        **{page.path: partial(framed, page) for page in rendering.framed},
        **{late.path: partial(text, late) for late in rendering.texts},
        **{file.path: partial(offline, file) for file in rendering.offline},
        **{page.path: partial(review, page) for page in rendering.reviews},
    }


def _first(artifacts: Iterable[Artifact]) -> bytes:
    return next(iter(artifacts)).content
