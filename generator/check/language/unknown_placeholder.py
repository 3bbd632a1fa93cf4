"""A placeholder that a brand does not fill in.

`{acquirer}` and `{hotline}` are replaced by the words of the brand that a site is built for. Every brand in
`site_config/brands/` has words for every placeholder that a text uses. `{operator}` is the brand's name where it has no
words for it. A brace that begins no placeholder, as in `{Hotline}` or `{hotline`, would be printed as it stands; what a
screen shows may have braces in `code`.

**Wrong**: `zh: 拨打 {hotlin}`

**Right**: `zh: 拨打 {hotline}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.settings import HOTLINE, OPERATOR
from generator.model.text import Placeholder, Plain, walk
from generator.problem import Group, Problem, Span, nearest

RULE = rule("unknown-placeholder", Group.LANGUAGE, __doc__)

_BRACE = re.compile(r"\{[^{}]{0,20}\}?")


def check(subject: Subject) -> Iterator[Problem]:
    brands = subject.project.brands.values()
    if not brands or any(file.startswith("site_config/brands/") for file in subject.project.unreadable):
        return  # what seems missing may only be unreadable
    # What one brand fills in and another does not is told once, of the brand.
    names = {name for brand in brands for name in brand.words}
    used: set[str] = set()
    texts = [text for _, _, text in subject.texts] + [text for _, text in subject.fact_texts]
    for text in texts:
        for value, span in text:
            if "{" in value:
                yield from _unknown(value, span, names, used)
    for page in subject.project.pages.values():
        for number, line in enumerate(page.body.split("\n"), page.body_line):
            if "{" in line and not line.startswith("#"):
                yield from _unknown(line, Span(page.file, number, 1, number, len(line) + 1), names, used)
    yield from _interface(subject)
    for brand in brands:
        for name in sorted(used - brand.words.keys() - {HOTLINE}):
            message = f"brand `{brand.id}` does not fill in `{{{name}}}`, which texts have and other brands fill in"
            yield RULE.problem(message, brand.span, f"write `{name}` below `words`")


def _interface(subject: Subject) -> Iterator[Problem]:
    """Brands without words for what the interface says of whom to call."""
    messages = subject.project.messages
    key = next(
        (key for lang in subject.project.langs for key, text in messages[lang].items() if f"{{{HOTLINE}}}" in text), ""
    )
    for brand in subject.project.brands.values():
        if key and HOTLINE not in brand.words:
            message = f"brand `{brand.id}` does not fill in `{{{HOTLINE}}}`, which message `{key}` has"
            yield RULE.problem(message, brand.span, f"write `{HOTLINE}` below `words`")


def _unknown(value: str, span: Span, names: set[str], used: set[str]) -> Iterator[Problem]:
    for part in walk(value):
        if isinstance(part, Placeholder) and part.name in names:
            used.add(part.name)
        elif isinstance(part, Placeholder) and part.name != OPERATOR:
            hint = nearest(part.name, names) or f"brands have: {', '.join(sorted(names))}"
            yield RULE.problem(f"no brand fills in `{{{part.name}}}`", span, hint)
        elif isinstance(part, Plain) and (brace := _BRACE.search(part.text)):
            hint = f"a placeholder is written as in `{{{HOTLINE}}}`; what a screen shows may have braces in `code`"
            yield RULE.problem(f"`{brace[0].strip()}` is no placeholder and would be printed as it stands", span, hint)
