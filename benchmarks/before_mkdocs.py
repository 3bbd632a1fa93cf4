"""Everything before MkDocs (load, check, chart, render), as a share of the MkDocs build that it feeds.

Run it with `make bench` or `.venv/bin/python -m benchmarks.before_mkdocs`. Measured on this repository's own content,
the pages alone, with the layouts of charts cached, as they are in every build but the first. CPU seconds of one
process; the smallest of several rounds counts. MkDocs is what happens until the last page is written: search, twins,
pictures for sharing, pages for reviewers and hashes come after it, and are told apart.
"""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from generator.model.part import Part
from generator.pipeline import Request, examine, render_site
from generator.publish import publish
from generator.publish.publishing_run import PublishingRun

REPOSITORY = Path(__file__).parent.parent
ROUNDS = 5
GOAL = 0.25


class Spent(NamedTuple):
    """CPU seconds."""

    before: float
    mkdocs: float
    after: float


def one_round(request: Request, out: Path) -> Spent:
    """One build into `out`."""
    begun = time.process_time()
    _, site, report = examine(request)
    if site is None:
        raise SystemExit(f"the content has errors: {report.problems[0].message}")
    rendering = render_site(request, site, frozenset({Part.SITE}))
    made = time.process_time()
    pages_written = []
    complete = PublishingRun.complete

    def timed(self: PublishingRun, *, strict: bool) -> None:
        pages_written.append(time.process_time())
        complete(self, strict=strict)

    PublishingRun.complete = timed  # type: ignore[method-assign]
    try:
        publish(rendering, site.settings, root=request.root, out=out)
    finally:
        PublishingRun.complete = complete  # type: ignore[method-assign]
    return Spent(made - begun, pages_written[0] - made, time.process_time() - pages_written[0])


def main() -> None:
    request = Request(REPOSITORY, datetime.now(UTC).date())
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        one_round(request, out)  # fills the caches and imports MkDocs
        rounds = [one_round(request, out) for _ in range(ROUNDS)]
    before, within, after = (min(column) for column in zip(*rounds, strict=True))
    print(
        f"own content: before MkDocs {before:.2f} s, MkDocs {within:.2f} s, share {before / within:.2f} (goal {GOAL});"
        f" after it {after:.2f} s, share of both {before / (within + after):.2f}"
    )


if __name__ == "__main__":
    main()
