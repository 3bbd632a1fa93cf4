"""A part of the offline file being written: what stands in the file is an anchor, everything else is on the site."""

from __future__ import annotations

from collections.abc import Collection

from markdown import Markdown
from markupsafe import Markup

from generator.model.page import PROSE
from generator.render import addresses
from generator.render.addresses import Address
from generator.render.edition import Edition
from generator.render.escape import html_text
from generator.render.offline.places import place
from generator.render.prose import Way, plain_markdown
from generator.render.sheet import EXTERNAL, Sheet


class OfflineSheet(Sheet):
    """A sheet of the file; `path` is of the page on the site that has the same content."""

    def __init__(self, edition: Edition, path: str, outside: Collection[str], *, has_prose: bool) -> None:
        """`outside`: source paths, below the language's folder, of pages that only the site has; `has_prose`: the file
        has what is written about causes."""
        super().__init__(edition, path)
        self._outside = outside
        self._has_prose = has_prose

    def to(self, address: Address) -> str:
        # What has an underscore is the prose of a cause.
        is_prose = address.page.startswith(PROSE) and "_" in address.anchor
        if address.page in self._outside or (is_prose and not self._has_prose):
            return self.on_site(address)
        return f"#{place(address)}"

    def on_site(self, address: Address) -> str:
        """The whole address of the page on the site."""
        mark = f"#{address.anchor}" if address.anchor else ""
        return self.file(f"{self.lang}/{addresses.directory(address.page)}") + mark

    def file(self, path: str) -> str:
        return self.site.settings.url + path

    def prose(self, body: str, prefix: str) -> Markup:
        """Markdown of content/ as HTML; `prefix` begins the ids of its headings."""
        way = Way(self.edition.fill, self._prose_link, lambda id: prefix + id)
        source = plain_markdown(body, way)
        html = Markdown(extensions=["attr_list", "tables"], output_format="html").convert(source)
        # What is wide scrolls in its own box, and can be scrolled without a mouse.
        html = html.replace("<table>", '<div class="ph-scroll" tabindex="0"><table>').replace(
            "</table>", "</table></div>"
        )
        return Markup(html)  # noqa: S704  our own Markdown, from text in which no HTML can be

    def _prose_link(self, label: str, target: str) -> str:
        kind, _, identity = target.partition(":")
        if kind == EXTERNAL:
            return f"[{label}]({target})"
        href = self.href(kind, identity)
        return f'<a href="{html_text(href)}">{label}</a>' if href else label
