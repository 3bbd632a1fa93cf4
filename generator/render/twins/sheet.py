"""A plain Markdown file being written: the same words and views as on a page, with absolute addresses."""

from __future__ import annotations

from markupsafe import Markup

from generator.model.text import Localized
from generator.render.addresses import Address
from generator.render.escape import commonmark_text
from generator.render.head import absolute
from generator.render.inline import inline_commonmark
from generator.render.sheet import Sheet
from generator.render.templates import fill_commonmark


class TwinSheet(Sheet):
    """A sheet whose finished text, which is Markup on every sheet, is Markdown."""

    def t(self, key: str, **values: object) -> Markup:
        return commonmark_text(self.say(key, **values))

    def html(self, text: Localized) -> Markup:
        return inline_commonmark(text.text(self.lang), self.edition.fill, self.href)

    def to(self, address: Address) -> str:
        mark = f"#{address.anchor}" if address.anchor else ""
        return absolute(self.edition, address.page) + mark

    @property
    def address(self) -> Markup:
        """Of the page that says the same."""
        return finished(self.to(Address(self.path)))

    def file_text(self, template: str, **context: object) -> str:
        """The whole file."""
        text = fill_commonmark(template, sheet=self, address=self.address, finished=finished, **context)
        return f"{text.strip()}\n"


def finished(address: str) -> Markup:
    """An address that we made ourselves, for a place between angle brackets."""
    return Markup(address)  # noqa: S704  ids and the site's own address, both checked: neither has brackets
