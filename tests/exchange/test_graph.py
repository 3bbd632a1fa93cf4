"""A graph that was exported is read again as the same tree; whatever else is in a graph is told or refused."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from generator.exchange import tree_yaml
from generator.exchange.graph_schema import graph_schema
from generator.exchange.graph_writer import graph, graph_json
from generator.load import load
from generator.model.project import Project
from tests.exchange.building import REVIEW, draft, failure, imported, loaded, told
from tests.exchange.strategies import graphs
from tests.projects.copies import TODAY
from tests.strategies import effort

ROOT = Path(__file__).parents[2]
TREES = sorted(file.stem for file in ROOT.glob("trees/*/*.yml"))
VALIDATOR = Draft202012Validator(graph_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


@cache
def own() -> Project:
    project = load(ROOT, TODAY).project
    assert project
    return project


def minimal(**changes: Any) -> str:
    whole: dict[str, Any] = {
        "schema_version": "1.0",
        "nodes": [
            {"id": "q", "kind": "question", "text": "Paper?", "answers": [{"text": "Yes", "to": "o"}]},
            {"id": "o", "kind": "outcome", "text": "Print"},
        ],
    }
    return json.dumps(whole | changes, ensure_ascii=False)


def changed(node: int, **changes: Any) -> str:
    whole = json.loads(minimal())
    whole["nodes"][node] |= changes
    return json.dumps(whole, ensure_ascii=False)


@pytest.mark.parametrize("id", TREES)
def test_own_trees_come_back_whole(id: str):
    tree = own().trees[id]
    written = graph_json(tree)
    VALIDATOR.validate(json.loads(written))
    read = imported(written, "json")
    assert read.report.problems == ()
    assert read.tree
    assert "✎" not in tree_yaml(read.tree, REVIEW)
    again = loaded(read.tree, tree.family, id)
    assert graph_json(again) == written
    assert again.start.value == tree.start.value
    assert {node.id for node in again.nodes.values()} == set(tree.nodes)


@effort(40)
@given(graphs())
def test_any_tree_comes_back_whole(whole: dict[str, Any]):
    read = imported(json.dumps(whole), "json")
    assert read.report.problems == ()
    assert read.tree
    assert graph(loaded(read.tree)) == whole


def test_what_a_graph_leaves_out_is_marked():
    tree = loaded(draft(minimal(), "json"))
    assert tree.title["zh"].value.startswith("✎")
    question, outcome = tree.nodes["q"], tree.nodes["o"]
    assert graph(tree)["nodes"][0]["text"] == {"zh": "✎ Paper?", "en": "Paper?"}
    assert graph(tree)["nodes"][1]["say"]["en"].startswith("✎")
    assert [source.value[0] for source in outcome.sources] == ["✎"]  # type: ignore[union-attr]
    assert question.answers[0].id == "yes"  # type: ignore[union-attr]


def test_the_language_of_a_single_text_is_found_out():
    tree = draft(changed(0, text="有纸吗？"), "json")
    assert tree.nodes[0].ask == ("有纸吗？", "")  # type: ignore[union-attr]


def test_markup_is_text_unless_the_graph_says_otherwise():
    text = "**a** `b` {hotline} [c](page:slips) <b>"
    plain = draft(changed(1, text=text), "json").nodes[1].title  # type: ignore[union-attr]
    assert plain.en == "＊＊a＊＊ ｀b｀ ｛hotline｝ ［c］(page:slips) ＜b>"
    whole = json.loads(changed(1, text=text)) | {"text_format": "inline"}
    inline = draft(json.dumps(whole), "json").nodes[1].title  # type: ignore[union-attr]
    assert inline.en == "**a** `b` {hotline} [c](page:slips) ＜b>"


def test_what_no_reader_sees_is_removed_and_told():
    read = imported(changed(1, text="a\u202eb\x07c"), "json")
    assert [kind for kind, _ in told(read)] == ["forbidden-character"]
    assert read.tree
    assert read.tree.nodes[1].title.en == "abc"  # type: ignore[union-attr]


def test_what_has_no_place_is_told_with_its_line():
    text = '{"schema_version": "1.3",\n "colour": 1,\n "nodes": [{"id": "Über uns", "kind": "outcome",\n "x": 2}]}'
    read = imported(text, "json")
    assert told(read) == [("unknown-key", 2), ("renamed", 3), ("unknown-key", 4)]
    assert read.tree
    assert read.tree.start == "uber-uns"


ANSWER = {"id": "a", "text": "A"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "1:1 this is not JSON"),
        ("[]", "1:1 the graph is expected to be an object"),
        ('{"schema_version": null}', "1:1 the graph has no `schema_version`"),
        ('{"schema_version": "2.0"}', "1:20 version `2.0` of the graph is not known"),
        ('{"schema_version": "1.0"}', "the graph has no nodes"),
        ('{"schema_version": "1.0",\n "nodes": [\n  {"id": "a"}]}', "3:3 node `a` has no `kind`"),
        ('{"schema_version": "1.0", "nodes": 3}', "`nodes` of the graph is expected to be a list"),
        (minimal(start="x"), "the start `x` is no node of the graph"),
        (minimal(title=3), "a text is expected to be an object"),
        (minimal(title={"zh": 3}), "`zh` of a text is expected to be a text"),
        (minimal(reviewed="yesterday"), "`reviewed` is expected to be a date"),
        (minimal(reviewed="2026-02-30"), "`reviewed` is expected to be a date"),
        (minimal(text_format="html"), "`text_format` is `inline` or `plain`"),
        (changed(0, kind="x"), "the kind of node `q` is `question` or `outcome`"),
        (changed(0, answers=[]), "node `q` is a question without answers"),
        (changed(0, answers=[ANSWER]), "answer 1 of node `q` has no `to`"),
        (changed(0, answers=[ANSWER | {"to": "x"}]), "`x` is no node of the graph"),
        (changed(0, answers=[ANSWER | {"to": {"tree": "../x"}}]), "`../x` is no id of a tree"),
        (changed(0, answers=[ANSWER | {"to": {"tree": "x", "node": "../x"}}]), "`../x` is no id of a node"),
        (changed(0, seconds=-1), "`seconds` of node `q` is expected to be a whole number"),
        (changed(0, seconds=True), "`seconds` of node `q` is expected to be a whole number"),
        (changed(0, seconds=3601), "`seconds` of node `q` are more than an hour"),
        (changed(0, customer_waits="yes"), "is expected to be true or false"),
        (changed(1, note_down=["A b"]), "`A b` is no id"),
        (changed(1, note_down=[1]), "`note_down` of node `o` is expected to hold texts only"),
        (changed(1, steps=[{"text": "x", "destroys": "A"}]), "`A` is no id"),
        (changed(1, id="q"), "node `q` is there twice"),
        ('{"schema_version": "1.0", "schema_version": "1.0"}', "1:27 this key is there twice"),
    ],
)
def test_broken_graphs(text: str, words: str):
    assert words in failure(text, "json")


def test_an_unknown_kind_of_outcome_is_left_to_the_author():
    read = imported(changed(1, outcome="explode", who="nobody"), "json")
    assert [kind for kind, _ in told(read)] == ["unknown-word", "unknown-word"]
    assert read.tree
    assert read.tree.nodes[1].kind is None  # type: ignore[union-attr]


def test_the_schema_is_one():
    Draft202012Validator.check_schema(graph_schema())
    VALIDATOR.validate(json.loads(minimal()))
    assert not VALIDATOR.is_valid(json.loads(minimal(colour=1)))
    assert not VALIDATOR.is_valid(json.loads(changed(1, outcome="explode")))
