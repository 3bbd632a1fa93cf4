"""The project's own site, built once for all test processes, on a local server, and a browser that looks at it."""

from __future__ import annotations

import datetime
import fcntl
import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from generator.load import load
from generator.model.path_code import PathCodes
from generator.model.project import Site
from generator.model.walk import Walk
from generator.pipeline import Request, render_site
from generator.publish import publish
from tests.measuring import unmeasured

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 22)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}
WITHOUT_WORKER = "delete Navigator.prototype.serviceWorker"
"""Or each context would fetch the whole site, which tests/worker/ looks at."""


@functools.cache
def own_site() -> Site:
    """The project's content as it was read. What its authors still have to mend in words is not judged here."""
    project, _ = load(ROOT, TODAY)
    assert project is not None
    return cast("Site", project)


@functools.cache
def own_codes() -> PathCodes:
    return PathCodes(Walk.of(own_site().trees))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The whole site on disk."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with (shared / "guide-site.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        out = shared / "guide-site"
        if not out.exists():
            site = own_site()
            with unmeasured():
                publish(render_site(Request(ROOT, TODAY), site), site.settings, root=ROOT, out=out)
    return out


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.fixture(scope="session")
def served(folder: Path) -> Iterator[str]:
    """Address of the site on this machine, with a closing slash."""
    handler = functools.partial(_Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Visits:
    """Opens pages in contexts of their own and hears what they complain of."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[Any] = []
        self.complaints: list[str] = []

    def __call__(self, address: str, **options: Any) -> Page:
        context = self._browser.new_context(**{"locale": "zh-CN", **PHONE, **options})
        self._contexts.append(context)
        context.add_init_script(WITHOUT_WORKER)
        page = context.new_page()
        page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address)
        return page

    def end(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visits]:
    """At the end nothing may have been complained of; a test that expects complaints takes them out of the list."""
    visits = Visits(browser)
    yield visits
    visits.end()
    assert visits.complaints == []


class Tabs:
    """Tabs that stay open from test to test, one for each way of looking: a new one costs more than most pages do.

    For tests that open pages and look. Who changes the tab itself, by a route, a listener or a script, takes `visit`.
    """

    def __init__(self, browser: Browser) -> None:
        self._visits = Visits(browser)
        self._open: dict[str, Page] = {}
        self.complaints = self._visits.complaints

    def __call__(self, address: str, **options: Any) -> Page:
        looks = repr(sorted(options.items()))
        if looks not in self._open:
            self._open[looks] = self._visits("about:blank", **options)
        page = self._open[looks]
        if page.url != "about:blank":
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
            page.goto("about:blank")  # or the same address would only be scrolled
        page.goto(address)
        return page

    def end(self) -> None:
        self._visits.end()


@pytest.fixture(scope="session")
def open_tabs(browser: Browser) -> Iterator[Tabs]:
    tabs = Tabs(browser)
    yield tabs
    tabs.end()


@pytest.fixture
def tab(open_tabs: Tabs) -> Iterator[Tabs]:
    """Opens a page in a tab that others had before. At the end nothing may have been complained of."""
    open_tabs.complaints.clear()
    yield open_tabs
    assert open_tabs.complaints == []
