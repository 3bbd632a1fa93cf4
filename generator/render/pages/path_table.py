"""A decision tree → its path table: one row for each way through, with what was answered and where it ends."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.tree import DecisionTree, Outcome
from generator.model.walk import Path, Place, paths
from generator.render.escape import html_text
from generator.render.pages.guide import place_url
from generator.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class PathRow:
    """One way through the tree."""

    choices: Markup
    """Question and answer, in order, as members of a list."""
    answers: str
    """Ids of the answers, for other tools: `nothing/unsure`."""
    end: Markup
    """The outcome or the other tree: its kind, and its title as a link."""
    wait: str
    """How long a customer stands there."""


def path_rows(sheet: Sheet, tree: DecisionTree) -> tuple[PathRow, ...]:
    """A row for each path, in the order of answers."""
    # A choice stands in many rows, and so does an end: each is made once.
    choices = {
        (node.id, answer.id): f"<li><span>{ask}</span> <b>{sheet.html(answer.label)}</b></li>"
        for node, ask in ((node, sheet.html(node.ask)) for node in tree.questions)
        for answer in node.answers
    }
    outcomes = {node.id: _outcome(sheet, tree, node) for node in tree.outcomes}
    jumps: dict[tuple[Place, str | None], Markup] = {}
    rows = []
    for path in paths(sheet.site.trees, tree):
        if isinstance(path.end, Outcome):
            end = outcomes[path.end.id]
        else:
            node = path.choices[-1].answer.to.node
            if (path.end, node) not in jumps:
                jumps[path.end, node] = _other_tree(sheet, path.end, node or "")
            end = jumps[path.end, node]
        told = "".join([choices[question.id, answer.id] for question, answer in path.choices])
        rows.append(
            PathRow(
                choices=Markup(told),  # noqa: S704  of what is HTML already
                answers="/".join([answer.id for _, answer in path.choices]),
                end=end,
                wait=sheet.seconds(counter_seconds(path)),
            )
        )
    return tuple(rows)


def _outcome(sheet: Sheet, tree: DecisionTree, node: Outcome) -> Markup:
    badge = f'<span class="ph-badge" data-kind="{node.kind}">{sheet.t(f"outcome.{node.kind}")}</span>'
    return _end(badge, place_url(sheet, Place(tree.id, node.id), ""), sheet.html(node.title))


def _other_tree(sheet: Sheet, place: Place, node: str) -> Markup:
    badge = f'<span class="ph-badge">{sheet.t("paths.go-to")}</span>'
    return _end(badge, place_url(sheet, place, node), sheet.html(sheet.site.trees[place.tree].title))


def _end(badge: str, href: str, title: Markup) -> Markup:
    return Markup(f'{badge} <a href="{html_text(href)}">{title}</a>')  # noqa: S704  every part is escaped


def counter_seconds(path: Path) -> int:
    """Seconds that a customer stands there along `path`, as far as it stays in its tree."""
    asked = sum(question.seconds for question, _ in path.choices if question.customer_waits)
    if isinstance(path.end, Outcome) and path.end.customer_waits:
        return asked + sum(step.seconds for step in path.end.steps)
    return asked
