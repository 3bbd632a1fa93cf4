"""Framed pages on a phone with a slow connection: bytes of the first view, and seconds to the largest paint.

Run it with `make bench` or `.venv/bin/python -m benchmarks.embed_weight`; it needs a site in site/, and without a
Chromium it tells only the bytes. The phone is slowed down four times, the line has 150 ms of delay and 1.6 Mbit/s.
"""

from __future__ import annotations

import gzip
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from tests.programs import CHROMIUM_FLAGS, driver_starts, find_chromium

SITE = Path(__file__).parent.parent / "site"
ROUNDS = 5
LARGEST = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().pop().startTime))
  .observe({ type: "largest-contentful-paint", buffered: true }))"""


class Compressed(SimpleHTTPRequestHandler):
    """Files as a web server sends them: compressed."""

    def send_head(self) -> None:
        path = Path(self.translate_path(self.path))
        content = gzip.compress(path.read_bytes(), 9) if path.is_file() else b""
        self.send_response(200 if content else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def first_view(page: Path) -> int:
    """Bytes, compressed, of a page and everything that it loads by itself."""
    text = page.read_text(encoding="utf-8")
    links = re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"?]+)', text)
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in (page, *(page.parent / link for link in links)))


def main() -> None:
    pages = sorted((SITE / "embed" / "v1").glob("??/*.html"))
    if not pages:
        sys.exit("there is no site yet: make site")
    heaviest = max(pages, key=first_view)
    chosen = [*(page for page in pages if page.name == "start.html"), heaviest]
    chromium = find_chromium()
    if not chromium or not driver_starts():
        print("no Chromium: largest paint was not measured")
    with served() as origin:
        for page in chosen:
            name = str(page.relative_to(SITE))
            told = f"{name}: {first_view(page) / 1024:.1f} KB (goal 40)"
            if chromium and driver_starts():
                seconds = [_largest_paint(chromium, f"{origin}/{name}") for _ in range(ROUNDS)]
                told += f"; largest paint {median(seconds):.2f} s (goal 1.5), slowest {max(seconds):.2f}"
            print(told)


@contextmanager
def served() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=str(SITE))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _largest_paint(chromium: str, address: str) -> float:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        page = browser.new_context(**playwright.devices["Moto G4"]).new_page()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        line = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
        session.send("Network.emulateNetworkConditions", line)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(address, wait_until="networkidle")
        paint: float = page.evaluate(LARGEST)
        browser.close()
    return paint / 1000


if __name__ == "__main__":
    main()
