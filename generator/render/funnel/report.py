"""What a file of events tells, and a language → the report on lost readers: the words and figures of each line.

The text and the page both show this, so that they cannot tell different things.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.model.events import Reading
from generator.model.funnel import OTHERS, Funnel, Funnels, NodeFlow, box_id, percent
from generator.model.loss import CONFIDENCE, LEAST_VISITS, Loss, greatest_loss
from generator.model.project import Site
from generator.model.settings import Brand
from generator.model.text import Lang
from generator.model.tree import DecisionTree, Outcome, OutcomeKind, Question
from generator.model.walk import Place, edges, node_numbers
from generator.render.edition import Edition, Facts
from generator.render.funnel.phrases import sentence
from generator.render.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a node: an answer, a way back, an end or a loss. A node where nobody was has none."""

    sort: str
    """answer, back, goto, lost, ended or entered: what the page marks."""
    words: str
    to: str
    """The node or tree that an answer leads to, as it is numbered or called; may be empty."""
    count: int
    share: str
    """Of all who were at the node; empty for those who began there, who are shown under the other lines as well."""


class NodeRows(NamedTuple):
    """A node and its lines."""

    number: str
    """Empty for a node that the tree does not know."""
    words: str
    kind: str
    """Name of the kind of an outcome; empty for a question."""
    visits: int
    is_worst: bool
    box: str
    """Id of its box in the chart; empty where it has none."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TreeReport:
    """One version of a tree."""

    id: str
    title: str
    version: str
    is_present: bool
    anchor: str
    """Id of its section on the page."""
    visits: int
    summary: tuple[str, ...]
    """Sentences: how many visits began, who was called, what the file does not tell."""
    loss: str
    """The sentence about the question that loses most."""
    worst: str
    """The same in a few words; empty where no question is named."""
    ends: tuple[tuple[str, int, str], ...]
    """Words, count, and share of the visits that ended at an outcome."""
    nodes: tuple[NodeRows, ...]


@dataclass(frozen=True, slots=True)
class FunnelReport:
    """All of it."""

    lang: Lang
    tag: str
    """BCP 47 tag of `lang`."""
    title: str
    explained: tuple[str, ...]
    """Paragraphs that say how it is counted."""
    trees: tuple[TreeReport, ...]
    misread: tuple[str, ...]
    """What was not understood, a line each; empty where everything was."""
    unknown: tuple[str, ...]
    """Trees that the project does not have, a line each."""
    lines: str


def funnel_report(site: Site, brand: Brand, lang: Lang, funnels: Funnels, reading: Reading) -> FunnelReport:
    """The report in `lang`. Raises UnknownMessage."""
    edition = Edition(Facts(site), lang, brand)
    words = edition.words
    return FunnelReport(
        lang,
        edition.language.tag,
        words.text("funnel.title"),
        (words.text("funnel.meaning"), words.text("funnel.how", least=LEAST_VISITS, confidence=CONFIDENCE)),
        tuple(_tree(edition, funnel) for funnel in funnels.funnels),
        tuple(_misread(words, reading)),
        tuple(_unknown(words, funnels)),
        words.text("funnel.lines", count=reading.lines),
    )


def _tree(edition: Edition, funnel: Funnel) -> TreeReport:
    words, tree = edition.words, edition.site.trees[funnel.tree]
    names = _names(edition, tree) if funnel.is_present else {}
    loss = greatest_loss(funnel)
    numbers = node_numbers(tree) if funnel.is_present else {}
    called = {
        flow.node: _called(words, names.get(flow.node, flow.node), numbers.get(flow.node)) for flow in funnel.nodes
    }
    worst = loss.worst
    version = words.text("funnel.further-versions") if funnel.version == OTHERS else funnel.version
    return TreeReport(
        id=tree.id,
        title=edition.plain(tree.title),
        version=words.text("funnel.version-now" if funnel.is_present else "funnel.version", version=version),
        is_present=funnel.is_present,
        anchor=f"{tree.id}-{'others' if funnel.version == OTHERS else funnel.version}",
        visits=funnel.visits,
        summary=tuple(_summary(words, funnel)),
        loss=sentence(loss, called, words),
        worst=_worst(words, loss, called),
        ends=tuple(_ends(words, funnel, names)),
        nodes=tuple(
            _node(edition, tree, funnel, flow, names, is_worst=worst is not None and flow.node == worst.node)
            for flow in funnel.nodes
        ),
    )


def _worst(words: Words, loss: Loss, called: dict[str, str]) -> str:
    if not loss.worst:
        return ""
    share = percent(loss.worst.lost, loss.worst.present)
    key = "funnel.worst-close" if loss.rival else "funnel.worst"
    return words.text(key, question=called[loss.worst.node], share=share)


def _called(words: Words, name: str, number: int | None) -> str:
    """A question as a sentence names it."""
    if number is None:
        return words.text("funnel.question", question=name)
    return words.text("funnel.question-numbered", question=name, number=number)


def _summary(words: Words, funnel: Funnel) -> Iterator[str]:
    if funnel.is_present:
        further = funnel.visits - funnel.at_start
        yield words.text("funnel.began", count=funnel.visits) + (
            words.text("funnel.began-in", count=further) if further else ""
        )
    else:
        yield words.text("funnel.began", count=funnel.visits)
        yield words.text("funnel.older")
    unseen = sum(flow.unseen for flow in funnel.nodes)
    if unseen:
        yield words.text("funnel.unseen", count=unseen)
    for whom in ("acquirer", "issuer", "admin"):
        tried = funnel.calls.get((whom, "tried"), 0)
        count = tried + funnel.calls.get((whom, "outcome"), 0)
        if count:
            who = words.text("funnel.issuer" if whom == "issuer" else f"who.{whom}")
            yield words.text("funnel.called", who=who, count=count) + (
                words.text("funnel.called-tried", count=tried) if tried else ""
            )


def _ends(words: Words, funnel: Funnel, names: dict[str, str]) -> Iterator[tuple[str, int, str]]:
    outcomes = [(flow, flow.kind) for flow in funnel.nodes if flow.kind]
    ended = sum(flow.ended for flow, _ in outcomes)
    for flow, kind in outcomes:
        name = words.text("funnel.of-kind", outcome=names.get(flow.node, flow.node), kind=_kind(words, kind))
        yield name, flow.ended, percent(flow.ended, ended)


def _node(
    edition: Edition, tree: DecisionTree, funnel: Funnel, flow: NodeFlow, names: dict[str, str], *, is_worst: bool
) -> NodeRows:
    words, numbers = edition.words, node_numbers(tree) if funnel.is_present else {}
    name = names.get(flow.node) or (words.text("funnel.others") if flow.node == OTHERS else flow.node)
    if funnel.is_present and not flow.is_known:
        name = words.text("funnel.not-in-tree", node=name)
    node = tree.nodes.get(flow.node) if flow.is_known else None
    return NodeRows(
        str(numbers.get(flow.node, "")),
        name,
        _kind(words, flow.kind) if flow.kind else "",
        flow.visits,
        is_worst,
        box_id(tree.id, numbers[flow.node]) if flow.node in numbers else "",
        tuple(_rows(edition, tree, node if isinstance(node, Question) else None, flow)),
    )


def _rows(edition: Edition, tree: DecisionTree, question: Question | None, flow: NodeFlow) -> Iterator[Row]:
    words = edition.words

    def row(sort: str, name: str, count: int, to: str = "") -> Row:
        return Row(sort, name, to, count, percent(count, flow.present))

    if not flow.present:
        return
    if flow.entered and flow.is_known and flow.node != tree.start.value:
        yield Row("entered", words.text("funnel.entered"), "", flow.entered, "")
    leads = edges(edition.site.trees, tree, question) if question else []
    known = {answer.id: (edition.plain(answer.label), _target(edition, tree, to)) for answer, to in leads}
    for answer, count in flow.answers.items():
        name, to = known.get(answer, (words.text("funnel.others") if answer == OTHERS else answer, ""))
        if question and answer not in known:
            name = words.text("funnel.not-in-tree", node=name)
        yield row("answer", name, count, to)
    if flow.back:
        yield row("back", words.text("funnel.back"), flow.back)
    if flow.goto:
        yield row("goto", words.text("funnel.goto"), flow.goto)
    if flow.kind:
        yield row("ended", words.text("funnel.ended"), flow.ended)
    else:
        yield row("lost", words.text("funnel.lost"), flow.lost)


def _target(edition: Edition, tree: DecisionTree, to: Place) -> str:
    if to.tree != tree.id:
        return f"→ {edition.plain(edition.site.trees[to.tree].title)}"
    return f"→ {node_numbers(tree)[to.node]}"


def _names(edition: Edition, tree: DecisionTree) -> dict[str, str]:
    return {id: edition.plain(node.title if isinstance(node, Outcome) else node.ask) for id, node in tree.nodes.items()}


def _kind(words: Words, kind: OutcomeKind) -> str:
    return words.text(f"outcome.{kind}")


def _misread(words: Words, reading: Reading) -> Iterator[str]:
    if not reading.misread:
        return
    yield words.text("funnel.misread", count=reading.misread, lines=reading.lines)
    for misread in reading.first:
        why = words.text(f"funnel.misfit-{misread.why}", field=misread.field)
        yield words.text("funnel.misread-line", line=misread.line, why=why)
    if reading.misread > len(reading.first):
        yield words.text("funnel.misread-more", count=reading.misread - len(reading.first))


def _unknown(words: Words, funnels: Funnels) -> Iterator[str]:
    if funnels.unknown_trees:
        yield words.text("funnel.unknown-trees")
    for tree, count in funnels.unknown_trees.items():
        yield words.text("funnel.unknown-tree", tree=tree, count=count)
    if funnels.further_unknown:
        yield words.text("funnel.unknown-further", count=funnels.further_unknown)
