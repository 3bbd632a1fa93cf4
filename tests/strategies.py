"""Hypothesis strategies: contents of files that nobody promised anything about, graphs of trees, correct projects."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from generator.model.text import Localized, Text
from generator.model.tree import Answer, DecisionTree, Jump, Outcome, OutcomeKind, Question, Step, Who
from generator.problem import Span
from tests.projects.sketch import FAMILIES, AnswerSketch, NodeSketch, Sketch, Target, TreeSketch, tree_examples
from tests.texts import localized


def effort(examples: int, *, on_disk: bool = False) -> settings:
    """So many examples, on a machine that may be busy with something else.

    What is read from disk is slow; looking for the smallest failing example would take minutes, and it is small anyway.
    """
    phases = [phase for phase in Phase if phase not in (Phase.shrink, Phase.explain)] if on_disk else list(Phase)
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), phases=phases)


# ------------------------------------------------------------------------------------------- contents of any kind

_PIECES = (
    "a title zh en nodes start to ask yes no ~ null 08 1.10 2026-02-30 0x1f 1_000 12:30 << = .inf - ? : :: 余额 🀄 "
    "e\u0301 ✎ {hotline} *a &a !t !!binary %YAML --- ... | > |- ' \" \\u202e # @ `"
)
_YAML_WORDS = st.sampled_from(_PIECES.split())
_YAML_JOINTS = st.sampled_from(
    ["\n", "\n  ", "\n    ", "\n- ", ": ", ":\n", " ", "{", "}", "[", "]", ", ", "- ", "? ", "\r\n", "\r", "\t", "\x85"]
)
_ANY_CHARACTER = st.characters(min_codepoint=0, max_codepoint=0x10FFFF, exclude_categories=())


def yaml_like() -> st.SearchStrategy[str]:
    """Text out of the pieces that YAML is made of, in any order."""
    return st.lists(st.one_of(_YAML_WORDS, _YAML_JOINTS), max_size=60).map("".join)


def any_text() -> st.SearchStrategy[str]:
    """Text with every kind of character, lone surrogates too."""
    return st.text(_ANY_CHARACTER, max_size=60)


def any_bytes() -> st.SearchStrategy[bytes]:
    """Contents of a file that nobody promised anything about."""
    return st.one_of(
        st.binary(max_size=200),
        any_text().map(lambda text: text.encode("utf-8", "surrogatepass")),
        yaml_like().map(lambda text: text.encode("utf-8", "surrogatepass")),
        yaml_like().map(lambda text: b"\xef\xbb\xbf" + text.encode("utf-8", "surrogatepass")),
        yaml_like().map(lambda text: text.encode("utf-16", "surrogatepass")),
        st.text(st.characters(codec="gb18030"), max_size=40).map(lambda text: text.encode("gb18030")),
    )


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """`content` with a stretch taken out, doubled, or replaced by something else, at a character's border or within."""
    start = draw(st.integers(0, len(content)))
    end = min(len(content), start + draw(st.integers(0, 40)))
    middle = draw(st.one_of(st.just(b""), st.just(content[start:end] * 2), any_bytes()))
    return content[:start] + middle + content[end:]


# ------------------------------------------------------------------------------------------------ graphs of trees

_NOWHERE = Span("t", 1, 1, 1, 1)


def _text(value: str) -> Text:
    return Text(value, _NOWHERE)


def _localized(value: str) -> Localized:
    return localized(_text(value), _text(value))


GraphNode = list[tuple[Target, frozenset[str]]] | None
"""The targets of a question's answers with what they ensure; None for an outcome."""


@dataclass(frozen=True)
class GraphTree:
    """Nodes and edges of a tree, with seconds, and nothing else."""

    start: str
    nodes: Mapping[str, GraphNode]
    seconds: Mapping[str, tuple[int, bool]]
    """Node → seconds, and whether a customer waits."""


def decision_tree(id: str, graph: GraphTree) -> DecisionTree:
    """A tree of the model with the nodes and edges of `graph`."""
    nodes: dict[str, Question | Outcome] = {}
    for name, leads in graph.nodes.items():
        seconds, waits = graph.seconds[name]
        if leads is None:
            first, second = seconds // 2, seconds - seconds // 2
            steps = tuple(Step(_localized(name), part, (), None, _NOWHERE) for part in (first, second))
            nodes[name] = Outcome(
                name, _NOWHERE, OutcomeKind.FIXED, _NOWHERE, Who.CASHIER, _localized(name), steps, _localized(name),
                disclose=True, note_down=(), sources=(), customer_waits=waits,
            )  # fmt: skip
        else:
            answers = tuple(
                Answer(f"a{n}", _NOWHERE, _localized(f"a{n}"), Jump(*to, _NOWHERE), tuple(map(_text, sorted(ensures))))
                for n, (to, ensures) in enumerate(leads)
            )
            nodes[name] = Question(name, _NOWHERE, _localized(name), None, seconds, waits, answers)
    day = datetime.date(2026, 11, 22)
    return DecisionTree(
        id=id, family="f", file=f"trees/f/{id}.yml", span=_NOWHERE, title=_localized(id), summary=_localized(id),
        codes=(), faults=(), words={"zh": (), "en": ()}, safety=(), owner=_text("o"), reviewed=day, review_by=day,
        review_by_span=_NOWHERE, sources=(), start=_text(graph.start), nodes=nodes, examples=(), whole=True,
    )  # fmt: skip


_ENSURES = tuple(map(frozenset, ("", "x", "y", "xy")))


@st.composite
def graphs(draw: st.DrawFn, *, acyclic: bool) -> dict[str, GraphTree]:
    """A few small trees with jumps to each other's starts and into each other's middle.

    Every node of every tree has a place in one order; without cycles answers lead only to later places. Some targets
    do not exist, and some nodes nothing leads to. One number is drawn for each answer, because drawing takes long.
    """
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    places = [(f"t{tree}", f"n{node}") for node in range(4) for tree, size in enumerate(sizes) if node < size]
    starts = {f"t{tree}": "n0" for tree in range(len(sizes))}
    if draw(st.integers(0, 4)) == 0:
        starts[places[-1][0]] = draw(st.sampled_from([places[-1][1], "missing"]))
    nodes: dict[tuple[str, str], GraphNode] = {}
    for number, (tree, node) in enumerate(places):
        allowed = places[number + 1 :] if acyclic else places
        drawn = draw(st.lists(st.integers(0, 64 * len(allowed) - 1), max_size=3)) if allowed else []
        leads: list[tuple[Target, frozenset[str]]] = []
        for one in drawn:
            rest, ensures = divmod(one, 4)
            kind, which = divmod(rest, len(allowed))
            to_tree, to_node = allowed[which]
            target: Target = (None if to_tree == tree else to_tree, to_node)
            if kind == 1:
                target = ((None, "missing"), ("missing", None), (to_tree, "missing"))[which % 3]
            elif kind < 4 and to_tree != tree and starts[to_tree] == to_node:
                target = (to_tree, None)
            leads.append((target, _ENSURES[ensures]))
        nodes[tree, node] = leads or None
    seconds = draw(st.lists(st.integers(-60, 60), min_size=len(places), max_size=len(places)))
    return {
        id: GraphTree(
            start,
            {node: nodes[tree, node] for tree, node in places if tree == id},
            {node: (abs(s), s > 0) for (tree, node), s in zip(places, seconds, strict=True) if tree == id},
        )
        for id, start in starts.items()
    }


# ------------------------------------------------------------------------------------------------ whole projects

_ANSWER_IDS = ("yes", "no", "maybe")
_LETTERS = "abcdefgh"
"""Ids of nodes stand in texts, where digits would count as numbers."""


@st.composite
def sketches(draw: st.DrawFn, *, trees: int = 3, nodes: int = 5) -> Sketch:
    """A correct project of up to so many trees of up to so many nodes each, with jumps from earlier to later trees."""
    drawn = [
        TreeSketch(f"tree-{number}", draw(st.sampled_from(FAMILIES)), [])
        for number in range(draw(st.integers(1, trees)))
    ]
    for tree in drawn:
        count = draw(st.integers(3, nodes))
        questions = draw(st.integers(1, count - 2))
        for place in range(count):
            is_outcome = place >= questions
            tree.nodes.append(NodeSketch(f"n-{_LETTERS[place]}", [], gated=is_outcome and draw(st.booleans())))
        for place in range(questions):
            tree.nodes[place].answers = [
                AnswerSketch(id, (None, ""), draw(st.booleans()))
                for id in (*_ANSWER_IDS[: draw(st.integers(1, 3))], "unsure")
            ]
        _lead_everywhere(draw, tree, questions)
    for number, tree in enumerate(drawn):
        _jump(draw, tree, drawn[number + 1 :])
    _ensure_where_needed(drawn)
    for tree in drawn:
        tree.examples = list(tree_examples(tree))
    return Sketch(drawn)


def _lead_everywhere(draw: st.DrawFn, tree: TreeSketch, questions: int) -> None:
    """Targets, so that every node is led to, and no question has all its answers lead to one node."""
    ids = [node.id for node in tree.nodes]
    free: list[tuple[int, AnswerSketch]] = []
    for place, node in enumerate(tree.nodes[:questions]):
        if place:  # from an earlier question
            spot = draw(st.sampled_from([entry for entry in free if entry[0] < place]))
            spot[1].to = (None, node.id)
            free.remove(spot)
        free.extend((place, answer) for answer in node.answers)
    outcomes = ids[questions:]
    for outcome, (_, answer) in zip(outcomes, free, strict=False):
        answer.to = (None, outcome)
    for _, answer in free[len(outcomes) :]:
        answer.to = (None, draw(st.sampled_from(outcomes)))
    led_to = {answer.to[1] for node in tree.nodes for answer in node.answers}
    tree.nodes = [node for node in tree.nodes if node.id in led_to or node.id == "n-a"]
    kept = [node.id for node in tree.nodes if not node.answers]
    for node in tree.nodes:
        if len({answer.to for answer in node.answers}) == 1:
            other = [id for id in kept if (None, id) != node.answers[0].to]
            node.answers[-1].to = (None, other[0]) if other else (None, _one_more_outcome(tree))


def _one_more_outcome(tree: TreeSketch) -> str:
    tree.nodes.append(NodeSketch("last", []))
    return "last"


def _jump(draw: st.DrawFn, tree: TreeSketch, later: list[TreeSketch]) -> None:
    """One more answer, which jumps to the start of a later tree or into its middle."""
    jumps = draw(st.booleans())
    if later and jumps:
        question = draw(st.sampled_from([node for node in tree.nodes if node.answers]))
        target = draw(st.sampled_from(later))
        node = draw(st.sampled_from([None, *(node.id for node in target.nodes)]))
        question.answers.insert(0, AnswerSketch("jump", (target.id, node), ensures=False))


def _ensure_where_needed(trees: list[TreeSketch]) -> None:
    gated = {(tree.id, node.id) for tree in trees for node in tree.nodes if node.gated}
    for tree in trees:
        for node in tree.nodes:
            for answer in node.answers:
                answer.ensures |= (answer.to[0] or tree.id, answer.to[1] or "") in gated
