"""What is printed: which manuals there are, and what goes into each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.text import Localized, Text
from generator.problem import Span


class Layout(StrEnum):
    """What a manual is printed on, and how."""

    HANDBOOK = "handbook"
    """A book on A4: the sections of `contents`, in order."""
    CARDS = "cards"
    """A card on A5 for each cause, then a sheet on A4 with the codes."""
    SHEET = "sheet"
    """A file on A4 for each cause."""
    SLIP = "slip"
    """A file for each cause, for the terminal's own printer on a 58 mm roll."""


class Section(StrEnum):
    """A section of a handbook that needs no name; pages of `content/` are named `page:safety`."""

    COVER = "cover"
    CONTENTS = "contents"
    """Table of contents with page numbers."""
    CAUSES = "causes"
    """Every cause by family."""
    CODES = "codes"
    """Index of response codes."""
    SCREENS = "screens"
    """Index of the words on screens."""
    GLOSSARY = "glossary"
    SOURCES = "sources"


PAGE = "page:"
"""Begins the name of a section that is a page of `content/`."""
CAUSE = "{cause}"
"""Stands in the name of a file for the id of its cause."""


@dataclass(frozen=True, slots=True)
class Manual:
    """One file of site_config/manuals."""

    id: str
    span: Span
    layout: Layout
    file: Text
    """Path of the PDF below `manuals/` without language and suffix, with `CAUSE` where there is a file for each."""
    title: Localized
    summary: Localized
    """What it is for, in the list of manuals."""
    contents: tuple[Text, ...]
    """Of a handbook: `Section`s and pages."""
    causes: tuple[Text, ...]
    """Trees, in order; empty: all."""
    codes: tuple[Text, ...]
    """Of cards: the codes on the sheet."""
    without_chart: tuple[Text, ...]
    """Trees whose chart is left out because no sheet shows it well."""

    @property
    def is_per_cause(self) -> bool:
        return self.layout in (Layout.SHEET, Layout.SLIP)
