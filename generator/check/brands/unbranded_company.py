"""A brand that names a company and says that it names none.

`publisher: unbranded` is for help that carries no company's name. With a company's telephone number or notes on its
terminals, readers would take it for that company's own; they must be told whether it is.

**Wrong**: `publisher: unbranded` with `hotline: {zh: 客服热线 95016, en: the service line 95016}`

**Right**: `publisher: owner` where the company itself publishes it, and else no `publisher`, which means `independent`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.settings import Brand, Publisher
from generator.model.text import Text
from generator.problem import Group, Problem

RULE = rule("unbranded-company", Group.BRANDS, __doc__)

_NUMBER = re.compile(r"\d{3}")


def check(subject: Subject) -> Iterator[Problem]:
    for brand in subject.project.brands.values():
        found = _company(brand) if brand.publisher is Publisher.UNBRANDED else None
        if found:
            message = f"brand `{brand.id}` is `unbranded`, but this is of one company"
            yield RULE.problem(message, found.span, "write `publisher: owner`, or delete `publisher`")


def _company(brand: Brand) -> Text | None:
    """Words that only one company's help has."""
    for words in brand.words.values():
        if _NUMBER.search(words.first.value):
            return words.first
    return brand.notes[0].text.first if brand.notes else None
