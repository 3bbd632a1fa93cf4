"""One page being written: turns words, author text and identities into what stands on that page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from posixpath import join, relpath

from markupsafe import Markup

from generator.model.artifact import SitePage, block_mark
from generator.model.project import Site
from generator.model.text import Lang, Localized, language_of
from generator.render import addresses
from generator.render.addresses import Address
from generator.render.edition import Edition
from generator.render.escape import Markdown, html_text, json_text
from generator.render.head import Head, trail
from generator.render.inline import LINK, inline_html
from generator.render.places import site_picture
from generator.render.templates import fill_html, fill_markdown

EXTERNAL = "https"
_PLAIN = Head()
_TAGS = {"zh": "zh-Hans", "en": "en"}
"""BCP 47 tags of the languages that screens and tables are in, whatever languages the project has."""


class Sheet:
    """A page of an edition, known to templates as `sheet`."""

    def __init__(self, edition: Edition, path: str) -> None:
        """`path`: source path below the language's folder."""
        self.edition = edition
        self.path = path

    @property
    def lang(self) -> Lang:
        return self.edition.lang

    @property
    def site(self) -> Site:
        return self.edition.site

    # ---- Words.

    def t(self, key: str, **values: object) -> Markup:
        """An interface message as HTML."""
        return self.edition.words.html(key, self.href, **values)

    def say(self, key: str, **values: object) -> str:
        """An interface message as plain text: for Markdown and for attributes, where it is escaped like all text."""
        return self.edition.words.text(key, **values)

    def name(self, group: str, id: str) -> str:
        """The name of a scheme, of a kind of source and the like."""
        return self.edition.words.name(group, id)

    def html(self, text: Localized) -> Markup:
        """Author text as HTML."""
        value = text.text(self.lang)
        known = self.edition.html_texts
        found = known.get(value)
        if found is None:
            found = inline_html(value, self.edition.fill, self.href)
            if LINK not in value:  # where a link leads depends on the page
                known[value] = found
        return found

    def plain(self, text: Localized) -> str:
        """Author text without markup."""
        return self.edition.plain(text)

    def seconds(self, seconds: int) -> str:
        """A length of time, rounded as one would say it."""
        return self.edition.words.time(seconds)

    def quoted(self, words: str) -> Markup:
        """Words as they stand on a screen or in a table, with their language where it is not the page's."""
        tag = language_tag(words)
        if not tag or tag == self.edition.language.tag:
            return html_text(words)
        return Markup(f'<span lang="{tag}">{html_text(words)}</span>')  # noqa: S704  both are escaped

    def meaning(self, words: str) -> str:
        """What a scheme's own words mean; empty where they are in the page's language, or are numbers."""
        language = language_of(words)
        return self.site.scheme_words[words].means.value if language and language != self.lang else ""

    def listed(self, parts: Iterable[str]) -> str:
        """A short list in running text."""
        return self.say("list.comma").join(parts)

    # ---- Addresses.

    def href(self, kind: str, target: str) -> str:
        """Address of a link by identity; empty where it leads nowhere."""
        if kind == EXTERNAL:
            return f"{kind}:{target}"
        address = self.edition.facts.address(kind, target)
        return self.to(address) if address else ""

    def to(self, address: Address) -> str:
        """A place on the site as an address in HTML."""
        return addresses.url(self.path, address)

    def tree(self, tree: str, node: str = "") -> str:
        return self.to(addresses.tree_address(tree, node))

    def code(self, code: str) -> str:
        return self.to(addresses.code_address(self.site.codes[code]))

    def fault(self, fault: str) -> str:
        return self.to(addresses.fault_address(fault))

    def family(self, family: str) -> str:
        return self.to(addresses.family_address(family))

    def source(self, key: str) -> str:
        return self.to(addresses.source_address(key))

    @cached_property
    def codes(self) -> str:
        """Address of the index of codes."""
        return self.to(Address(addresses.CODES))

    @cached_property
    def faults(self) -> str:
        """Address of the list of faults."""
        return self.to(Address(addresses.FAULTS))

    def file(self, path: str) -> str:
        """Address of a file below the site, such as a PDF."""
        return relpath(path, join(self.lang, addresses.directory(self.path)))

    @cached_property
    def find(self) -> str:
        """Address of the list behind the finder."""
        return self.to(Address(addresses.FIND))

    @cached_property
    def glossary(self) -> str:
        """Address of the glossary."""
        return self.to(Address(addresses.GLOSSARY))

    # ---- The page.

    def block(self, template: str, **context: object) -> str:
        """HTML from a template."""
        return fill_html(template, sheet=self, **context)

    def page(
        self,
        template: str,
        title: str,
        description: str,
        *,
        blocks: Mapping[str, str],
        figures: Mapping[str, str] | None = None,
        head: Head = _PLAIN,
        **context: object,
    ) -> SitePage:
        """The finished page. Each of `blocks` and `figures` must stand in the Markdown of `template`."""
        shown = {**blocks, **(figures or {})}
        markdown = fill_markdown(
            template, sheet=self, title=title, block=_Marks(shown), shown=frozenset(shown), **context
        )
        return SitePage(
            path=f"{self.lang}/{self.path}",
            lang=self.lang,
            title=title,
            description=description,
            markdown=markdown,
            blocks=blocks,
            figures=figures or {},
            head_title=head.title,
            structured=self._structured(title, head),
            picture=head.picture or site_picture(self.lang),
            twin=head.twin,
            reviewed=head.reviewed,
        )

    def _structured(self, title: str, head: Head) -> str:
        way = [] if self.path == addresses.HOME else [trail(self.edition, self.path, title, head.above)]
        return json_text({"@context": "https://schema.org", "@graph": [*way, *head.about]})


class _Marks:
    """Name of a block → the paragraph that stands for it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)

    def __call__(self, name: str) -> Markdown:
        if name not in self._names:
            raise LookupError(f"the page has no block `{name}`")
        return Markdown(block_mark(name))


def language_tag(words: str) -> str:
    """The language that `words` are written in, as a BCP 47 tag; empty for numbers and single letters."""
    lang = language_of(words)
    return _TAGS[lang] if lang else ""
