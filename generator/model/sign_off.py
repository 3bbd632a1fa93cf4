"""Sign-offs as their project keeps them: which role stands for which content of a tree, and since when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.model.text import Localized, Text
from generator.problem import Span


@dataclass(frozen=True, slots=True)
class SignOff:
    """One entry of site_config/reviews.yml. A role signs, not a person: nothing personal is kept or published."""

    tree: Text
    """Id of the tree as it was called on that day."""
    by: Text
    """Id of the role."""
    on: datetime.date
    on_span: Span
    version: Text
    """What `review_version` gave for the tree on that day."""
    note: Localized | Text | None
    """In both languages, in one, or none."""
    span: Span
