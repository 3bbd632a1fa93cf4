"""SSVC 2 in JSON → a tree: a decision table, or a decision point alone.

A table names its decision points by `namespace:key:version`; one of them is the outcome, and each row of `mapping`
gives a value key for every one.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.exchange.decision_table import Column, Row, Table, TableValue, tree_of_table
from generator.exchange.draft import Both, DraftAnswer, DraftOutcome, DraftQuestion, DraftTree, Target
from generator.exchange.json_fields import Fields
from generator.exchange.json_places import Value
from generator.exchange.source import Source, Unreadable, shown
from generator.exchange.words import Ids, answer_slug, language, literal, slug
from generator.model.text import Lang

_OF_ALL = frozenset(["namespace", "key", "version", "name", "definition", "description", "schemaVersion", "registered"])
_TABLE = _OF_ALL | {"decision_points", "outcome", "mapping"}
_POINT = _OF_ALL | {"values"}
_VALUE = frozenset(["key", "name", "definition", "description"])


def read_ssvc(source: Source, root: Value) -> DraftTree:
    """The tree of a table or of a decision point. Raises Unreadable."""
    whole = Fields(source, root, "the table")
    if whole.has("schemaVersion") and not whole.text("schemaVersion").startswith("2."):
        message = f"version {shown(whole.text('schemaVersion'))} of SSVC's schema is not known; 2 is"
        raise Unreadable(message, whole.value("schemaVersion").at)
    if not whole.has("decision_points"):
        whole.what = "the decision point"
        return _point_alone(source, whole)
    whole.tell_unknown(_TABLE)
    points = Fields(source, whole.value("decision_points"), "`decision_points`")
    columns = {id: _Point(source, value, id) for id, value in points.members.items()}
    outcome = whole.text("outcome")
    if outcome not in columns:
        raise Unreadable(f"the outcome {shown(outcome)} is none of the decision points", whole.value("outcome").at)
    inputs = [id for id in columns if id != outcome]
    if not inputs:
        raise Unreadable("the table has no decision point beside its outcome", points.at)
    rows = tuple(_row(source, value, columns, inputs, outcome) for value in whole.listed("mapping"))
    table = Table(
        _language(whole, columns.values()),
        _literal(whole, "name"),
        _definition(whole),
        tuple(columns[id].column for id in inputs),
        columns[outcome].column,
        rows,
    )
    if not rows:
        raise Unreadable("the table has no rows", whole.at, "`mapping` holds them")
    return tree_of_table(source, table)


class _Point:
    """A decision point of the file."""

    def __init__(self, source: Source, value: Value, id: str) -> None:
        self.id = id
        fields = Fields(source, value, f"decision point {shown(id)}")
        fields.tell_unknown(_POINT)
        self.numbers: dict[str, int] = {}
        values: list[TableValue] = []
        for member in fields.listed("values"):
            one = Fields(source, member, f"a value of {shown(id)}")
            one.tell_unknown(_VALUE)
            key = one.text("key")
            if key in self.numbers:
                raise Unreadable(f"value {shown(key)} of {shown(id)} is there twice", one.value("key").at)
            self.numbers[key] = len(values)
            values.append(TableValue(_literal(one, "name") or key, _definition(one)))
        if not values:
            raise Unreadable(f"decision point {shown(id)} has no values", fields.at)
        self.column = Column(_literal(fields, "name") or id, _definition(fields), tuple(values))


def _row(source: Source, value: Value, columns: dict[str, _Point], inputs: list[str], outcome: str) -> Row:
    row = Fields(source, value, "a row of `mapping`")
    for key, member in row.members.items():
        if key not in columns:
            raise Unreadable(f"{shown(key)} is none of the decision points", member.at)
    chosen = {id: _number(row, columns[id]) for id in (*inputs, outcome)}
    return Row(tuple(chosen[id] for id in inputs), chosen[outcome], row.at)


def _number(row: Fields, point: _Point) -> int:
    key = row.text(point.id)
    if key not in point.numbers:
        raise Unreadable(f"{shown(key)} is no value of {shown(point.id)}", row.value(point.id).at)
    return point.numbers[key]


def _point_alone(source: Source, whole: Fields) -> DraftTree:
    """A question whose answers lead to outcomes of their own: a point alone decides nothing."""
    point = _Point(source, Value(whole.members, whole.at), whole.text_or("key"))
    column, lang = point.column, _language(whole, [point])
    source.tell("no-decision", "a decision point decides nothing: each value leads to an outcome of its own", whole.at)
    ids, answers = Ids(), Ids()
    start = ids.give(slug(column.name), "question")
    chosen = [
        (
            answers.give(answer_slug(value.name), f"answer-{number}"),
            ids.give(slug(value.name), f"outcome-{number}"),
            value,
        )
        for number, value in enumerate(column.values, 1)
    ]
    question = DraftQuestion(
        start,
        Both.of(lang, column.name),
        tuple(DraftAnswer(id, Both.of(lang, value.name), Target(None, node)) for id, node, value in chosen),
        Both.of(lang, column.help) if column.help else None,
    )
    outcomes = [DraftOutcome(node, Both.of(lang, value.name)) for _, node, value in chosen]
    return DraftTree(Both.of(lang, column.name), start, (question, *outcomes))


def _language(whole: Fields, points: Iterable[_Point]) -> Lang:
    names = (name for point in points for name in (point.column.name, *(value.name for value in point.column.values)))
    return language([whole.text_or("name"), *names])


def _literal(fields: Fields, key: str) -> str:
    return literal(fields.source, fields.text(key), fields.value(key).at) if fields.has(key) else ""


def _definition(fields: Fields) -> str:
    """Older files call it a description."""
    return _literal(fields, "definition") or _literal(fields, "description")
