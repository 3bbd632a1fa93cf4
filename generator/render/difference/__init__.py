"""A `Difference` → text for a terminal, Markdown for a pull request, or JSON for programs."""

from __future__ import annotations

from typing import Literal

from generator.model.difference import Difference
from generator.render.difference.as_json import as_json
from generator.render.difference.as_markdown import as_markdown
from generator.render.difference.as_text import as_text
from generator.render.difference.schema import DIFFERENCE_SCHEMA

DifferenceFormat = Literal["text", "markdown", "json"]

__all__ = ["DIFFERENCE_SCHEMA", "DifferenceFormat", "difference_listing"]


def difference_listing(difference: Difference, form: DifferenceFormat) -> str:
    """What is printed; ends with a newline."""
    return {"text": as_text, "markdown": as_markdown, "json": as_json}[form](difference)
