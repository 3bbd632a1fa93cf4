"""A composed tree file → `DecisionTree`. The declaration here is the format, and the published JSON Schema."""

from __future__ import annotations

from typing import Any

from generator.load import shape_rules as rules
from generator.load.languages import ByLanguage, LocalizedShape
from generator.load.schema import (
    FAILED,
    BooleanShape,
    ChoiceShape,
    DateShape,
    Field,
    IntegerShape,
    ListOf,
    MapOf,
    OneOf,
    Reader,
    Record,
    TextShape,
    keys,
)
from generator.load.yaml_reader import MappingNode, Node
from generator.model.text import DEFAULT_LANGS, Lang
from generator.model.tree import (
    Answer,
    DecisionTree,
    Example,
    Jump,
    Outcome,
    OutcomeKind,
    Question,
    Step,
    Who,
)
from generator.problem import Span

LONGEST_STEP_SECONDS = 3600
"""An hour: whatever takes longer is no step at a counter."""

_id = TextShape(r"[a-z0-9]+(?:-[a-z0-9]+)*", "an id")
_word = TextShape()
_localized = LocalizedShape()
_ids = ListOf(_id)
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
        "tree": Record({"tree": Field(_id), "node": Field(_id, required=False)}, _tree_jump),
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
        "ask": Field(_localized),
        "help": Field(_localized, required=False),
        "seconds": Field(_seconds),
        "customer_waits": Field(BooleanShape()),
        "answers": Field(
            MapOf(
                Record(
                    {
                        "label": Field(_localized),
                        "to": Field(_jump),
                        "ensures": Field(_ids, required=False, default=()),
                    },
                    _as_values,
                ),
                "answer",
                _answer,
            )
        ),
    },
    _as_values,
)

_outcome = Record(
    {
        "outcome": Field(_OutcomeKindShape(OutcomeKind)),
        "who": Field(ChoiceShape(Who)),
        "title": Field(_localized),
        "steps": Field(
            ListOf(
                Record(
                    {
                        "do": Field(_localized),
                        "seconds": Field(_seconds),
                        "needs": Field(_ids, required=False, default=()),
                        "destroys": Field(_id, required=False),
                    },
                    _step,
                ),
                "step",
                at_least=1,
            )
        ),
        "say": Field(_localized, missing=rules.OUTCOME_WITHOUT_SAY),
        "disclose": Field(BooleanShape()),
        "note_down": Field(_ids),
        "sources": Field(ListOf(_word, at_least=1)),
        "customer_waits": Field(BooleanShape(), required=False, default=True),
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
_tree = Record(
    {
        "title": Field(_localized),
        "summary": Field(_localized),
        "leads_here": Field(
            Record(
                {
                    "codes": Field(ListOf(_word)),
                    "faults": Field(_ids),
                    "words": Field(ByLanguage(_words, ())),
                },
                _as_values,
            )
        ),
        "safety": Field(ListOf(_localized, "safety sentence", at_least=1)),
        "owner": Field(_word),
        "reviewed": Field(DateShape()),
        "review_by": Field(DateShape()),
        "sources": Field(ListOf(_word, at_least=1)),
        "start": Field(_id),
        "nodes": Field(
            MapOf(
                OneOf(
                    {"question": _question, "outcome": _outcome},
                    lambda node: "outcome" if keys(node).isdisjoint(("ask", "answers")) else "question",
                ),
                "node",
                _node,
            )
        ),
        "examples": Field(
            ListOf(
                Record({"name": Field(_word), "answers": Field(_ids), "ends": Field(_jump)}, _example),
                "example",
            )
        ),
    },
    _as_values,
)


def read_tree(root: Node, family: str, id: str, reader: Reader, node_limit: int) -> DecisionTree | None:
    """The tree in `root`, or None where too little of it could be read. Reasons are in `reader.problems`."""
    values = _tree.read(root, reader)
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


def tree_schema(langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
    """The format as JSON Schema (draft 2020-12), for editors. `langs`: the languages of the project."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "poshelp decision tree",
        **_tree.schema(langs),
    }
