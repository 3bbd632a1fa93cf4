"""Trees for other programs: DMN by the schema of its makers and by a program that runs it, CSV by its RFC."""

from __future__ import annotations

import csv
import io
import itertools
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from lxml import etree
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
from SpiffWorkflow.dmn.parser.DMNParser import DMNParser

from generator.exchange import write_tree
from generator.exchange.dmn import MODEL, input_name
from generator.exchange.table_csv import HEADER
from generator.load import load
from generator.model.text import Lang
from generator.model.tree import DecisionTree, Outcome, Question
from generator.model.walk import Trees, paths
from tests.chart.building import EXAMPLES, MANY_ANSWERS, OTHER, SLIP, outcome, question, site, tree
from tests.chart.strategies import any_tree
from tests.projects.copies import TODAY
from tests.strategies import effort
from tests.texts import LANGS

ROOT = Path(__file__).parents[2]
NAMESPACES = {"d": MODEL}
EVIL = '=1+1 "quotes" \\ back ]]> <b>&amp;</b> {hotline} `code` \x00\x1b\u202e\ud800\ufffe **bold**'


def fill(lang: Lang, name: str) -> str:
    return f"{name} in {lang}"


def dmn(trees: Trees, tree: DecisionTree, lang: Lang = "en") -> str:
    return write_tree(trees, tree, "dmn", lang, fill, "1.2.3")


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(files("SpiffWorkflow") / "dmn/parser/schema/DMN13.xsd")))


def parsed(text: str) -> Any:
    """The definitions, which the schema of DMN 1.3 accepts."""
    root = etree.fromstring(text.encode())
    schema().assertValid(root)
    return root


def texts(root: Any, path: str) -> list[str]:
    return [found.text or "" for found in root.iterfind(path, NAMESPACES)]


def unquoted(entry: str) -> str:
    """The value of a string of FEEL."""
    assert entry[0] == entry[-1] == '"'
    return entry[1:-1].replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")


@cache
def own() -> Trees:
    project = load(ROOT, TODAY).project
    assert project
    return project.trees


@pytest.mark.parametrize("lang", LANGS)
def test_own_trees_are_dmn(lang: Lang):
    for one in own().values():
        root = parsed(dmn(own(), one, lang))
        ids = root.xpath("//@id")
        assert len(set(ids)) == len(ids)
        assert len(texts(root, ".//d:rule/d:description")) == len(list(paths(own(), one)))


def rules(root: Any) -> list[tuple[list[str], list[str]]]:
    return [
        (texts(rule, "d:inputEntry/d:text"), texts(rule, "d:outputEntry/d:text"))
        for rule in root.iterfind(".//d:rule", NAMESPACES)
    ]


@effort(30)
@given(any_tree())
def test_no_two_rules_ever_hold_together_and_each_is_a_path(found: DecisionTree):
    trees = site(found, OTHER).trees
    root = parsed(dmn(trees, found))
    table = root.find(".//d:decisionTable", NAMESPACES)
    assert table.get("hitPolicy") == "UNIQUE"
    asked = texts(table, "d:input/d:inputExpression/d:text")
    assert asked == [input_name(node.id) for node in found.questions]
    made = rules(root)
    for (first, _), (second, _) in itertools.combinations(made, 2):
        assert any(a != b and "-" not in (a, b) for a, b in zip(first, second, strict=True))
    for (entries, _), path in zip(made, paths(trees, found), strict=True):
        given = {input_name(question.id): f'"{answer.id}"' for question, answer in path.choices}
        assert entries == [given.get(name, "-") for name in asked]


def test_what_a_rule_says():
    root = parsed(dmn(EXAMPLES.trees, SLIP, "zh"))
    outputs = [output.get("name") for output in root.iterfind(".//d:output", NAMESPACES)]
    said = [dict(zip(outputs, map(unquoted, entries), strict=True)) for _, entries in rules(root)]
    assert said[0] | {"steps": ""} == {
        "end_tree": "slip-tree",
        "end_node": "paid",
        "outcome": "fixed",
        "title": "已收款，不要再刷",
        "who": "cashier",
        "steps": "",
        "say": "谢谢",
    }
    assert {row["title"] for row in said} >= {"结果仍不明，请拨打 hotline in zh"}
    assert {(row["end_tree"], row["end_node"], row["outcome"]) for row in said} >= {("other-tree", "first", "")}


def test_names_that_are_words_of_feel_or_begin_with_a_digit():
    one = tree(
        question("if", "a", **{"not": ("b", "51")}), question("51", "c", **{"1-2": ("d", "end")}), outcome("end", "e")
    )
    root = parsed(dmn({one.id: one}, one))
    assert texts(root, ".//d:inputExpression/d:text") == ["q_if", "q_51"]


def test_whatever_authors_write_stays_text():
    one = tree(
        question("q", f"{EVIL}|{EVIL}", yes=(f"{EVIL}|{EVIL}", "o")),
        outcome("o", f"{EVIL}|{EVIL}"),
        title=f"{EVIL}|{EVIL}",
    )
    for lang in LANGS:
        root = parsed(dmn({one.id: one}, one, lang))
        entry = rules(root)[0][1][3]
        assert unquoted(entry).startswith('=1+1 "quotes" \\ back ]]> <b>&amp;</b> hotline in')
        assert "**" not in entry


@pytest.mark.parametrize("one", [SLIP, MANY_ANSWERS], ids=lambda one: one.id)
def test_another_program_decides_as_the_tree_does(one: DecisionTree):
    root = etree.fromstring(dmn(EXAMPLES.trees, one).encode())
    parser = DMNParser(None, root, {"dmn": MODEL})
    parser.parse()
    engine = DMNEngine(parser.decision.decisionTables[0])
    for path in paths(EXAMPLES.trees, one):
        data = {input_name(node.id): "" for node in one.questions}
        data |= {input_name(question.id): answer.id for question, answer in path.choices}
        task = SimpleNamespace(data=data, workflow=SimpleNamespace(script_engine=PythonScriptEngine()))
        end = path.end.id if isinstance(path.end, Outcome) else path.end.node
        assert engine.result(task)["end_node"] == end


# ---------------------------------------------------------------------------------------------------------- CSV


def table(trees: Trees, tree: DecisionTree, lang: Lang = "en") -> list[dict[str, str]]:
    text = write_tree(trees, tree, "csv", lang, fill, "1")
    assert text.count("\r\n") == len(text.splitlines()) - sum(row.count("\n") for row in text.split("\r\n"))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_an_answer_and_a_row_an_outcome():
    rows = table(EXAMPLES.trees, SLIP)
    assert list(rows[0]) == list(HEADER)
    answers = [row for row in rows if row["row"] == "answer"]
    assert [(row["node"], row["answer"]) for row in answers] == [
        (node.id, answer.id) for node in SLIP.questions for answer in node.answers
    ]
    assert [row["node"] for row in rows if row["row"] == "outcome"] == [node.id for node in SLIP.outcomes]
    jump = next(row for row in rows if row["answer"] == "waiting")
    assert (jump["text"][:6], jump["to_tree"], jump["to_node"]) == ("What d", "other-tree", "first")
    assert rows[-1]["text"] == "Still unknown: call hotline in en"


@effort(30)
@given(any_tree())
def test_no_cell_is_a_formula(found: DecisionTree):
    rows = table(site(found, OTHER).trees, found)
    assert len(rows) == sum(len(node.answers) if isinstance(node, Question) else 1 for node in found.nodes.values())
    assert not [
        cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    ]


def test_a_formula_begins_with_an_apostrophe():
    one = tree(question("q", "=1+1", yes=("@x", "o")), outcome("o", "-1"))
    rows = table({one.id: one}, one)
    assert [row["text"] for row in rows] == ["'=1+1", "'-1"]
    assert rows[0]["answer_text"] == "'@x"
