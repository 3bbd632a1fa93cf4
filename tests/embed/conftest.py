"""The project's own site on one origin of this machine, portals on others, and a browser that looks at both."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema
import pytest

from examples.onboarding.serve import serving, words_for
from tests.guide.conftest import DESKTOP, PHONE, Visits, folder, visit

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

__all__ = ["DESKTOP", "PHONE", "Visits", "folder", "visit"]

TYPES = ("ready", "height", "step", "outcome", "escalate", "error")
LISTEN = f"""
window.seen = [];
for (const type of {json.dumps(TYPES)}) {{
  document.addEventListener("poshelp:" + type, event =>
    seen.push(Object.assign({{ at: event.target.id }}, event.detail)));
}}
document.addEventListener("securitypolicyviolation", event => seen.push({{ violation: event.violatedDirective }}));
"""
CHILDREN = '<a id="fallback" href="{help}/zh/find/">帮助</a>'


class Site(NamedTuple):
    """Where the help is, and how a portal names its script."""

    origin: str
    script: str
    integrity: str


@pytest.fixture(scope="session")
def demo(folder: Path) -> Iterator[tuple[str, str]]:
    """Origins of the onboarding portal and of its help."""
    with serving(folder) as origins:
        yield origins


@pytest.fixture(scope="session")
def help_site(demo: tuple[str, str], folder: Path) -> Site:
    words = words_for(folder, demo[1])
    return Site(words["help"], words["script"], words["integrity"])


class Stage:
    """Pages that a test writes, on an origin of their own."""

    def __init__(self, origin: str, pages: dict[str, tuple[str, dict[str, str]]]) -> None:
        self.origin = origin
        self._pages = pages

    def put(self, html: str, name: str = "portal", **headers: str) -> str:
        """Address of `html`."""
        self._pages[f"/{name}"] = (html, {key.replace("_", "-"): value for key, value in headers.items()})
        return f"{self.origin}/{name}"


@contextlib.contextmanager
def stage_on(host: str) -> Iterator[Stage]:
    pages: dict[str, tuple[str, dict[str, str]]] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            html, headers = pages.get(self.path.partition("?")[0], ("", {}))
            self.send_response(200)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Stage(f"http://{host}:{server.server_port}", pages)
        server.shutdown()


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    """The portal's origin: another host than the help's."""
    with stage_on("localhost") as made:
        yield made


@pytest.fixture(scope="session")
def look_alike() -> Iterator[Stage]:
    """The help's host on another port."""
    with stage_on("127.0.0.1") as made:
        yield made


def documented_policy(site: Site) -> str:
    """What the embedding page tells a portal to allow, on top of its own needs."""
    return f"default-src 'none'; script-src {site.origin}/embed/v1/; frame-src {site.origin}"


def portal_html(site: Site, *attributes: str, before: str = "", after: str = "", lang: str = "zh-Hans") -> str:
    """A page with one element for each of `attributes`, ids `g0`, `g1`, …"""
    children = CHILDREN.format(help=site.origin)
    guides = "".join(
        f'<poshelp-guide id="g{number}" {written}>{children}</poshelp-guide>'
        for number, written in enumerate(attributes)
    )
    return (
        f'<!doctype html><html lang="{lang}"><meta name="viewport" content="width=device-width,initial-scale=1">'
        "<title>Portal</title>"
        f'<script src="{site.script}" integrity="{site.integrity}" crossorigin="anonymous" defer></script>'
        f"<body>{before}{guides}{after}</body></html>"
    )


class Portal:
    """An open portal: its events, its frames, and messages as an attacker or the other side would send them."""

    def __init__(self, page: Page, help_origin: str) -> None:
        self.page = page
        self.help_origin = help_origin

    @property
    def events(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate("window.seen")
        return found

    def of(self, *types: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event.get("type") in types]

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

    @property
    def frames(self) -> list[Frame]:
        return [frame for frame in self.page.frames[1:] if frame.url.startswith((self.help_origin, "file:"))]

    def until(self, expression: str, *, timeout: float = 10) -> Any:
        """Value of `expression` in the portal, once it is true. Policies forbid what wait_for_function does."""
        return until(self.page, expression, timeout=timeout)

    def ready(self, count: int = 1) -> Portal:
        self.until(f"seen.filter(message => message.type === 'height').length >= {count}")
        return self

    def answer(self, place: int = 0) -> None:
        """Click an answer of the step that is shown, and wait for what follows."""
        count = len(self.of("step"))
        self.frame.locator(".ph-here a[data-answer]").nth(place).click()
        self.until(f"seen.filter(message => message.type === 'step').length > {count}")

    def tell(self, message: dict[str, Any] | str) -> None:
        """Send the frame a message as the element would; text is JavaScript."""
        written = message if isinstance(message, str) else json.dumps(message)
        self.page.evaluate(
            "document.querySelector('poshelp-guide').shadowRoot.querySelector('iframe')"
            f".contentWindow.postMessage({written}, '*')"
        )

    def goto(self, **place: str) -> None:
        self.page.evaluate("place => document.querySelector('poshelp-guide').goTo(place)", place)

    def attribute(self, **attributes: str) -> None:
        self.page.evaluate(
            """attributes => Object.entries(attributes).forEach(
                 ([name, value]) => document.querySelector("poshelp-guide").setAttribute(name, value))""",
            attributes,
        )


def until(page: Page | Frame, expression: str, *, timeout: float = 10) -> Any:
    end = time.monotonic() + timeout
    while not (value := page.evaluate(expression)):
        assert time.monotonic() < end, f"never: {expression}; {page.evaluate('JSON.stringify(window.seen || [])')}"
        page.wait_for_timeout(20)
    return value


class Portals:
    """Opens portals."""

    def __init__(self, visit: Visits, site: Site, stage: Stage) -> None:
        self.site, self.stage, self._visit = site, stage, visit
        self.complaints = visit.complaints

    def address(self, address: str, *scripts: str, **options: Any) -> Portal:
        page = self._visit("about:blank", **options)
        for script in (LISTEN, *scripts):
            page.add_init_script(script)
        page.goto(address)
        return Portal(page, self.site.origin)

    def __call__(self, *attributes: str, scripts: tuple[str, ...] = (), **options: Any) -> Portal:
        """With an element of each of `attributes`, under the documented policy."""
        html = portal_html(self.site, *(attributes or ("",)))
        policy = documented_policy(self.site)
        return self.address(self.stage.put(html, Content_Security_Policy=policy), *scripts, **options)


@pytest.fixture
def portal(visit: Visits, help_site: Site, stage: Stage) -> Portals:
    return Portals(visit, help_site, stage)


@functools.cache
def validator(folder: Path, direction: str) -> jsonschema.protocols.Validator:
    """Of the published schema, with patterns that end where those of ECMAScript end."""
    import re

    def pattern(_: Any, wanted: str, value: Any, __: Any) -> Iterator[jsonschema.ValidationError]:
        if isinstance(value, str) and not re.search(wanted.replace("$", r"\Z"), value):
            yield jsonschema.ValidationError(f"{value!r} does not match {wanted!r}")

    schema = json.loads((folder / "embed/v1/messages.schema.json").read_text(encoding="utf-8"))
    kind = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": pattern})
    made: jsonschema.protocols.Validator = kind({"$ref": f"#/$defs/{direction}", "$defs": schema["$defs"]})
    return made
