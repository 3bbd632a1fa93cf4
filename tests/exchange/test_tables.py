"""Decision tables of SSVC, in JSON and in CSV: the tree decides as the table does, and asks no more than it has to."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exchange.decision_table import Column, Row, Table, TableValue, tree_of_table
from generator.exchange.draft import DraftOutcome, DraftQuestion, DraftTree
from generator.exchange.reading import Known, read_import
from generator.exchange.source import Source, Unreadable
from generator.exchange.table_csv import HEADER
from tests.exchange.building import draft, edges, failure, imported, loaded, told
from tests.strategies import effort


def point(key: str, name: str, *values: str, **more: Any) -> dict[str, Any]:
    return {
        "namespace": "x_shop",
        "key": key,
        "version": "1.0.0",
        "name": name,
        "definition": f"What about {name}?",
        "schemaVersion": "2.0.0",
        "values": [{"key": value[0], "name": value, "definition": f"It is {value}."} for value in values],
        **more,
    }


PAPER, LIGHT, DO = "x_shop:P:1.0.0", "x_shop:L:1.0.0", "x_shop:D:1.0.0"
ROWS = ["YRS", "YGP", "NRL", "NGL"]


def table(rows: list[str] = ROWS, **changes: Any) -> str:
    """Paper and light decide: stop, print or load."""
    whole = {
        "namespace": "x_shop",
        "key": "DT_PRINTER",
        "version": "1.0.0",
        "name": "Printer",
        "definition": "What to do about a printer",
        "schemaVersion": "2.0.0",
        "decision_points": {
            PAPER: point("P", "Paper", "Yes", "No"),
            LIGHT: point("L", "Light", "Red", "Green"),
            DO: point("D", "Do", "Stop", "Print", "Load paper"),
        },
        "outcome": DO,
        "mapping": [dict(zip((PAPER, LIGHT, DO), row, strict=True)) for row in rows],
    }
    return json.dumps(whole | changes, indent=1)


def test_an_input_that_does_not_matter_is_not_asked():
    tree = draft(table(), "ssvc")
    assert edges(tree) == [
        ("paper", "yes", "light"),
        ("paper", "no", "load-paper"),
        ("light", "red", "stop"),
        ("light", "green", "print"),
    ]
    assert tree.title.en == "Printer"
    question, outcome = tree.nodes[0], tree.nodes[-1]
    assert isinstance(question, DraftQuestion)
    assert question.help is not None
    assert question.help.en == "What about Paper? Yes: It is Yes. No: It is No."
    assert isinstance(outcome, DraftOutcome)
    assert (outcome.title.en, outcome.steps[0].do.en) == ("Load paper", "It is Load paper.")
    loaded(tree)


def test_a_table_that_always_decides_alike_asks_nothing():
    read = imported(table(["YRS", "YGS", "NRS", "NGS"]), "ssvc")
    assert read.tree
    assert [node.id for node in read.tree.nodes] == ["stop"]
    assert [kind for kind, _ in told(read)] == ["undecided", "undecided"]


def test_equal_parts_are_one_part():
    csv = "a,b,c,do\n" + "".join(
        f"{a},{b},{c},{'x' if c == '1' and b == '1' else 'y'}\n" for a, b, c in product("12", "12", "12")
    )
    assert edges(draft(csv, "ssvc")) == [("b", "1", "c"), ("b", "2", "y"), ("c", "1", "x"), ("c", "2", "y")]


def test_missing_and_contradicting_rows_are_told():
    read = imported(table(["YRS", "NRL", "NGL", "NGS"]), "ssvc")
    assert [kind for kind, _ in told(read)] == ["undecided", "undecided", "contradiction"]
    assert read.tree
    assert edges(read.tree) == [("paper", "yes", "light"), ("paper", "no", "load-paper"), ("light", "red", "stop")]


def test_a_decision_point_alone():
    read = imported(json.dumps(point("P", "Paper", "Yes", "No", "Cannot tell")), file="paper.json")
    assert told(read) == [("no-decision", 1)]
    assert read.tree
    assert edges(read.tree) == [("paper", "yes", "yes"), ("paper", "no", "no"), ("paper", "unsure", "cannot-tell")]


@pytest.mark.parametrize(
    "text",
    [
        "row,Paper,Light,Do\n1,Yes,Red,Stop\n2,Yes,Green,Print\n3,No,Red,Load paper\n4,No,Green,Load paper\n",
        ",Paper v1.0.0,Light v1.0.0,Do v1.0.0 (x_shop)\r\n0,Yes,Red,Stop\r\n1,Yes,Green,Print\r\n2,No,-,Load paper\r\n",
        "\ufeffPaper;Light;Do\nYes;Red;Stop\nYes;Green;Print\nNo;;Load paper\n\n",
        'Paper,Light,Do\n"Yes","Red","Stop"\nYes,Green,Print\nNo,*,"Load paper"',
    ],
)
def test_tables_in_csv(text: str):
    read = imported(text, file="printer.csv")
    assert read.report.problems == ()
    assert read.tree
    assert edges(read.tree) == edges(draft(table(), "ssvc"))


def test_short_names_of_columns():
    assert edges(draft("ssvc:E:1.1.0,cisa:CISA:1.1.0\nN,T\nA,T*\n", "ssvc")) == [("e", "n", "t"), ("e", "a", "t-2")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (table(schemaVersion="1.0.0"), "version `1.0.0` of SSVC's schema is not known"),
        (table(outcome="x"), "the outcome `x` is none of the decision points"),
        (table(mapping=[]), "the table has no rows"),
        (table(["YRX"]), "`X` is no value of `x_shop:D:1.0.0`"),
        (table(mapping=[{PAPER: "Y", LIGHT: "R"}]), "a row of `mapping` has no `x_shop:D:1.0.0`"),
        (table(mapping=[{"x": "Y"}]), "`x` is none of the decision points"),
        (table(decision_points={DO: point("D", "Do", "Stop")}), "no decision point beside its outcome"),
        (table(decision_points={DO: point("D", "Do", "Stop", "Stop")}), "value `S` of `x_shop:D:1.0.0` is there twice"),
        (table(decision_points={DO: point("D", "Do")}), "decision point `x_shop:D:1.0.0` has no values"),
        (table(decision_points=[]), "`decision_points` is expected to be an object"),
        ("[]", "1:1 a decision table has at least one input"),
        ("a,b", "1:1 the table has a header and no rows"),
        ("a,a,b\n1,2,3", "1:3 column `a` is there twice"),
        ("a,,b\n1,2,3", "1:3 this column has no name"),
        ("a,b\n1,2,3", "2:1 this row has 3 cells, and the header has 2"),
        ("a,b\n1,", "2:3 this row decides nothing"),
        ('a,b\n1,"2', "2:3 the quotation marks that begin here are not closed"),
        ('a,b\n1,"2"3', "2:6 a quoted cell ends here, and something follows"),
        (",".join(f"a{n}" for n in range(42)) + "\n" + ",".join("1" * 42), "the table has 41 inputs; the limit is 40"),
    ],
)
def test_broken_tables(text: str, words: str):
    assert words in failure(text, "ssvc")


# ------------------------------------------------------------------------------------------------ any table


@st.composite
def tables(draw: st.DrawFn) -> Table:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    decisions = draw(st.integers(1, 3))
    inputs = tuple(
        Column(f"in {'abcd'[number]}", "", tuple(TableValue(f"v{value}", "") for value in range(size)))
        for number, size in enumerate(sizes)
    )
    rows = []
    for number, combination in enumerate(product(*map(range, sizes))):
        decides = draw(st.integers(0, decisions))
        if decides < decisions or not number:
            rows.append(Row(combination, min(decides, decisions - 1), 0))
    outcome = Column("do", "", tuple(TableValue(f"end {'xyz'[number]}", "") for number in range(decisions)))
    return Table("en", "t", "s", inputs, outcome, tuple(rows))


def decided(tree: DraftTree, table: Table, chosen: tuple[int, ...]) -> str | None:
    """Where the tree leads with these values; None where it has no such answer. Inputs are asked in their order."""
    nodes = {node.id: node for node in tree.nodes}
    node, last = nodes[tree.start], -1
    while isinstance(node, DraftQuestion):
        number = [column.name for column in table.inputs].index(node.ask.en)
        assert number > last
        last = number
        leads = {answer.label.en: answer.to.node for answer in node.answers}
        to = leads.get(f"v{chosen[number]}")
        if to is None:
            return None
        node = nodes[to]
    return node.title.en


@effort(80)
@given(tables())
def test_the_tree_decides_as_the_table_does_and_asks_no_more(table: Table):
    tree = tree_of_table(Source("x", ""), table)
    decisions = {row.inputs: table.outcome.values[row.decision].name for row in table.rows}
    for chosen in product(*(range(len(column.values)) for column in table.inputs)):
        assert decided(tree, table, chosen) == decisions.get(chosen)
    for node in tree.nodes:
        if isinstance(node, DraftQuestion):
            size = next(len(column.values) for column in table.inputs if column.name == node.ask.en)
            assert len({answer.to.node for answer in node.answers}) > 1 or len(node.answers) < size
    shapes = [str((n.ask, [(a.label, a.to) for a in n.answers])) for n in tree.nodes if isinstance(n, DraftQuestion)]
    assert len(set(shapes)) == len(shapes)


def test_rows_for_any_value_that_multiply_are_refused():
    columns = tuple(Column(f"i{n}", "", (TableValue("0", ""), TableValue("1", ""))) for n in range(40))
    rows = tuple(
        Row(tuple(value if n in (m, m + 1) else None for n in range(40)), m % 2, 0)
        for m in range(39)
        for value in (0, 1)
    )
    outcome = Column("do", "", (TableValue("x", ""), TableValue("y", "")))
    with pytest.raises(Unreadable, match=r"too many combinations|more than 500 questions"):
        tree_of_table(Source("x", ""), Table("en", "", "", columns, outcome, rows))


@pytest.mark.parametrize("form", [None, "ssvc"])
def test_a_table_of_our_own_is_no_decision_table(form: Any):
    """It has a row an answer: read as a decision it would be nonsense."""
    report = read_import("own.csv", f"{','.join(HEADER)}\r\n{','.join('x' * len(HEADER))}\r\n".encode(), form, Known())
    assert report.tree is None
    (problem,) = report.report.problems
    assert problem.message == "this table was exported from a tree, and does not hold all of it"
    assert "--format json" in problem.hint
