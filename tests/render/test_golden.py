"""Pages of a small site as they were looked at, block by block. `python -m tests.render.accept` renews them."""

from __future__ import annotations

from pathlib import Path

from generator.model.artifact import SitePage
from tests.render.building import Author
from tests.render.reading import page_of, rendering
from tests.texts import LANGS

GOLDEN = Path(__file__).parent / "golden"
PAGES = ("causes/old-card", "codes/98", "faults/card-unread", "index")


def made() -> dict[str, str]:
    """The pages by file name."""
    whole = rendering(Author().site())
    return {
        f"{lang}.{page.replace('/', '.')}.txt": told(page_of(whole, f"{lang}/{page}.md"))
        for lang in LANGS
        for page in PAGES
    }


def told(page: SitePage) -> str:
    parts = [f"{page.path}\n{page.title}\n{page.head_title}\n{page.description}\n{page.structured}\n", page.markdown]
    parts += [f"\n==== block {name}\n{html}" for name, html in page.blocks.items()]
    parts += [f"\n==== figure {name}\n{html}" for name, html in page.figures.items()]
    # What stands for a mark, so that the files are text that a diff can show.
    return "\n".join(parts).replace("\ue000", "<<").replace("\ue001", ">>") + "\n"


def test_pages_are_as_they_were_looked_at():
    files = {file.name: file.read_text(encoding="utf-8") for file in GOLDEN.iterdir()}
    assert made() == files
