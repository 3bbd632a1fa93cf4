"""An English page does not say which Chinese text it translates, or that text has changed since.

Whoever changes a Chinese page sees here which English page to read again. The English page's front matter records the
digest of the Chinese text that it says the same as; writing the new digest says: I have compared the two.

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
    pages = subject.project.pages
    for page in pages.values():
        chinese = pages.get(("zh", page.id))
        if page.lang == "zh" or chinese is None or UNWRITTEN in chinese.body or not page.body.strip():
            continue  # where nothing is written yet, other rules say so
        hint = f'compare the two, then write translates: "{chinese.digest}" between the two lines --- at its top'
        if page.translates is None:
            message = f"English page `{page.id}` does not say which Chinese text it translates"
            yield RULE.problem(message, page.span, hint)
        elif page.translates.value != chinese.digest:
            message = f"{chinese.file} has changed since the English page was compared with it"
            yield RULE.problem(message, page.translates.span, hint)
