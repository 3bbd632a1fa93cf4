"""A decision table in CSV, as SSVC has always had them → a tree.

A header with the names of the inputs and, last, of the decision; a row a rule. A column `row` before them numbers the
rows. A cell `-`, `*` or without anything means: whatever it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.exchange.csv_places import Cell
from generator.exchange.csv_places import Row as Cells
from generator.exchange.decision_table import Column, Row, Table, TableValue, tree_of_table
from generator.exchange.draft import DraftTree
from generator.exchange.source import Source, Unreadable, shown
from generator.exchange.words import language, literal

_ROW_NUMBERS = frozenset(("", "row", "index", "id", "#"))
_ANY = frozenset(("", "-", "*"))
_VERSION = re.compile(r" v\d+(?:\.\d+)*(?: \([^()]*\))?\Z")
_POINT = re.compile(r"[\w./#-]+:(?P<key>[\w*]+):\d+(?:\.\d+)*\Z")


def read_ssvc_csv(source: Source, rows: Sequence[Cells]) -> DraftTree:
    """The tree of the table in `rows`, the first of which is the header. Raises Unreadable."""
    header, body = rows[0], rows[1:]
    first = 1 if header[0].text.strip().lower() in _ROW_NUMBERS else 0
    names = [_name(source, cell) for cell in header[first:]]
    if len(names) < 2:
        raise Unreadable("a decision table has at least one input, and a decision after it", header[0].at)
    for number, name in enumerate(names):
        if name in names[:number]:
            raise Unreadable(f"column {shown(name)} is there twice", header[first + number].at)
    if not body:
        raise Unreadable("the table has a header and no rows", header[0].at)
    values: list[dict[str, int]] = [{} for _ in names]
    found = []
    for row in body:
        if len(row) != len(header):
            raise Unreadable(f"this row has {len(row)} cells, and the header has {len(header)}", row[0].at)
        numbers = [_number(source, cell, known) for cell, known in zip(row[first:], values, strict=True)]
        decision = numbers.pop()
        if decision is None:
            raise Unreadable("this row decides nothing", row[-1].at)
        found.append(Row(tuple(numbers), decision, row[0].at))
    columns = [
        Column(name, "", tuple(TableValue(value, "") for value in known))
        for name, known in zip(names, values, strict=True)
    ]
    asked = [number for number, column in enumerate(columns[:-1]) if column.values]
    table = Table(
        language([*names, *(value for known in values for value in known)]),
        "",
        "",
        tuple(columns[number] for number in asked),
        columns[-1],
        tuple(row._replace(inputs=tuple(row.inputs[number] for number in asked)) for row in found),
    )
    return tree_of_table(source, table)


def _name(source: Source, cell: Cell) -> str:
    name = _VERSION.sub("", cell.text.strip())
    point = _POINT.match(name)
    name = literal(source, point["key"] if point else name, cell.at)
    if not name:
        raise Unreadable("this column has no name", cell.at)
    return name


def _number(source: Source, cell: Cell, known: dict[str, int]) -> int | None:
    """Number of the value among those that are known; None: any."""
    value = literal(source, cell.text, cell.at)
    return None if value in _ANY else known.setdefault(value, len(known))
