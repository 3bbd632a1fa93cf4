"""A decision tree → its path table: one row for each way through, with what was answered and where it ends."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.tree import DecisionTree, Outcome
from generator.model.walk import Path, Place, paths
from generator.render.guide import place_url
from generator.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class PathRow:
    """One way through the tree."""

    choices: Markup
    """Question and answer, in order, as members of a list."""
    answers: str
    """Ids of the answers, for other tools: `nothing/unsure`."""
    end: Markup
    """Title of the outcome or of the other tree."""
    href: str
    kind: str
    """Kind of the outcome; empty for another tree."""
    wait: str
    """How long a customer stands there."""


def path_rows(sheet: Sheet, tree: DecisionTree) -> tuple[PathRow, ...]:
    """A row for each path, in the order of answers."""
    # A choice stands in many rows, and is made once.
    choices = {
        (node.id, answer.id): f"<li><span>{ask}</span> <b>{sheet.html(answer.label)}</b></li>"
        for node, ask in ((node, sheet.html(node.ask)) for node in tree.questions)
        for answer in node.answers
    }
    titles = {node.id: sheet.html(node.title) for node in tree.outcomes}
    rows = []
    for path in paths(sheet.site.trees, tree):
        jump = path.choices[-1].answer.to.node or "" if path.choices else ""
        if isinstance(path.end, Outcome):
            end, place, kind = titles[path.end.id], Place(tree.id, path.end.id), str(path.end.kind)
        else:
            end, place, kind = sheet.html(sheet.site.trees[path.end.tree].title), path.end, ""
        rows.append(
            PathRow(
                choices=Markup("".join([choices[question.id, answer.id] for question, answer in path.choices])),  # noqa: S704  of HTML
                answers="/".join(answer.id for _, answer in path.choices),
                end=end,
                href=place_url(sheet, place, jump),
                kind=kind,
                wait=sheet.seconds(counter_seconds(path)),
            )
        )
    return tuple(rows)


def counter_seconds(path: Path) -> int:
    """Seconds that a customer stands there along `path`, as far as it stays in its tree."""
    asked = sum(question.seconds for question, _ in path.choices if question.customer_waits)
    if isinstance(path.end, Outcome) and path.end.customer_waits:
        return asked + sum(step.seconds for step in path.end.steps)
    return asked
