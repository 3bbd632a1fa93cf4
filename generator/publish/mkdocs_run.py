"""MkDocs' configuration, files and templates ↔ a `SiteBuild`: what publishing a site and serving one have in common.

With its two kinds, `mkdocs_site.py`, `live/` and `mkdocs_plugin.py` all that knows MkDocs' types.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.model.language import Language
from generator.model.text import Lang
from generator.publish.failure import PublishError
from generator.publish.site_build import SiteBuild
from generator.publish.theme_files import theme_address, theme_file

log = logging.getLogger("mkdocs.plugins.poshelp")
"""MkDocs prints and counts what is logged below its own name."""

THEME = Path(__file__).parents[1] / "defaults" / "theme"
"""Templates of every project's pages."""


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


class MkDocsRun:
    """MkDocs under one configuration, with the build that it is to show."""

    def __init__(self, build: SiteBuild, config: MkDocsConfig, name: str) -> None:
        """`name` of the site, without markup."""
        self.build = build
        self._views: dict[Lang, Mapping[str, Any]] = {}
        # With -v MkDocs would no longer look at anchors (mkdocs/structure/pages.py), and a strict build would pass.
        logging.getLogger("mkdocs.structure.pages").setLevel(logging.INFO)
        config.site_name = name
        # Behind the project's own templates, which may stand in for any of ours, and before MkDocs' theme.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.nav = None
        # One place for what the theme remembers, the same on all pages, so that its script is the same on all pages.
        config.extra["scope"] = build.base
        config.extra_css[:0] = build.assets.styles
        config.extra_javascript[:0] = list(build.assets.scripts)

    def files(self, found: Files, config: MkDocsConfig) -> Files:
        """What MkDocs found → what it is to publish."""
        published = self.published(found, config)
        return Files([*published, *(page_in(config, path, self.build.source(path)) for path in self.build.paths)])

    def environment(self, environment: Templates, config: MkDocsConfig) -> None:
        """Read from the theme's templates what pages have in common. Raises PublishError."""
        for language in self.build.languages.values():
            _demand_words(config.theme.dirs, language)
        self._views = {lang: self._view(lang, config) for lang in self.build.languages}

    def content(self, page: Page, html: str) -> str:
        """The page's Markdown as HTML → its content. Raises PublishError."""
        made = self.build.make_page(page.file.src_uri, html)
        # So that MkDocs also knows the nodes of guides, to which Markdown may link.
        page.present_anchor_ids = set(made.ids)
        return made.content

    def context(self, path: str) -> dict[str, Any]:
        """What to add to MkDocs' context of the page with this source path."""
        return {"config": self._views[self.build.language(path)], **self.build.context(path)}

    def finish_page(self, path: str, html: str) -> str:
        """The page as it is published."""
        return self.build.finish_page(path, html)

    def complete(self, *, strict: bool) -> None:
        """MkDocs has written what is its own. Raises PublishError."""

    def abandon(self) -> None:
        """Nothing is to come of this."""

    def published(self, found: Files, config: MkDocsConfig) -> list[File]:
        """Of what MkDocs found, without pages, what is published: the theme's files, mended where they must be."""
        published = [better for file in found if (better := self._published(file, config))]
        # 404.html and the sitemap are ours too. Not sooner: MkDocs takes templates that it does not know for files.
        config.theme.static_templates.clear()
        return published

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
        theme = {**config.theme, "language": self.build.languages[lang].tag}
        return {**config, "theme": theme, "site_name": self.build.name(lang)}


def _demand_words(folders: Iterable[str], language: Language) -> None:
    """The theme's own words come by the tag of a language, which is also what pages then say that they are in."""
    name = f"partials/languages/{language.tag}.html"
    file = next((path for folder in folders if (path := Path(folder, name)).is_file()), None)
    if file is None or f'"language": "{language.tag}"' not in file.read_text(encoding="utf-8"):
        hint = f"write site_config/theme/{name}; mkdocs.yml has `custom_dir: site_config/theme` below `theme`"
        raise PublishError(f"the theme has no words for language `{language.id}` under its tag {language.tag}", hint)


def page_in(config: MkDocsConfig, path: str, markdown: str) -> File:
    """The page with this source path as MkDocs knows it."""
    return File.generated(config, path, content=markdown, inclusion=InclusionLevel.NOT_IN_NAV)
