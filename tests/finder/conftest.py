"""A small site that is published as sites are, with the index of the project's own content: what ships is tested."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import http.server
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.load import load
from generator.model.artifact import Artifact
from generator.model.project import Project, Site
from generator.publish import publish
from generator.render.edition import Edition, Facts
from generator.render.finder.browser_index import SiteWords, browser_index
from tests.guide.conftest import open_tabs, tab
from tests.publish.small_site import SETTINGS
from tests.render.building import ROOT, Author
from tests.render.reading import rendering
from tests.texts import LANGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["open_tabs", "tab"]

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="session")
def project() -> Project:
    """The content of this repository, checked."""
    loaded = load(ROOT, TODAY)
    assert loaded.project is not None, [problem.message for problem in loaded.report.problems]
    return loaded.project


@pytest.fixture(scope="session")
def words(project: Project) -> SiteWords:
    # That the content has no error is tested elsewhere; to draw a line here would fail every test below for one typo.
    return SiteWords(Site(project))


@pytest.fixture(scope="session")
def indexes(words: SiteWords) -> tuple[Artifact, ...]:
    """The index of each language."""
    site: Site = words.site
    facts = Facts(site)
    brand = site.brands[site.settings.brand]
    return tuple(browser_index(words, Edition(facts, lang, brand)) for lang in LANGS)


@pytest.fixture(scope="session")
def folder(indexes: tuple[Artifact, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site on disk."""
    made = rendering(Author().site())
    paths = {index.path for index in indexes}
    files = (*(file for file in made.files if file.path not in paths), *indexes)
    out = tmp_path_factory.mktemp("finder") / "pos"  # as in the address of the settings
    publish(dataclasses.replace(made, files=files), SETTINGS, root=ROOT, out=out)
    return out


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.fixture(scope="session")
def served(folder: Path) -> Iterator[str]:
    """Address of the small site on this machine, with a closing slash."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder.parent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{folder.name}/"
        server.shutdown()


class Finder:
    """A finder that has its index, and can be asked without typing."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.wait_for_function("window.poshelpFinder && poshelpFinder.find('51').length > 0")

    def __call__(self, queries: Iterable[str]) -> list[list[dict[str, Any]]]:
        """The results of each query."""
        found: list[list[dict[str, Any]]] = self._page.evaluate(
            "queries => queries.map(query => poshelpFinder.find(query))", list(queries)
        )
        return found

    def tokens(self, texts: Iterable[str]) -> list[list[str]]:
        """What the script compares of each text."""
        found: list[list[str]] = self._page.evaluate("texts => texts.map(poshelpFinder.tokens)", list(texts))
        return found


@pytest.fixture(scope="session")
def finders(browser: Browser, served: str) -> Iterator[dict[str, Finder]]:
    """The finder of each language's home page, for tests that only ask and leave no trace."""
    context = browser.new_context(bypass_csp=True)  # waiting for a condition is evaluating a string
    pages = {lang: context.new_page() for lang in LANGS}
    for lang, page in pages.items():
        page.goto(f"{served}{lang}/")
        page.focus("form[data-finder] input")
    yield {lang: Finder(page) for lang, page in pages.items()}
    context.close()


Visit = Callable[..., "Page"]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens a page in a context of its own; at the end nothing may have been complained of."""
    contexts = []
    complaints: list[str] = []

    def open_page(address: str, *, may_complain: bool = False, **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        if not may_complain:
            page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
