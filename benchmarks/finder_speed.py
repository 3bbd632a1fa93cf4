"""How long the finder takes for a key press, in Chromium with the processor slowed down four times.

    .venv/bin/python -m benchmarks.finder_speed SITE_FOLDER [--chromium PROGRAM]

Types every query of tests/finder/queries.yml letter by letter into the box of both home pages, and measures from the
event of the key to the moment at which the results stand in the page and their layout is known. Prints how long the
index takes to be read, the median, the slowest hundredth and the slowest key, and the sizes of script and index.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import shutil
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

from tests.programs import CHROMIUM_FLAGS, CHROMIUM_NAMES
from tests.texts import LANGS

SLOWER = 4
QUERIES = Path(__file__).parent.parent / "tests" / "finder" / "queries.yml"

TYPE = """
queries => {
  const box = document.querySelector("form[data-finder] input");
  const times = [];
  for (const query of queries) {
    for (let size = 1; size <= query.length; size++) {
      box.value = query.slice(0, size);
      const begin = performance.now();
      box.dispatchEvent(new Event("input", { bubbles: true }));
      document.querySelector("[role=listbox]").getBoundingClientRect();
      times.push(performance.now() - begin);
    }
  }
  return times;
}
"""
READ = """
async () => {
  const source = document.querySelector("[data-finder-index]").dataset.finderIndex;
  const text = await (await fetch(source)).text();
  const begin = performance.now();
  (0, eval)(text);
  return performance.now() - begin;
}
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def slowed_page(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True).new_page()
    page.goto(address, wait_until="networkidle")
    page.locator("form[data-finder] input").focus()
    page.wait_for_function("window.poshelpFinder && poshelpFinder.find('51').length > 0")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--chromium", default=next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None))
    given = parser.parse_args()
    queries = [query["text"] for query in yaml.safe_load(QUERIES.read_text(encoding="utf-8"))]
    script = (given.site / "assets/poshelp/finder.js").read_bytes()
    with sync_playwright() as playwright, served(given.site) as address:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=list(CHROMIUM_FLAGS))
        for lang in LANGS:
            index = (given.site / f"assets/poshelp/finder/{lang}.js").read_bytes()
            page = slowed_page(browser, f"{address}{lang}/")
            reading = page.evaluate(READ)
            times = sorted(page.evaluate(TYPE, queries))
            sizes = [len(gzip.compress(content, 9, mtime=0)) for content in (script, index)]
            print(
                f"{lang}: {len(times)} key presses at 1/{SLOWER} speed: median {statistics.median(times):.1f} ms,"
                f" slowest hundredth {times[-len(times) // 100]:.1f} ms, slowest {times[-1]:.1f} ms;"
                f" reading the index {reading:.0f} ms;"
                f" script {sizes[0]:,} + index {sizes[1]:,} = {sum(sizes):,} bytes compressed"
            )
        browser.close()


if __name__ == "__main__":
    main()
