"""Two answers of a question that read alike.

A reader in a hurry cannot tell them apart. Case, spaces and punctuation make no difference.

**Wrong**: `label: {zh: 有, en: "Yes"}` and `label: {zh: 有。, en: "yes"}`

**Right**: `label: {zh: 有，写着交易成功, en: "Yes, it says approved"}` and
`label: {zh: 有，写着失败, en: "Yes, it says declined"}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.text import UNWRITTEN
from generator.problem import Group, Problem

RULE = rule("answers-alike", Group.GRAPH, __doc__)

_NOISE = re.compile(r"[\W_]+")


def check(subject: Subject) -> Iterator[Problem]:
    for tree in subject.project.trees.values():
        for question in tree.questions:
            for lang in subject.project.langs:
                seen: dict[str, str] = {}
                for answer in question.answers:
                    label = answer.label.text(lang)
                    if not label or label.startswith(UNWRITTEN):
                        continue
                    reads = _NOISE.sub("", label).casefold() or label
                    other = seen.setdefault(reads, answer.id)
                    if other != answer.id:
                        message = f"answers `{other}` and `{answer.id}` of question `{question.id}` read alike"
                        span = answer.label[lang].span
                        yield RULE.problem(message, span, "say what makes them different")
