"""What a translator gets to see of a project: one text with its translation, its name and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.text import Localized, Text
from generator.problem import Span


def gap(text: Localized) -> Span:
    """Stands for the place of a text in a language that `text` lacks: nothing, where its last text ends."""
    last = list(text)[-1].span
    return Span(last.file, last.end_line, last.end_column, last.end_line, last.end_column)


class Block(NamedTuple):
    """Which stretch of a page's body a unit is. The same words find it again after the page has changed."""

    anchor: str
    """Of the heading that the stretch stands under; empty: before the first one."""
    number: int
    """Which block of the section, from 0, its heading included."""


WHOLE = -1
"""`Block.number` of all that stands under a heading."""
BODY = Block("", -2)
"""The whole body of a page."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One text in both languages."""

    id: str
    """Made of what does not move: file, ids and names of fields. No two units of a project have the same."""
    source: Text
    target: Text
    """What is there now; empty: not translated yet. Its span is what a new translation replaces."""
    kind: str
    """What the text is, for the translator."""
    page: str = ""
    """Id of the page that it belongs to; empty: none."""
    block: Block | None = None
    """None: a value of YAML."""
    indent: str = ""
    """Begins every line of the translation but the first."""
    lead: str = ""
    """Comes before the translation where there is none yet."""
    is_stale: bool = False
    """The source has changed since the translation was compared with it."""
    needs_language: bool = False
    """Only its language tells which of two texts is the translation."""
    longest: int = 0
    """Characters that the translation may have; 0: any number."""

    @property
    def file(self) -> str:
        """The file that a translation is written to."""
        return self.target.span.file
