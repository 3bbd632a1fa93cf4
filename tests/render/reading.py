"""Pages as a browser would show them: Markdown made into HTML, with blocks and figures in place."""

from __future__ import annotations

import markdown
from bs4 import BeautifulSoup, Tag

from generator.model.artifact import Rendering, SitePage, block_mark
from generator.model.project import Site
from generator.render import render
from tests.render.building import BRAND, drawings

EXTENSIONS = ["attr_list", "tables", "toc"]
"""Those of mkdocs.yml."""


def rendering(site: Site) -> Rendering:
    return render(site, drawings(site), BRAND, version="1.2.3", tree_schema={"title": "Tree"})


def markdown_html(text: str) -> str:
    """What MkDocs makes of Markdown."""
    made = markdown.markdown(text, extensions=EXTENSIONS)
    assert isinstance(made, str)
    return made


def html(page: SitePage) -> str:
    """The page's content. A block or figure without its mark, or the other way round, fails."""
    text = markdown_html(page.markdown)
    for name, block in {**page.blocks, **page.figures}.items():
        mark = f"<p>{block_mark(name)}</p>"
        assert text.count(mark) == 1, f"{page.path}: block {name}"
        text = text.replace(mark, block)
    assert "\ue000" not in text
    return text


def soup(page: SitePage) -> BeautifulSoup:
    return BeautifulSoup(html(page), "html5lib")


def found(within: BeautifulSoup | Tag, selector: str) -> Tag:
    """The one element that `selector` names."""
    elements = within.select(selector)
    assert len(elements) == 1, f"{len(elements)} elements are {selector}"
    return elements[0]


def attribute(element: Tag, name: str) -> str:
    value = element[name]
    assert isinstance(value, str)
    return value


def page_of(rendering: Rendering, path: str) -> SitePage:
    return next(page for page in rendering.pages if page.path == path)


def ids(within: BeautifulSoup | Tag) -> list[str]:
    return [attribute(element, "id") for element in within.select("[id]")]


def written(made: Rendering) -> dict[str, str]:
    """Path → content of every file beside the pages, also of those that are written last."""
    return {file.path: file.content.decode() for file in made.files} | {text.path: text.write() for text in made.texts}
