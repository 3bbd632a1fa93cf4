"""Building the site, as a ratio to stock MkDocs Material on the same pages: CPU seconds of whole processes.

Run it with `make bench` or `.venv/bin/python -m benchmarks.site_build`. Stock means what one gets by putting the same
HTML into Markdown files: full navigation on every page, one search index for both languages, with jieba where that is
installed. Both are measured in turn; the smallest of several rounds counts.
"""

from __future__ import annotations

import importlib.util
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.made_pages import SETTINGS, made_rendering
from generator.model.artifact import Rendering, block_mark
from generator.publish import publish

REPOSITORY = Path(__file__).parent.parent
SIZES = (40, 400)
ROUNDS = 3
STOCK = """\
site_name: stock
site_url: https://poshelp.example/
theme: {name: material, language: zh, font: false}
plugins: [search: {lang: [zh, en]}]
markdown_extensions: [attr_list, tables]
strict: true
"""


def stock_project(rendering: Rendering, folder: Path) -> Path:
    """The same pages as files of their own, for `mkdocs build`."""
    for page in rendering.pages:
        text = page.markdown
        for name, html in {**page.blocks, **page.figures}.items():
            text = text.replace(block_mark(name), html)
        file = folder / "docs" / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {page.title}\n\n{text}", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    return folder


def cpu_seconds(command: list[str], folder: Path) -> float:
    """CPU seconds of a command and all that it starts; it must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(REPOSITORY)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    if sys.argv[1:2] == ["ours"]:
        publish(made_rendering(int(sys.argv[2])), SETTINGS, root=REPOSITORY, out=Path(sys.argv[3]))
        return
    words = "jieba" if importlib.util.find_spec("jieba") else "stock search, no jieba here"
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            folder = Path(name) / str(size)
            rendering = made_rendering(size)
            project = stock_project(rendering, folder / "stock")
            stock = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
            ours = [sys.executable, "-m", "benchmarks.site_build", "ours", str(size), str(folder / "ours")]
            rounds = [(cpu_seconds(stock, project), cpu_seconds(ours, folder)) for _ in range(ROUNDS)]
            slow, quick = min(pair[0] for pair in rounds), min(pair[1] for pair in rounds)
            print(
                f"{len(rendering.pages):4} pages: stock Material ({words}) {slow:.2f} s, ours {quick:.2f} s,"
                f" ratio {quick / slow:.2f} (goal 1.00)"
            )


if __name__ == "__main__":
    main()
