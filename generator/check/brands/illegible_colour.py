"""A colour of a brand that cannot be read on white.

`primary` stands as it is written behind the name of the site and in headings on paper; `accent` marks what has the
focus. On white, both need the contrast of 4.5 that WCAG 2 asks of text. A colour that has less would be hard to read,
or readers would see another one than is written here.

What follows from the two is computed and cannot be got wrong: words on `primary` are white or black, whichever is read
better; links and marks on pages, which have tints too, are darkened to a contrast of 5, and made lighter for the dark
scheme.

**Wrong**: `primary: "#ffc300"`

**Right**: `primary: "#947100"`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.colour import LEGIBLE, WHITE, colour, contrast, nearest_legible
from generator.problem import Group, Problem

RULE = rule("illegible-colour", Group.BRANDS, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for brand in subject.project.brands.values():
        for name, written, span in (
            ("primary", brand.primary, brand.primary_span),
            ("accent", brand.accent, brand.accent_span),
        ):
            found = contrast(colour(written), WHITE)
            if found < LEGIBLE:
                # Cut and not rounded, so that 4.496 is not told as 4.50.
                message = f"`{name}` of brand `{brand.id}` has a contrast of {int(found * 100) / 100} with white"
                nearest = nearest_legible(colour(written), WHITE)
                yield RULE.problem(
                    f"{message}; {LEGIBLE} is the least", span, f'the nearest that is legible: "{nearest}"'
                )
