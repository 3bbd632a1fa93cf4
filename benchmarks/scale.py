"""How building grows with the number of trees, and how it compares with other generators on the same pages.

Run it with `.venv/bin/python -m benchmarks.scale` (`make bench` leaves it out: it takes the better part of an hour and
installs Sphinx, Hugo and VitePress into .cache/peers). CPU seconds of whole processes, all in one run, so ratios hold
on any machine; the smaller of two rounds counts. Ours is `poshelp build --only site --no-compress` from the trees on:
reading, checking, drawing, pages, search, data. "Cold" has no chart and no picture in its cache, "warm" has all. The
others get our pages ready, and only build them. Numbers of trees as arguments are measured instead of the usual ones;
names (`Hugo`) are the only others. MB is the largest process, at least that of this script.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.peers import PEERS, NotInstalled, Peer, install
from benchmarks.serving import many_trees
from generator.model.artifact import Rendering
from generator.model.part import Part
from generator.model.project import Site
from generator.pipeline import Request, examine, render_site
from generator.publish import publish

REPOSITORY = Path(__file__).parent.parent
SIZES = (40, 200, 1000, 2000)
"""Trees; pages are a little more than twice as many."""
LARGEST_FOR_PEERS = 1000
ROUNDS = 2
TIME_LIMIT = 1500


class Cost(NamedTuple):
    """What a command took, with all that it started."""

    cpu: float
    """Seconds."""
    wall: float
    """Seconds."""
    memory: int
    """Megabytes of the largest process."""


class Failed(RuntimeError):
    """A command that did not succeed; the message is the end of what it said."""


def cost(command: list[str], folder: Path) -> Cost:
    """Run `command`. Raises Failed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(REPOSITORY), "CI": "true"}
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        limited = ["timeout", str(TIME_LIMIT), *command]
        process = subprocess.Popen(limited, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(said.read().decode(errors="replace")[-300:] or f"ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss // 1024)


def main() -> None:
    try:
        install()
    except NotInstalled as error:
        sys.exit(str(error))
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()] or SIZES
    named = [word for word in sys.argv[1:] if not word.isdecimal()]
    peers = [peer for peer in PEERS if not named or peer.name.split()[0].strip(",") in named]
    print(f"load of the machine {os.getloadavg()[0]:.1f}; {os.cpu_count()} cores")
    print(f"{'trees':>5} {'pages':>5} {'':34} {'CPU s':>7} {'wall s':>7} {'MB':>6} {'MB out':>7}  to Hugo to ours")
    for trees in sizes:
        with tempfile.TemporaryDirectory() as name:
            _measure(trees, Path(name), peers)


def _measure(trees: int, folder: Path, peers: Sequence[Peer]) -> None:
    root = many_trees(folder, trees)
    out = root / "site"
    build = [sys.executable, "-m", "generator", "--project", str(root), "build", "--only", "site", "--no-compress"]
    cold = cost(build, folder)
    warm = min(cost(build, folder) for _ in range(ROUNDS))
    site, rendering = _rendered(root)
    pages = list(rendering.pages)
    rows = [("poshelp, cold", cold, _megabytes(out)), ("poshelp, warm", warm, _megabytes(out))]
    rows.append(("poshelp, from ready pages", _published(rendering, site, root, folder / "ready"), _megabytes(out)))
    for peer in peers if trees <= LARGEST_FOR_PEERS or peers != list(PEERS) else ():
        place = folder / peer.name.split()[0].strip(",")
        place.mkdir()
        command = peer.prepare(pages, site, place)
        before = _megabytes(place)
        try:
            found = min(_round(command, place, peer) for _ in range(ROUNDS))
        except Failed as error:
            print(f"{trees:5} {len(pages):5} {peer.name:34} failed: {str(error).strip()[-120:]!r}")
        else:
            rows.append((peer.name, found, _megabytes(place) - before))
        shutil.rmtree(place)
    hugo = next((spent.cpu for name, spent, _ in rows if name.startswith("Hugo")), None)
    for name, spent, size in rows:
        ratio = f"{spent.cpu / hugo:6.1f} " if hugo else "     - "
        print(
            f"{trees:5} {len(pages):5} {name:34} {spent.cpu:7.2f} {spent.wall:7.2f} {spent.memory:6} {size:7.1f}"
            f"  {ratio} {spent.cpu / warm.cpu:6.2f}",
            flush=True,
        )


def _published(rendering: Rendering, site: Site, root: Path, out: Path) -> Cost:
    """What the others do too: pages that are there already become a site. In this process, so without a start."""
    cpu, wall = time.process_time(), time.perf_counter()
    publish(rendering, site.settings, root=root, out=out)
    return Cost(time.process_time() - cpu, time.perf_counter() - wall, 0)


def _round(command: list[str], place: Path, peer: Peer) -> Cost:
    for built in ("site", "_built", "public", ".vitepress/dist", ".vitepress/cache", "resources"):
        shutil.rmtree(place / built, ignore_errors=True)
    return cost(command, place)


def _rendered(root: Path) -> tuple[Site, Rendering]:
    request = Request(root, datetime.now(UTC).date())
    site = examine(request).site
    if site is None:
        sys.exit("the made project has errors")
    return site, render_site(request, site, frozenset({Part.SITE}))


def _megabytes(folder: Path) -> float:
    files = (file for file in folder.rglob("*") if file.is_file() and "node_modules" not in file.parts)
    return sum(file.stat().st_size for file in files) / 1_000_000


if __name__ == "__main__":
    main()
