"""Manuals that are still to be set → PDF files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.model.artifact import Artifact, PrintedManual
from generator.publish.press import Kind, Press
from generator.publish.typesetting import TEMPLATES, typeset

CACHE = Path(".cache/poshelp/manuals")
"""Below the project: PDFs that were set before. It may be deleted at any time."""
PDF = Kind(
    suffix=".pdf",
    end=b"%%EOF",
    made_with=(
        *sorted(TEMPLATES.glob("*.typ")),
        *(Path(__file__).with_name(name) for name in ("typesetting.py", "stream_ends.py")),
    ),
    set=typeset,
)


def set_manuals(
    manuals: Iterable[PrintedManual],
    cache: Path,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Artifact]:
    """The PDFs, in the order of `manuals`. What was set before is taken from `cache`, a folder made when needed.

    Raises PublishError where a manual cannot be set.
    """
    waiting = list(manuals)
    if not waiting:
        return
    press = Press(PDF, cache)
    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        made = pool.map(lambda manual: press.print(manual.path, manual.layout, manual.write()), waiting)
        for done, artifact in enumerate(made, 1):
            if progress:
                progress(done, len(waiting))
            yield artifact
    press.forget()
