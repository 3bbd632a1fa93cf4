"""Facts and their source keys → what a reader is told about how sure they are and where they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.facts import Source
from generator.model.text import Text
from generator.render.escape import html_text
from generator.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where a fact comes from."""

    key: str
    href: str
    """Its place in the list of all sources."""
    line: Markup
    """Key, kind and citation; an address in a citation is no link."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """A fact behind the advice."""

    statement: Markup
    caveat: Markup | None
    agreement: str
    confidence: str
    sources: tuple[SourceView, ...]


def source_views(sheet: Sheet, keys: Iterable[Text]) -> tuple[SourceView, ...]:
    """The sources named by `keys`, each once, in their order."""
    names = dict.fromkeys(key.value for key in keys)
    return tuple(_source_view(sheet, name) for name in names)


def _source_view(sheet: Sheet, key: str) -> SourceView:
    href = sheet.source(key)
    lines = sheet.edition.source_lines
    if (key, href) not in lines:
        lines[key, href] = _line(sheet, sheet.site.sources[key], href)
    return SourceView(key, href, lines[key, href])


def _line(sheet: Sheet, source: Source, href: str) -> Markup:
    link = f'<a href="{html_text(href)}">{html_text(source.key)}</a>'
    kind = f'<span class="ph-source-kind">{html_text(sheet.name("source-kind", source.kind))}</span>'
    return Markup(f"{link} {kind} {sheet.quoted(source.citation)}")  # noqa: S704  every part is escaped
