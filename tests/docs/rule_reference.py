"""The rules of the checker → docs/reference/rules.md."""

from __future__ import annotations

from generator.pipeline import RULES
from generator.problem import Group
from tests.docs.markdown import cell, table

_GROUPS = {
    Group.SHAPE: "The file cannot be read as what it should be.",
    Group.GRAPH: "The tree does not lead every reader to an end.",
    Group.SAFETY: "A path could cost money, evidence or a person's dignity.",
    Group.COVERAGE: "Something a terminal can show leads nowhere, or something written is never tried.",
    Group.LANGUAGE: "The two languages do not say the same, or do not say it well.",
    Group.TRUST: "A statement without a good source.",
    Group.PAGES: "A page or a link is missing.",
    Group.BRANDS: "A brand cannot be read, or its logo could do harm.",
}


def rules_page() -> str:
    parts = [
        "# Rules\n",
        (
            f"{len(RULES)} rules. `poshelp check` names the rule between brackets, `poshelp explain RULE` prints what "
            "stands here. While an error is left, nothing is built; a warning is worth mending.\n"
        ),
    ]
    for group in Group:
        rules = [rule for rule in RULES if rule.group is group]
        parts += [f"## {group}\n", f"{_GROUPS[group]}\n"]
        rows = [(f"[`{rule.id}`](#{rule.id})", str(rule.severity), cell(rule.summary)) for rule in rules]
        parts.append(table(("rule", "severity", ""), rows))
        for rule in rules:
            parts += [f"### {rule.id}\n", f"*{rule.severity}* {rule.summary}.\n", f"{rule.explanation.strip()}\n"]
    return "\n".join(parts)
