"""A translated page does not say which text it translates, or that text has changed since.

Whoever changes a page in the source language sees here which translations to read again. The front matter of each
records the digest of the text that it says the same as; writing the new digest says: I have compared the two.

**Wrong**: `content/en/slips.md` without `translates`, or with the digest of an older `content/zh/slips.md`

**Right**: both pages read side by side, and the digest that is named in the hint between the two lines `---`:

    ---
    translates: "8b1a9953c461"
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.text import UNWRITTEN
from generator.problem import Group, Problem, Severity

RULE = rule("stale-translation", Group.LANGUAGE, __doc__, Severity.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    pages, languages = subject.project.pages, subject.project.languages
    first = subject.languages[0]
    for page in pages.values():
        source, name = pages.get((first.id, page.id)), languages[page.lang].english
        if page.lang == first.id or source is None or UNWRITTEN in source.body or not page.body.strip():
            continue  # where nothing is written yet, other rules say so
        hint = f'compare the two, then write translates: "{source.digest}" between the two lines --- at its top'
        if page.translates is None:
            message = f"{name} page `{page.id}` does not say which {first.english} text it translates"
            yield RULE.problem(message, page.span, hint)
        elif page.translates.value != source.digest:
            message = f"{source.file} has changed since the {name} page was compared with it"
            yield RULE.problem(message, page.translates.span, hint)
