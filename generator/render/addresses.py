"""What something is (a tree, a code, a page …) → where it stands on the site, and how one page links to it."""

from __future__ import annotations

from functools import lru_cache
from posixpath import relpath
from typing import NamedTuple

from generator.model.facts import ResponseCode
from generator.model.page import PROSE, Page

HOME = "index.md"
CODES = "codes/index.md"
FAULTS = "faults/index.md"
FIND = "find.md"
GLOSSARY = "glossary.md"
MANUALS = "manuals.md"
SOURCES = "sources.md"
TERMINALS = "terminals.md"


class Address(NamedTuple):
    """A place on the site, the same in every language."""

    page: str
    """Source path below the language's folder: `causes/card-expired.md`."""
    anchor: str = ""
    is_in_block: bool = False
    """The anchor stands in a block of HTML, where MkDocs does not know of it."""


def tree_address(tree: str, node: str = "") -> Address:
    return Address(f"causes/{tree}.md", node, is_in_block=bool(node))


def review_address(tree: str, node: str = "") -> Address:
    """The page for those who sign a tree off. It is made without Markdown, so MkDocs knows nothing of it."""
    return Address(f"review/{tree}.md", node, is_in_block=True)


def family_address(family: str) -> Address:
    return Address(f"families/{family}.md")


def fault_address(fault: str) -> Address:
    return Address(f"faults/{fault}.md")


def term_address(term: str) -> Address:
    return Address(GLOSSARY, term)


def source_address(key: str) -> Address:
    return Address(SOURCES, source_anchor(key), is_in_block=True)


def has_page(code: ResponseCode) -> bool:
    """Whether `code` has a page of its own."""
    return code.has_page


def code_address(code: ResponseCode) -> Address:
    if has_page(code):
        return Address(code_page(code.code))
    return Address(CODES, code_anchor(code.code), is_in_block=True)


def code_page(code: str) -> str:
    """Source path of the page that a code of two characters has, or had."""
    return f"codes/{code.lower()}.md"


def code_anchor(code: str) -> str:
    """Anchor of a code in the index: `code-51`, `code-minus-1`, `code-f1-to-f5`."""
    signed = f"minus-{code[1:]}" if code.startswith("-") else code
    return "code-" + signed.replace("..", "-to-").replace(".", "-dot-").lower()


def source_anchor(key: str) -> str:
    return f"source-{key.lower()}"


def page_address(id: str, anchor: str = "") -> Address:
    """A page of content/. The prose of a tree stands on the tree's page."""
    if id.startswith(PROSE):
        return Address(f"{id}.md", prose_anchor(anchor) if anchor else "")
    return Address(f"{id}.md", anchor)


def page_path(page: Page) -> str:
    return page_address(page.id).page


def prose_anchor(anchor: str) -> str:
    """Anchor of a heading of a tree's prose. No node's id has an underscore, so the two cannot be the same."""
    return f"about_{anchor}"


@lru_cache(maxsize=65536)
def directory(page: str) -> str:
    """Address of a page below the language's folder: `causes/card-expired/`; empty for the home page."""
    if page == HOME:
        return ""
    return page.removesuffix(".md").removesuffix("/index") + "/"


def file(page: str) -> str:
    """The file of a page, below the site where `page` is or else below the language's folder: `causes/x/index.html`."""
    return f"{directory(page)}index.html"


@lru_cache(maxsize=65536)
def _way(from_page: str, to_page: str) -> str:
    there = relpath(directory(to_page) or ".", directory(from_page) or ".")
    return "./" if there == "." else f"{there}/"


def url(from_page: str, to: Address) -> str:
    """Relative address for HTML, as a browser sees it."""
    if to.page == from_page and to.anchor:
        return f"#{to.anchor}"
    way = _way(from_page, to.page)
    return f"{way}#{to.anchor}" if to.anchor else way


@lru_cache(maxsize=65536)
def _source_way(from_page: str, to_page: str) -> str:
    return relpath(to_page, from_page.rpartition("/")[0] or ".")


def markdown_url(from_page: str, to: Address) -> str:
    """Relative path for Markdown, which MkDocs validates. Not for an anchor in a block."""
    if to.page == from_page and to.anchor:
        return f"#{to.anchor}"
    way = _source_way(from_page, to.page)
    return f"{way}#{to.anchor}" if to.anchor else way
