"""A built site and the portal's files → two origins on this machine, the portal's pages filled in with the help's."""

from __future__ import annotations

import hashlib
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from string import Template
from typing import BinaryIO

HERE = Path(__file__).parent
PAGES = {"/": "index.html", "/index.html": "index.html", "/en.html": "en.html"}
FILES = {"/portal.css": "text/css", "/portal.js": "text/javascript"}


class Help(SimpleHTTPRequestHandler):
    """The site as any server of files would serve it, and one header more."""

    def end_headers(self) -> None:
        # Without it a browser will not compare a script of another origin with its `integrity`.
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class Portal(SimpleHTTPRequestHandler):
    """The two pages, their style and their script, and nothing else."""

    def __init__(self, *args: object, words: dict[str, str]) -> None:
        self._words = words
        super().__init__(*args)  # type: ignore[arg-type]  # what the server passes on

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = self.path.partition("?")[0]
        if path in PAGES:
            kind, content = "text/html", page(PAGES[path], self._words).encode()
        elif path in FILES:
            kind, content = FILES[path], (HERE / path[1:]).read_bytes()
        else:
            self.send_error(404)
            return None
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def page(name: str, words: dict[str, str]) -> str:
    """A page of the portal; `words` say where the help is."""
    return Template((HERE / name).read_text(encoding="utf-8")).substitute(words)


def words_for(site: Path, help_origin: str) -> dict[str, str]:
    """What a portal writes down once, from the embedding page of its help: origin, script and its digest."""
    script = (site / "embed" / "v1" / "poshelp.js").read_bytes()
    return {
        "help": help_origin,
        "script": f"{help_origin}/embed/v1/poshelp-{hashlib.sha256(script).hexdigest()[:12]}.js",
        "integrity": f"sha384-{b64encode(hashlib.sha384(script).digest()).decode()}",
    }


@contextmanager
def serving(site: Path, ports: tuple[int, int] = (0, 0)) -> Iterator[tuple[str, str]]:
    """Origins of the portal and of the help, served until the end of the block. A port in use is replaced by a free
    one."""
    with ExitStack() as stack:
        help_origin = stack.enter_context(_server(partial(Help, directory=str(site)), ports[1]))
        portal = stack.enter_context(_server(partial(Portal, words=words_for(site, help_origin)), ports[0]))
        yield portal, help_origin


@contextmanager
def _server(handler: Callable[..., SimpleHTTPRequestHandler], port: int) -> Iterator[str]:
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
