"""A decision tree → the guide: its nodes in reading order, numbered, each answer with where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from generator.model.tree import UNSURE, DecisionTree, Outcome, Question
from generator.model.walk import Place, node_numbers, resolve
from generator.render import addresses
from generator.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as a link."""

    id: str
    label: Markup
    href: str
    leads_to: str
    """For paper: the number of the next node, or the title of another tree."""
    is_unsure: bool
    is_jump: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as a section."""

    id: str
    number: int
    is_start: bool
    ask: Markup
    help: Markup | None
    seconds: str
    left: str
    """What is still to come from here on, for the guide's script."""
    answers: tuple[AnswerView, ...]
    was: tuple[str, ...]
    """Ids that it had before: addresses with them lead here."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One action of an outcome."""

    do: Markup
    seconds: str


@dataclass(frozen=True, slots=True)
class WordView:
    """A word of a vocabulary of the site, such as something to note down."""

    id: str
    words: Markup


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """An outcome as a section."""

    id: str
    number: int
    kind: str
    who: str
    title: Markup
    needs: tuple[WordView, ...]
    """What must hold before the steps, each once."""
    steps: tuple[StepView, ...]
    seconds: str
    left: str
    """How long the steps take, for the guide's script."""
    say: Markup
    disclose: bool
    note_down: tuple[WordView, ...]
    was: tuple[str, ...]
    """Ids that it had before."""


def guide_block(sheet: Sheet, tree: DecisionTree, chart_href: str) -> str:
    """The guide as HTML: all nodes as linked sections, and what its script adds to them. `chart_href`: of the chart."""
    return sheet.block(
        "guide.html.j2",
        tree=tree,
        version=sheet.edition.facts.version(tree),
        nodes=guide(sheet, tree),
        chart_href=chart_href,
        prefix="",
    )


def guide(sheet: Sheet, tree: DecisionTree) -> tuple[QuestionView | OutcomeView, ...]:
    """Every node of `tree`: the start first, then the rest in the author's order."""
    numbers = node_numbers(tree)
    return tuple(
        question_view(sheet, tree, node, numbers)
        if isinstance(node, Question)
        else _outcome(sheet, tree, node, numbers[id])
        for id, node in ((id, tree.nodes[id]) for id in numbers)
    )


def question_view(sheet: Sheet, tree: DecisionTree, node: Question, numbers: dict[str, int]) -> QuestionView:
    """A question whose answers are links from the page of `sheet`."""
    answers = []
    for answer in node.answers:
        place = resolve(sheet.site.trees, tree, answer.to) or Place(tree.id, node.id)
        is_jump = place.tree != tree.id
        answers.append(
            AnswerView(
                id=answer.id,
                label=sheet.html(answer.label),
                href=place_url(sheet, place, answer.to.node or ""),
                leads_to=sheet.plain(sheet.site.trees[place.tree].title) if is_jump else str(numbers[place.node]),
                is_unsure=answer.id == UNSURE,
                is_jump=is_jump,
            )
        )
    return QuestionView(
        id=node.id,
        number=numbers[node.id],
        is_start=node.id == tree.start.value,
        ask=sheet.html(node.ask),
        help=sheet.html(node.help) if node.help else None,
        seconds=sheet.seconds(node.seconds),
        left=_left(sheet, Place(tree.id, node.id)),
        answers=tuple(answers),
        was=_old_ids(sheet, tree, node.id),
    )


def place_url(sheet: Sheet, place: Place, node: str) -> str:
    """Address of `place`. The start of another tree is that tree's page, whose safety box comes first."""
    if addresses.tree_address(place.tree).page == sheet.path:
        return sheet.tree(place.tree, place.node)
    return sheet.tree(place.tree, node)


def _outcome(sheet: Sheet, tree: DecisionTree, node: Outcome, number: int) -> OutcomeView:
    settings = sheet.site.settings
    needs = dict.fromkeys(fact.value for step in node.steps for fact in step.needs)
    return OutcomeView(
        id=node.id,
        number=number,
        kind=node.kind,
        who=node.who,
        title=sheet.html(node.title),
        needs=tuple(WordView(fact, sheet.html(settings.facts[fact])) for fact in needs),
        steps=tuple(StepView(sheet.html(step.do), sheet.seconds(step.seconds)) for step in node.steps),
        seconds=(seconds := sheet.seconds(sum(step.seconds for step in node.steps))),
        left=sheet.say("guide.left-end", time=seconds),
        say=sheet.html(node.say),
        disclose=node.disclose,
        note_down=tuple(WordView(word.value, sheet.html(settings.note_down[word.value])) for word in node.note_down),
        was=_old_ids(sheet, tree, node.id),
    )


def _old_ids(sheet: Sheet, tree: DecisionTree, node: str) -> tuple[str, ...]:
    moved = sheet.site.moved_nodes
    return tuple(one.old for one in moved if one.tree == tree.id and one.new.value == node) if moved else ()


def _left(sheet: Sheet, place: Place) -> str:
    """The estimate that a reader sees at a question: in steps of five seconds, questions rounded up."""
    left = sheet.edition.facts.walks.left[place]
    time = sheet.seconds(max(5, 5 * round(left.seconds / 5)))
    return sheet.say("guide.left", time=time, questions=ceil(left.questions))
