"""The Markdown of content/ → blocks as data, by the same Markdown that makes the site.

Shape: a list of `{"k": kind, …}` with the kinds `heading` (`level`, `id`, `c`), `paragraph` (`c`), `list`
(`ordered`, `items`: lists of blocks), `table` (`head`: cells, `rows`: rows of cells, each inline content), `quote`
(`blocks`) and `raw` (`t`: text of a screen or a file).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown

from generator.render.manuals.content import Aim, Content, Fill, code, joined, link
from generator.render.prose import Way, plain_markdown

Blocks = list[dict[str, Any]]
"""Blocks as described above."""

_HEADING = re.compile(r"h([1-6])")
_EXTERNAL = "https:"


def prose_blocks(body: str, fill: Fill, aim: Aim) -> Blocks:
    """`body`, which is checked: it holds no HTML, and its links are identities."""
    source = plain_markdown(body, Way(fill, "[{}]({})".format))
    html = Markdown(extensions=["attr_list", "tables"], output_format="xhtml").convert(source)
    # Our own parser wrote it, from text that no HTML can be in.
    root = ElementTree.fromstring(f"<body>{html}</body>")  # noqa: S314
    return _Reader(aim).blocks(root)


class _Reader:
    """Elements → data."""

    def __init__(self, aim: Aim) -> None:
        self._aim = aim

    def blocks(self, parent: ElementTree.Element) -> Blocks:
        """The blocks in `parent`; words that stand in it directly are a paragraph."""
        if not any(self._is_block(child) for child in parent):
            return [{"k": "paragraph", "c": self.inline(parent)}]
        # A tight list within an item: the words before it, then the list.
        lead: Content = [parent.text.strip()] if parent.text and parent.text.strip() else []
        found: Blocks = []
        for child in parent:
            if self._is_block(child):
                if lead:
                    found.append({"k": "paragraph", "c": joined(lead)})
                    lead = []
                found += self._block(child)
            else:
                lead += [self._inline(child), _on_one_line(child.tail)]
        return found

    def inline(self, parent: ElementTree.Element) -> Content:
        """The words in `parent`."""
        return joined(self._words(parent))

    def _words(self, parent: ElementTree.Element) -> Iterator[Any]:
        yield _on_one_line(parent.text)
        for child in parent:
            yield self._inline(child)
            yield _on_one_line(child.tail)

    def _inline(self, element: ElementTree.Element) -> Any:
        if element.tag == "code":
            return code(element.text or "")
        inner = self.inline(element)
        if element.tag == "strong":
            return {"k": "strong", "c": inner}
        if element.tag == "em":
            return {"k": "emph", "c": inner}
        if element.tag == "a":
            href = element.get("href", "")
            kind, _, target = href.partition(":")
            return link(inner, {"url": href} if href.startswith(_EXTERNAL) else self._aim(kind, target))
        return {"k": "span", "c": inner}

    def _block(self, element: ElementTree.Element) -> Blocks:
        heading = _HEADING.fullmatch(element.tag)
        if heading:
            return [{"k": "heading", "level": int(heading[1]), "id": element.get("id", ""), "c": self.inline(element)}]
        if element.tag in ("ul", "ol"):
            items = [self.blocks(item) for item in element]
            return [{"k": "list", "ordered": element.tag == "ol", "items": items}]
        if element.tag == "table":
            rows = [[self.inline(cell) for cell in row] for row in element.iter("tr")]
            return [{"k": "table", "head": rows[0], "rows": rows[1:]}]
        if element.tag == "blockquote":
            return [{"k": "quote", "blocks": self.blocks(element)}]
        if element.tag == "pre":
            return [{"k": "raw", "t": "".join(element.itertext()).rstrip("\n")}]
        return [{"k": "paragraph", "c": self.inline(element)}]

    def _is_block(self, element: ElementTree.Element) -> bool:
        return element.tag in ("p", "ul", "ol", "table", "blockquote", "pre", "hr") or bool(
            _HEADING.fullmatch(element.tag)
        )


def _on_one_line(text: str | None) -> str:
    """Markdown keeps the ends of lines, which mean a space."""
    return (text or "").replace("\n", " ")
