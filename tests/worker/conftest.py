"""Two editions of a small site and the project's own site, on a server that can be cut, changed and made to lie."""

from __future__ import annotations

import dataclasses
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from generator.model.artifact import Artifact
from generator.publish import publish
from tests.guide.conftest import folder
from tests.publish.small_site import REPOSITORY, SETTINGS, small_rendering

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["folder"]

HURRY = """
const later = window.setTimeout;
window.setTimeout = (act, wait, ...values) => later(act, wait === 1500 ? 20 : wait, ...values);
"""
"""Pages begin to keep copies a while after they are there. Most tests need not wait for that."""
KEPT = "document.querySelector('.ph-kept').dataset.state === 'kept'"
PORTAL = b"<!doctype html><title>Wi-Fi</title><h1>Please accept the terms</h1>"


class Host:
    """Serves a folder at `/pos/`, or at `base`, of a port that stays the same while the server comes and goes."""

    def __init__(self, folder: Path, base: str = "/pos/") -> None:
        self.folder, self.base = folder, base
        self.fault: Callable[[str], str] = lambda path: ""
        """Path below the base → what goes wrong with it: nothing, `500`, `half`, `other` or `portal`."""
        self.requests: list[str] = []
        self.delay = 0.0
        self.port = 0
        self._server: Server | None = None
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.base}"

    def start(self) -> None:
        def handler(*arguments: Any) -> Handler:
            return Handler(self, *arguments)

        self._server = Server(("127.0.0.1", self.port), handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def cut(self) -> None:
        """From now on nothing answers at the address."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, host: Host, *arguments: Any) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.folder))

    def log_message(self, *arguments: Any) -> None:
        pass

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.host.base))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path.removeprefix(self.host.base)
        self.host.requests.append(path)
        # Both editions are written within a second, which such dates cannot tell apart.
        del self.headers["If-Modified-Since"]
        time.sleep(self.host.delay)
        fault = self.host.fault(path)
        if fault == "500":
            self.send_error(500)
        elif fault:
            self.lie(fault)
        else:
            super().do_GET()

    def lie(self, fault: str) -> None:
        name = Path(self.translate_path(self.path))
        real = (name / "index.html" if name.is_dir() else name).read_bytes()
        body = {"portal": PORTAL, "half": real[: len(real) // 2], "other": real + b" "}[fault]
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if fault == "portal" else self.guess_type(str(name)))
        self.send_header("Content-Length", str(len(real) if fault == "half" else len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *arguments: Any) -> None:
        """A browser that goes away in the middle is no error here."""


class Device:
    """A browser of its own, with what its pages complain of."""

    def __init__(self, browser: Browser) -> None:
        self.context: BrowserContext = browser.new_context(locale="zh-CN", viewport={"width": 360, "height": 740})
        self.errors: list[str] = []
        self.hurries = True

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        if self.hurries:
            page.add_init_script(HURRY)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(address)
        return page

    def keep(self, address: str) -> Page:
        """A first visit that lasts until all is kept."""
        page = self.open(address)
        until(page, KEPT, seconds=40)
        return page


def until(page: Page, expression: str, *, seconds: float = 40) -> Any:
    """Value of `expression` once it is true. The pages' policy forbids what Playwright's own waiting does."""
    end = time.monotonic() + seconds
    while not (value := page.evaluate(expression)):
        assert time.monotonic() < end, f"never: {expression}"
        page.wait_for_timeout(20)
    return value


@pytest.fixture
def device(browser: Browser) -> Iterator[Device]:
    device = Device(browser)
    yield device
    device.context.close()
    assert device.errors == []


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """`A` and `B`, whose pages and styles say which they are, and `none`, which keeps no copies."""
    made = {}
    for name in ("A", "B", "none"):
        rendering = small_rendering(f"Edition {name}.")
        brand, *others = rendering.files
        style = brand.content + f':root {{ --edition: "{name}"; }}\n'.encode()
        pages = tuple(
            dataclasses.replace(page, markdown=f"{page.markdown}\nEdition {name}.\n") for page in rendering.pages
        )
        rendering = dataclasses.replace(
            rendering, pages=pages, files=(Artifact(brand.path, style), *others), reviewed="2026-11-22"
        )
        settings = dataclasses.replace(SETTINGS, offline_copies=name != "none")
        made[name] = tmp_path_factory.mktemp("worker") / name
        publish(rendering, settings, root=REPOSITORY, out=made[name])
    return made


@pytest.fixture
def host(editions: dict[str, Path]) -> Iterator[Host]:
    host = Host(editions["A"])
    yield host
    host.cut()


def edition_of(page: Page) -> str:
    """Which edition the page is, which must be that of its styles and, where it is kept, of its search index."""
    found = page.evaluate(
        r"""() => [
          document.querySelector("article").textContent.match(/Edition (\w+)/)[1],
          getComputedStyle(document.documentElement).getPropertyValue("--edition").replace(/\W/g, "")
        ]"""
    )
    assert found[0] == found[1], "page and styles are of two editions"
    return str(found[0])
