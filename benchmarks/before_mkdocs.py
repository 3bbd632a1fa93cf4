"""Everything before MkDocs (load, check, chart, render), as a share of the MkDocs build that it feeds.

Run it with `make bench` or `.venv/bin/python -m benchmarks.before_mkdocs`. Measured on this repository's own content,
with the layouts of charts cached, as they are in every build but the first. CPU seconds of one process; the smallest
of several rounds counts.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from generator.model.project import Site
from generator.pipeline import Request, examine, render_site
from generator.publish import publish

REPOSITORY = Path(__file__).parent.parent
ROUNDS = 3


def one_round(request: Request, out: Path) -> tuple[float, float]:
    """CPU seconds before MkDocs, and in it."""
    begun = time.process_time()
    _, site, report = examine(request)
    if site is None:
        raise SystemExit(f"the content has errors: {report.problems[0].message}")
    # The manuals are no part of what MkDocs makes.
    site = Site(replace(site, manuals={}))
    rendering = render_site(request, site)
    made = time.process_time()
    publish(rendering, site.settings, root=request.root, out=out)
    return made - begun, time.process_time() - made


def main() -> None:
    request = Request(REPOSITORY, datetime.now(UTC).date())
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        one_round(request, out)  # fills the cache of layouts and imports MkDocs
        rounds = [one_round(request, out) for _ in range(ROUNDS)]
    before, within = min(pair[0] for pair in rounds), min(pair[1] for pair in rounds)
    share = before / within
    print(f"own content: before MkDocs {before:.2f} s, MkDocs {within:.2f} s, share {share:.2f} (goal 0.25)")


if __name__ == "__main__":
    main()
