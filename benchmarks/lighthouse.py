"""The built site as Lighthouse and the Nu HTML checker see it: a table of scores and times, and a list of errors.

Run it with `.venv/bin/python -m benchmarks.lighthouse`; it needs a site in site/, and node with npm. Lighthouse also
needs a Chromium, the checker Java. Both are installed into .cache/lighthouse, and what is missing is told. The phone
is Lighthouse's own, with a slow 4G line that it computes; each figure is the median of five visits. A busy machine
makes TBT and the score for performance worse than they are. LCP jumps from visit to visit: scripts come
from a server next door, and Lighthouse counts those that are there before the first paint as what it waited for.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.embed_weight import served
from tests.programs import find_chromium

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
PACKAGES = ROOT / ".cache" / "lighthouse"
WANTED = ("lighthouse", "vnu-jar")
ROUNDS = 5
KINDS = ("", "causes/timeout-result-unknown/", "codes/51/", "manuals/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "total-byte-weight")
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync"
NOT_OURS = "Content Security Policy"
"""The checker reads files, of which `'self'` is none: what it says of the policy is not so on a server."""


def main() -> None:
    if not (SITE / "zh" / "index.html").is_file():
        sys.exit("there is no site yet: make site")
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        sys.exit("node and npm are missing: neither Lighthouse nor the HTML checker was run")
    PACKAGES.mkdir(parents=True, exist_ok=True)
    if not all((PACKAGES / "node_modules" / name).is_dir() for name in WANTED):
        subprocess.run([npm, "install", "--no-save", "--prefix", str(PACKAGES), *WANTED], check=True)
    if chromium := find_chromium():
        _tell_scores(node, chromium)
    else:
        print("Chromium is missing: Lighthouse was not run")
    if java := shutil.which("java"):
        _tell_errors(java)
    else:
        print("Java is missing: the HTML checker was not run")


def _tell_scores(node: str, chromium: str) -> None:
    print(f"load of the machine {os.getloadavg()[0]:.1f}; best score 100, times in ms")
    print(f"{'page':44} perf acc best seo    LCP    TBT    CLS     KB")
    with served() as origin:
        for page in (f"{lang}/{kind}" for lang in ("zh", "en") for kind in KINDS):
            visits = [_visit(node, chromium, f"{origin}/{page}index.html") for _ in range(ROUNDS)]
            scores = [median(visit["categories"][name]["score"] * 100 for visit in visits) for name in CATEGORIES]
            paint, blocked, shift, size = (
                median(visit["audits"][name]["numericValue"] for visit in visits) for name in TIMES
            )
            told = " ".join(f"{score:4.0f}" for score in scores)
            print(f"{page:44} {told} {paint:6.0f} {blocked:6.0f} {shift:6.3f} {size / 1024:6.1f}")


def _visit(node: str, chromium: str, address: str) -> dict[str, Any]:
    program = str(PACKAGES / "node_modules" / "lighthouse" / "cli" / "index.js")
    options = ["--quiet", "--output=json", "--output-path=stdout", f"--chrome-flags={CHROMIUM}"]
    done = subprocess.run(
        [node, program, address, *options],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "CHROME_PATH": chromium},
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _tell_errors(java: str) -> None:
    pages = [str(page) for page in sorted(SITE.rglob("*.html"))]
    checker = next((PACKAGES / "node_modules" / "vnu-jar").rglob("vnu.jar"))
    done = subprocess.run(
        [java, "-jar", str(checker), "--format", "json", "--exit-zero-always", "--stdout", *pages],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    errors: list[dict[str, Any]] = [
        told
        for told in json.loads(done.stdout)["messages"]
        if told["type"] == "error" and NOT_OURS not in told["message"]
    ]
    print(f"{len(errors)} errors of HTML in {len(pages)} pages")
    where = {told["message"]: f"{told['url']}:{told.get('lastLine', 1)}" for told in errors}
    for message, count in Counter(told["message"] for told in errors).most_common():
        print(f"{count:5} {message}\n      {where[message]}")


if __name__ == "__main__":
    main()
