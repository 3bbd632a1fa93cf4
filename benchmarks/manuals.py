"""The handbook of all causes: seconds to set it, and how that compares with WeasyPrint on the same content.

Run it with `make bench` or `.venv/bin/python -m benchmarks.manuals`. Fonts and charts are made beforehand; each round
sets the whole book anew in a process of its own. WeasyPrint is installed into a folder of its own, and left out where
its libraries (Pango) are not on the machine. It gets the same steps, prose and charts as plain HTML, with a style sheet
of a few lines, no page numbers behind answers, and untagged: everything else would only make it slower.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from generator.model.artifact import PrintedManual
from generator.model.manual import Layout
from generator.pipeline import Request, examine, render_site
from generator.publish.fonts import fonts
from generator.publish.manuals import set_manuals
from tests.texts import LANGS

REPOSITORY = Path(__file__).parent.parent
ROUNDS = 3
WEASYPRINT = "weasyprint==70.0"

STYLE = """
@page { size: A4; margin: 16mm 12mm } @page chart { size: A4 landscape }
body { font: 9pt/1.5 "Noto Sans SC" } section, .chart { page-break-before: always }
.node { page-break-inside: avoid; border-top: 1pt solid } .chart { page: chart } img, svg { max-width: 100% }
"""


def main() -> None:
    request = Request(REPOSITORY, datetime.now(UTC).date())
    site = examine(request).site
    if site is None:
        raise SystemExit("the content has errors: poshelp check")
    books = {
        manual.path.rpartition(".pdf")[0][-2:]: manual
        for manual in render_site(request, site).manuals
        if manual.layout is Layout.HANDBOOK
    }
    fonts()
    with tempfile.TemporaryDirectory() as folder:
        other = _weasyprint(Path(folder))
        for lang in LANGS:
            own = min(_typst(books[lang]) for _ in range(ROUNDS))
            told = f"handbook {lang}: {own:.2f} s (goal 3)"
            if other:
                its = min(_other(other, books[lang], Path(folder)) for _ in range(ROUNDS))
                told += f"; WeasyPrint {its:.2f} s, ratio {its / own:.1f}"
            print(told)


def _typst(book: PrintedManual) -> float:
    with tempfile.TemporaryDirectory() as cache:
        begun = time.perf_counter()
        list(set_manuals([book], Path(cache)))
        return time.perf_counter() - begun


def _weasyprint(folder: Path) -> Path | None:
    """A Python that can import WeasyPrint."""
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", WEASYPRINT]
    if subprocess.run(pip, stdin=subprocess.DEVNULL, check=False).returncode:
        print("WeasyPrint could not be installed; only our own times follow")
        return None
    if subprocess.run([str(python), "-c", "import weasyprint"], capture_output=True, check=False).returncode:
        print("WeasyPrint lacks Pango (Debian: apt install libpango-1.0-0 libpangoft2-1.0-0)")
        return None
    return python


def _other(python: Path, book: PrintedManual, folder: Path) -> float:
    page = folder / "book.html"
    page.write_text("".join(_html(json.loads(book.write()))), encoding="utf-8")
    program = (
        "import sys, time, weasyprint\n"
        "begun = time.perf_counter()\n"
        "weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])\n"
        "print(time.perf_counter() - begun)"
    )
    # Its fonts come from fontconfig, which is told where ours are.
    config = folder / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{fonts()}</dir><cachedir>{folder}/cache</cachedir></fontconfig>", encoding="utf-8"
    )
    done = subprocess.run(
        [str(python), "-c", program, str(page), str(folder / "book.pdf")],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    return float(done.stdout)


def _html(book: dict[str, Any]) -> Iterator[str]:
    yield f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>"
    for section in book["sections"]:
        yield f"<h1>{escape(section.get('title', ''))}</h1>"
        yield from map(_block, section.get("blocks", ()))
        for row in section.get("rows", ()):
            yield f"<p>{escape(' '.join(part for part in map(_words, row.values()) if part))}</p>"
        for cause in (cause for family in section.get("families", ()) for cause in family["causes"]):
            yield f"<section><h2>{escape(cause['title'])}</h2>{cause['square']}<p>{_words(cause['summary'])}</p>"
            for node in cause["nodes"]:
                yield f"<div class=node><b>{node['number']}</b> {_words(list(node.values()))}</div>"
            yield from map(_block, cause["prose"])
            for chart in cause["charts"]:
                yield f"<div class=chart>{chart['svg']}</div>"
            yield "</section>"


def _block(block: dict[str, Any]) -> str:
    return f"<p>{_words(list(block.values()))}</p>"


def _words(value: Any) -> str:
    """All the words in `value`, pictures as they are."""
    if isinstance(value, str):
        return value if value.startswith("<svg") else escape(value)
    if isinstance(value, dict):
        return _words(list(value.values()))
    return " ".join(map(_words, value)) if isinstance(value, list) else ""


if __name__ == "__main__":
    main()
