"""A composed tree file → `DecisionTree`. The declaration here is the format, and its JSON Schema."""

from __future__ import annotations

from typing import Any

from generator.load import shape_rules as rules
from generator.load.choices import OUTCOME_KINDS, WHO
from generator.load.collection_shapes import Field, ListOf, MapOf, OneOf, Record, keys
from generator.load.languages import ByLanguage, LocalizedShape
from generator.load.scalar_shapes import ID_TEXT, BooleanShape, ChoiceShape, DateShape, IntegerShape, TextShape
from generator.load.shape import FAILED, Reader, Shape
from generator.load.snippets import OUTCOME, QUESTION
from generator.load.yaml_reader import MappingNode, Node
from generator.model.tree import (
    Answer,
    DecisionTree,
    Example,
    Jump,
    Outcome,
    OutcomeKind,
    Question,
    Step,
)
from generator.problem import Span

LONGEST_STEP_SECONDS = 3600
"""An hour: whatever takes longer is no step at a counter."""

_word = TextShape()
_localized = LocalizedShape()
_ids = ListOf(ID_TEXT)
_seconds = IntegerShape(0, LONGEST_STEP_SECONDS)


class _OutcomeKindShape(ChoiceShape):
    """The kind of an outcome with its place, for rules about kinds."""

    def read(self, node: Node, reader: Reader) -> Any:
        kind = super().read(node, reader)
        return FAILED if kind is FAILED else (kind, reader.span(node))


class _NodeIdShape(TextShape):
    """An answer's target inside the tree, as a jump."""

    def read(self, node: Node, reader: Reader) -> Any:
        text = super().read(node, reader)
        return FAILED if text is FAILED else Jump(None, text.value, text.span)


def _tree_jump(node: Node, values: dict[str, Any], reader: Reader) -> Jump:
    tree, target = values["tree"], values["node"]
    return Jump(tree.value, target and target.value, tree.span, target and target.span)


_jump = OneOf(
    {
        "node": _NodeIdShape(r"[a-z0-9]+(?:-[a-z0-9]+)*", "the id of a node"),
        "tree": Record(
            {
                "tree": Field(ID_TEXT, "The id of another tree"),
                "node": Field(ID_TEXT, "A node of that tree; without it, its first question", required=False),
            },
            _tree_jump,
        ),
    },
    lambda node: "tree" if isinstance(node, MappingNode) else "node",
)


def _answer(key: Node, values: dict[str, Any], reader: Reader) -> Answer:
    return Answer(key.value, reader.span(key), values["label"], values["to"], values["ensures"])


def _step(node: Node, values: dict[str, Any], reader: Reader) -> Step:
    return Step(values["do"], values["seconds"], values["needs"], values["destroys"], reader.span(node))


def _as_values(node: Node, values: dict[str, Any], reader: Reader) -> dict[str, Any]:
    return values


_question = Record(
    {
        "ask": Field(_localized, "The question, short enough to be read at the counter"),
        "help": Field(_localized, "How to find the answer out, in a sentence or two", required=False),
        "seconds": Field(_seconds, "Time that answering takes at the counter, in seconds"),
        "customer_waits": Field(BooleanShape(), "true while a customer stands there"),
        "answers": Field(
            MapOf(
                Record(
                    {
                        "label": Field(_localized, "What the button of the answer says"),
                        "to": Field(
                            _jump,
                            "Where it leads: a node of this tree, or {tree: its-id} or {tree: its-id, node: its-node}",
                        ),
                        "ensures": Field(
                            _ids,
                            "Facts of site.yml that whoever gives this answer knows or has brought about",
                            required=False,
                            default=(),
                        ),
                    },
                    _as_values,
                ),
                "answer",
                _answer,
            ),
            "The answers by id; every question has the answer unsure. Quote yes and no: they are ids here",
        ),
    },
    _as_values,
)

_outcome = Record(
    {
        "outcome": Field(_OutcomeKindShape(OutcomeKind, OUTCOME_KINDS), "What it comes down to"),
        "who": Field(WHO, "Who acts"),
        "title": Field(_localized, "The outcome in a few words"),
        "steps": Field(
            ListOf(
                Record(
                    {
                        "do": Field(_localized, "One action, as an order: which key to press, what to do"),
                        "seconds": Field(_seconds, "Time that the step takes, in seconds"),
                        "needs": Field(
                            _ids,
                            "Facts of site.yml that must hold before this step, on every path that leads here",
                            required=False,
                            default=(),
                        ),
                        "destroys": Field(
                            ID_TEXT,
                            "What this step could cost: a hazard of site.yml, whose fact must be among needs",
                            required=False,
                        ),
                    },
                    _step,
                ),
                "step",
                at_least=1,
            ),
            "What to do, in order: one action a step",
        ),
        "say": Field(_localized, "One short sentence for the customer", missing=rules.OUTCOME_WITHOUT_SAY),
        "disclose": Field(
            BooleanShape(), "false where only the site's neutral sentence may be said: lost, stolen, fraud, pick-up"
        ),
        "note_down": Field(_ids, "What to write down: ids of note_down in site.yml"),
        "sources": Field(ListOf(_word, at_least=1), "Keys of content/data/sources.yml"),
        "customer_waits": Field(
            BooleanShape(), "false where the customer need not wait; true if left out", required=False, default=True
        ),
    },
    _as_values,
)


def _node(key: Node, values: dict[str, Any], reader: Reader) -> Question | Outcome:
    id, span = key.value, reader.span(key)
    if "ask" in values:
        return Question(
            id,
            span,
            values["ask"],
            values["help"],
            values["seconds"],
            values["customer_waits"],
            tuple(values["answers"].values()),
        )
    kind, kind_span = values["outcome"]
    return Outcome(
        id,
        span,
        kind,
        kind_span,
        values["who"],
        values["title"],
        values["steps"],
        values["say"],
        values["disclose"],
        values["note_down"],
        values["sources"],
        values["customer_waits"],
    )


def _example(node: Node, values: dict[str, Any], reader: Reader) -> Example:
    return Example(values["name"].value, values["answers"], values["ends"], reader.span(node))


_words = ListOf(TextShape(r"[^，、；]+", "a word or phrase without full-width commas"))
TREE: Shape = Record(
    {
        "title": Field(_localized, "What the cause is called"),
        "summary": Field(_localized, "One sentence: what it is, and what to do first"),
        "leads_here": Field(
            Record(
                {
                    "codes": Field(ListOf(_word), "Codes of content/data/response-codes.yml, in quotation marks"),
                    "faults": Field(_ids, "Ids of content/data/terminal-faults.yml"),
                    "words": Field(ByLanguage(_words, ()), "What people say or search for"),
                },
                _as_values,
            ),
            "What brings a reader to this tree",
        ),
        "safety": Field(
            ListOf(_localized, "safety sentence", at_least=1),
            "What must never be done here; shown above everything else",
        ),
        "owner": Field(_word, "Who answers for this tree and reviews it"),
        "reviewed": Field(DateShape(), "Day of the last review, such as 2026-11-22"),
        "review_by": Field(DateShape(), "Day on which it is to be reviewed again"),
        "sources": Field(ListOf(_word, at_least=1), "Keys of content/data/sources.yml"),
        "start": Field(ID_TEXT, "Id of the first question"),
        "nodes": Field(
            MapOf(
                OneOf(
                    {"question": _question, "outcome": _outcome},
                    lambda node: "outcome" if keys(node).isdisjoint(("ask", "answers")) else "question",
                ),
                "node",
                _node,
                snippets=(QUESTION, OUTCOME),
            ),
            "Questions and outcomes by id; the id becomes part of an address",
        ),
        "examples": Field(
            ListOf(
                Record(
                    {
                        "name": Field(_word, "What the example shows"),
                        "answers": Field(_ids, "Ids of the answers given, in order"),
                        "ends": Field(_jump, "Where they lead: the id of an outcome, or a jump to another tree"),
                    },
                    _example,
                ),
                "example",
            ),
            "The author's own tests: together they give every answer and reach every outcome",
        ),
    },
    _as_values,
)


def read_tree(root: Node, family: str, id: str, reader: Reader, node_limit: int) -> DecisionTree | None:
    """The tree in `root`, or None where too little of it could be read. Reasons are in `reader.problems`."""
    values = TREE.read(root, reader)
    if values is FAILED:
        return None
    nodes = values["nodes"]
    if len(nodes) > node_limit:
        first = next(iter(list(nodes.values())[node_limit:]))
        hint = "split it: let an answer lead to `{tree: …}`"
        message = f"the tree has {len(nodes)} nodes; the limit is {node_limit}"
        reader.problems.append(rules.TOO_MANY_NODES.problem(message, first.span, hint))
    leads_here = values["leads_here"]
    review_by, review_by_span = values["review_by"]
    return DecisionTree(
        id=id,
        family=family,
        file=reader.file,
        span=Span(reader.file, 1, 1, 1, 1),
        title=values["title"],
        summary=values["summary"],
        codes=leads_here["codes"],
        faults=leads_here["faults"],
        words=leads_here["words"],
        safety=values["safety"],
        owner=values["owner"],
        reviewed=values["reviewed"][0],
        review_by=review_by,
        review_by_span=review_by_span,
        sources=values["sources"],
        start=values["start"],
        nodes=nodes,
        examples=values["examples"],
        whole=all(problem.rule == rules.MISSING_LANGUAGE.id for problem in reader.problems),
    )
