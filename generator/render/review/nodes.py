"""The nodes and paths of a tree → rows for a reviewer: what is asked and told, what it needs and ensures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from generator.model.text import Text
from generator.model.tree import DecisionTree, Outcome, Question
from generator.model.walk import Path, Place, node_numbers, paths, resolve
from generator.render import addresses
from generator.render.escape import html_text
from generator.render.pages.path_table import counter_seconds
from generator.render.review.pairs import Pair, Sheets, pair, vocabulary_pair
from generator.render.sheet import Sheet


class NodeView(NamedTuple):
    """A question or an outcome."""

    id: str
    number: int
    about: tuple[Markup, ...]
    """What is true of it as a whole: kind, who acts, seconds."""
    pairs: tuple[Pair, ...]


class PathView(NamedTuple):
    """A way through the tree, in the words of the page's own language."""

    choices: Markup
    end: Markup
    seconds: Markup
    """Exactly, as the checker counts them."""
    facts: str
    """Names of what is certain at its end for whoever began with nothing; empty: nothing."""


def node_views(sheet: Sheet, sheets: Sheets, tree: DecisionTree) -> list[NodeView]:
    """In reading order, numbered as everywhere."""
    numbers = node_numbers(tree)
    views = []
    for id, number in numbers.items():
        node = tree.nodes[id]
        if isinstance(node, Question):
            about, rows = _about_question(sheet, node), _question(sheet, sheets, tree, node, numbers)
        else:
            about, rows = _about_outcome(sheet, node), _outcome(sheet, sheets, node)
        views.append(NodeView(id, number, tuple(about), tuple(rows)))
    return views


def _about_question(sheet: Sheet, node: Question) -> Iterator[Markup]:
    yield sheet.t("review.of-ask")
    yield _seconds(sheet, node.seconds)
    if node.customer_waits:
        yield sheet.t("review.waits")


def _about_outcome(sheet: Sheet, node: Outcome) -> Iterator[Markup]:
    yield sheet.t(f"outcome.{node.kind}")
    yield sheet.t("guide.who", who=sheet.say(f"who.{node.who}"))
    yield _seconds(sheet, sum(step.seconds for step in node.steps))
    if node.customer_waits:
        yield sheet.t("review.waits")
    if not node.disclose:
        yield sheet.t("guide.say-only")
    yield Markup(" ").join([Markup('<a href="{}">{}</a>').format(sheet.source(k.value), k.value) for k in node.sources])


def _question(
    sheet: Sheet, sheets: Sheets, tree: DecisionTree, node: Question, numbers: dict[str, int]
) -> Iterator[Pair]:
    yield pair(sheets, sheet.t("review.of-ask"), node.ask)
    if node.help:
        yield pair(sheets, sheet.t("review.of-help"), node.help)
    for answer in node.answers:
        place = resolve(sheet.site.trees, tree, answer.to) or Place(tree.id, node.id)
        label = Markup("{} <code>{}</code> → {}").format(
            sheet.t("review.of-answer"), answer.id, _target(sheet, tree, place, numbers)
        )
        if answer.ensures:
            label += Markup("<small>{}</small>").format(
                sheet.t("review.ensures", facts=_facts(sheet, (fact.value for fact in answer.ensures)))
            )
        yield pair(sheets, label, answer.label)


def _outcome(sheet: Sheet, sheets: Sheets, node: Outcome) -> Iterator[Pair]:
    settings = sheet.site.settings
    yield pair(sheets, sheet.t("review.of-outcome"), node.title)
    for number, step in enumerate(node.steps, 1):
        label = sheet.t("review.of-step", number=number) + Markup("<small>{}</small>").format(
            _seconds(sheet, step.seconds)
        )
        if step.needs:
            needs = _facts(sheet, (fact.value for fact in step.needs))
            label += Markup("<small>{}</small>").format(sheet.t("review.needs", facts=needs))
        if step.destroys:
            what = sheet.plain(settings.hazards[step.destroys.value].name)
            label += Markup("<small>{}</small>").format(sheet.t("review.destroys", what=what))
        yield pair(sheets, label, step.do)
    yield pair(sheets, sheet.t("review.of-say"), node.say)
    if node.note_down:
        yield _noted(sheet, sheets, node.note_down)


def _noted(sheet: Sheet, sheets: Sheets, words: Iterable[Text]) -> Pair:
    names = (sheet.site.settings.note_down[word.value] for word in words)
    return vocabulary_pair(sheets, sheet.t("review.of-note"), names)


def _target(sheet: Sheet, tree: DecisionTree, place: Place, numbers: dict[str, int]) -> Markup:
    """The number of a node of the same tree, or the title of another."""
    if place.tree == tree.id:
        return _link(place.node, numbers)
    href = sheet.to(addresses.review_address(place.tree, place.node))
    return Markup('<a href="{}">{}</a>').format(href, html_text(sheet.plain(sheet.site.trees[place.tree].title)))


def _facts(sheet: Sheet, facts: Iterable[str]) -> str:
    return sheet.listed(sheet.plain(sheet.site.settings.facts[fact]) for fact in facts)


def _seconds(sheet: Sheet, seconds: int) -> Markup:
    return sheet.t("time.seconds", seconds=seconds)


def path_views(sheet: Sheet, tree: DecisionTree) -> list[PathView]:
    """A row for each path, in the order of answers."""
    numbers = node_numbers(tree)
    # A choice stands in many rows, and so does an end: each is made once.
    choices = {
        (node.id, answer.id): asked + sheet.html(answer.label)
        for node, asked in ((node, _link(node.id, numbers)) for node in tree.questions)
        for answer in node.answers
    }
    ends: dict[str | Place, Markup] = {node.id: _end(sheet, node, numbers) for node in tree.outcomes}
    views = []
    for path in paths(sheet.site.trees, tree):
        end = path.end.id if isinstance(path.end, Outcome) else path.end
        if isinstance(end, Place) and end not in ends:
            ends[end] = Markup("{} {}").format(sheet.t("paths.go-to"), _target(sheet, tree, end, numbers))
        views.append(
            PathView(
                Markup(" → ").join([choices[question.id, answer.id] for question, answer in path.choices]),
                ends[end],
                _seconds(sheet, counter_seconds(path)),
                _facts(sheet, facts_at_end(path)),
            )
        )
    return views


def _end(sheet: Sheet, node: Outcome, numbers: dict[str, int]) -> Markup:
    return Markup("{} {}{}").format(sheet.t(f"outcome.{node.kind}"), _link(node.id, numbers), sheet.html(node.title))


def _link(node: str, numbers: dict[str, int]) -> Markup:
    """The number of a node of the same tree, with a space behind it."""
    return Markup('<a href="#{}">{}</a> ').format(node, numbers[node])


def facts_at_end(path: Path) -> list[str]:
    """Ids of what the answers along `path` make certain, each once, in their order."""
    return list(dict.fromkeys(fact.value for _, answer in path.choices for fact in answer.ensures))
