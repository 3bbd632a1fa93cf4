"""Facts and their source keys → what a reader is told about how sure they are and where they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.text import Text
from generator.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where a fact comes from."""

    key: str
    kind: str
    citation: str
    """Plain text: an address in it is no link."""
    note: str
    href: str
    """Its place in the list of all sources."""


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
    return tuple(source_view(sheet, name) for name in names)


def source_view(sheet: Sheet, key: str) -> SourceView:
    source = sheet.site.sources[key]
    return SourceView(
        key=source.key,
        kind=sheet.name("source-kind", source.kind),
        citation=source.citation,
        note=source.note,
        href=sheet.source(source.key),
    )
