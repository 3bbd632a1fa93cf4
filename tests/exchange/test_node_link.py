"""Graphs in JSON of other programs: every form gives the same tree, and what is not carried over is told once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.exchange.draft import DraftQuestion, DraftTree
from tests.exchange.building import draft, edges, failure, imported, loaded, told
from tests.strategies import effort

Nodes = list[tuple[str, str]]
Edges = list[tuple[str, str, str]]

NODES: Nodes = [("p", "Paper?"), ("light", "Red light on?"), ("load", "Load paper"), ("call", "Call"), ("x", "Alone?")]
EDGES: Edges = [
    ("p", "light", "Yes"),
    ("p", "load", "No"),
    ("p", "call", "Cannot tell"),
    ("light", "call", "On"),
    ("light", "p", "Off"),
    ("x", "call", ""),
]


def mermaid(nodes: Nodes, edges: Edges) -> str:
    boxes = [f'{id}["{label}"]' for id, label in nodes]
    arrows = [f'{tail} -->|"{label}"| {head}' if label else f"{tail} --> {head}" for tail, head, label in edges]
    return "\n".join(["flowchart TD", *boxes, *arrows])


def lists(nodes: Nodes, edges: Edges, *, ends: str = "source target", label: str = "label") -> dict[str, Any]:
    tail, head = ends.split()
    return {
        "nodes": [{"id": id, "label": text} for id, text in nodes],
        "edges": [{tail: one, head: other, label: text} for one, other, text in edges],
    }


def links(nodes: Nodes, edges: Edges) -> dict[str, Any]:
    whole = lists(nodes, edges)
    return {"directed": True, "multigraph": True, "graph": {}, "nodes": whole["nodes"], "links": whole["edges"]}


def json_graph(nodes: Nodes, edges: Edges) -> dict[str, Any]:
    by_id = {id: {"label": text} for id, text in nodes}
    return {"graph": {"nodes": by_id, "edges": lists(nodes, edges, label="relation")["edges"]}}


def cytoscape(nodes: Nodes, edges: Edges) -> dict[str, Any]:
    whole = lists(nodes, edges)
    return {"elements": {key: [{"data": one} for one in ones] for key, ones in whole.items()}}


def cytoscape_list(nodes: Nodes, edges: Edges) -> dict[str, Any]:
    elements = cytoscape(nodes, edges)["elements"]
    return {"elements": [*elements["edges"], *elements["nodes"]]}


Form = Callable[[Nodes, Edges], dict[str, Any]]
FORMS: dict[str, Form] = {
    "lists": lists,
    "networkx": links,
    "vis": lambda nodes, edges: lists(nodes, edges, ends="from to", label="text"),
    "labels are names": lambda nodes, edges: lists(nodes, edges, label="name"),
    "labels are titles": lambda nodes, edges: lists(nodes, edges, label="title"),
    "lists in a graph": lambda nodes, edges: {"graph": lists(nodes, edges)},
    "the only graph": lambda nodes, edges: {"graphs": [lists(nodes, edges)]},
    "json graph format": json_graph,
    "cytoscape": cytoscape,
    "cytoscape as a list": cytoscape_list,
    "data at the top": lambda nodes, edges: cytoscape(nodes, edges)["elements"],
}


def read(value: Any) -> DraftTree:
    return draft(json.dumps(value), "json")


@pytest.mark.parametrize("name", FORMS)
def test_the_same_graph_is_the_same_tree_in_every_form(name: str):
    chart = imported(mermaid(NODES, EDGES), "mermaid")
    graph = imported(json.dumps(FORMS[name](NODES, EDGES)), "json")
    assert chart.tree
    assert graph.tree == chart.tree
    assert [kind for kind, _ in told(chart)] == ["several-starts", "cycle", "no-label"]
    assert sorted(kind for kind, _ in told(graph)) == ["cycle", "no-label", "several-starts"]


NAMES = st.sampled_from(["a", "b1", "c", "d", "e"])
LABELS = st.sampled_from(["Yes", "No", "Is it on?", "Cannot tell", "有纸吗？", "51", "A b"])


@effort(60)
@given(
    st.dictionaries(NAMES, LABELS, min_size=1).flatmap(
        lambda nodes: st.tuples(
            st.just(list(nodes.items())),
            st.lists(st.tuples(st.sampled_from(list(nodes)), st.sampled_from(list(nodes)), LABELS | st.just(""))),
        )
    ),
    st.sampled_from([*FORMS]),
)
def test_any_graph_is_the_tree_of_its_chart(graph: tuple[Nodes, Edges], name: str):
    assert read(FORMS[name](*graph)) == draft(mermaid(*graph), "mermaid")


@pytest.mark.parametrize("key", ["label", "text", "title", "name"])
def test_names_of_labels(key: str):
    tree = read({"nodes": [{"id": "a", key: "Paper?"}, {"id": "b", "label": " ", "name": None}], "edges": []})
    assert [node.title.en for node in tree.nodes] == ["Paper?", "b"]  # type: ignore[union-attr]


def test_numbers_are_text_and_a_number_is_the_same_however_it_is_written():
    text = '{"nodes": [{"id": 1, "label": 51}, {"id": 2.5}, {"id": "3"}], "edges": ['
    text += '{"from": 1.0, "to": 2.5, "label": true}, {"from": "1", "to": 3, "label": 0}]}'
    tree = draft(text, "json")
    assert edges(tree) == [("51", "true", "2-5"), ("51", "0", "3")]


def test_titles():
    for whole in (
        {"label": "Printer", "description": "No slip", "nodes": [{"id": "a"}], "edges": []},
        {"graph": {"name": "Printer", "description": "No slip"}, "nodes": [{"id": "a"}], "links": []},
        {"graph": {"label": "Printer", "description": "No slip", "nodes": {"a": {}}, "edges": []}},
        {"data": {"name": "Printer", "description": "No slip"}, "elements": [{"data": {"id": "a"}}]},
    ):
        result = imported(json.dumps(whole), "json")
        assert told(result) == []
        assert result.tree
        assert (result.tree.title.en, result.tree.summary.en) == ("Printer", "No slip")


def test_labels_are_text_and_never_markup():
    tree = read({"nodes": [{"id": "a", "label": "**a** {hotline} <b>&lt;\u202e\n x"}], "edges": []})
    assert tree.nodes[0].title.en == "＊＊a＊＊ ｛hotline｝ ＜b>&lt; x"  # type: ignore[union-attr]


def messages(value: Any) -> list[str]:
    result = imported(json.dumps(value, indent=0), "json")
    assert result.tree
    return [f"{problem.span.line} {problem.message}" for problem in result.report.problems]


def test_each_kind_of_member_is_told_once_with_its_first_place():
    nodes = [{"id": n, "x": n, "data": {"icon": "i"}, "style": {}, "note": ""} for n in range(300)]
    lines = [{"id": "e", "from": 0, "to": n, "label": str(n), "width": 2, "x": 1} for n in range(1, 300)]
    told = messages({"nodes": nodes, "edges": lines, "zoom": 2, "elements": [1]})
    assert [line.partition(" ")[2] for line in told] == [
        "`x` of nodes has no place in a tree (300 times, first here)",
        "`icon` of nodes has no place in a tree (300 times, first here)",
        "`width` of edges has no place in a tree (299 times, first here)",
        "`x` of edges has no place in a tree (299 times, first here)",
        "`zoom` of the graph has no place in a tree",
        "`elements` of the graph has no place in a tree",
    ]
    assert told[0].startswith("5 ")


def test_labels_that_are_not_used_are_told():
    nodes = [{"id": "a", "label": "A", "title": "B", "name": {"x": 1}}, {"id": "b"}]
    lines = [{"source": "a", "target": "b", "from": "b", "label": "A", "relation": "r"}]
    assert {line.split()[1] for line in messages({"nodes": nodes, "edges": lines})} == {
        "`title`",
        "`name`",
        "`from`",
        "`relation`",
    }


def test_what_other_programs_call_the_group_of_a_node_is_told():
    graph = cytoscape(NODES[:1], [])
    graph["elements"]["nodes"][0]["group"] = "nodes"
    assert messages(graph) == []
    assert len(messages({"nodes": [{"id": "a", "group": "nodes"}], "edges": []})) == 1


@pytest.mark.parametrize(
    ("whole", "times"),
    [({"directed": False}, ""), ({"graph": {"directed": False}}, ""), ({"directed": True}, None), ({}, None)],
)
def test_a_graph_without_directions_is_told(whole: dict[str, Any], times: str | None):
    found = [line for line in messages(lists(NODES[:2], EDGES[:1]) | whole) if "no direction" in line]
    assert len(found) == (0 if times is None else 1)


def test_edges_without_directions_are_told_once():
    whole = lists(NODES[:4], EDGES[:4])
    for edge in whole["edges"]:
        edge["directed"] = False
    (line,) = messages(whole)
    assert line.endswith("edges have no direction: each leads from `source` to `target` (4 times, first here)")


@pytest.mark.parametrize("key", ["parent", "parentId", "parentNode"])
def test_a_frame_is_no_box_unless_an_edge_leads_there(key: str):
    whole = lists([("late", "Late"), *NODES[:3]], EDGES[:2])
    whole["nodes"][2][key] = "late"
    result = imported(json.dumps(whole), "json")
    assert [kind for kind, _ in told(result)] == ["subgraph", "unknown-key"]
    assert result.tree == read(lists(NODES[:3], EDGES[:2]))
    whole["edges"].append({"source": "load", "target": "late", "label": "Then"})
    assert "Late" in [node.title.en for node in read(whole).nodes if not isinstance(node, DraftQuestion)]


def test_elements_know_their_group():
    elements = [
        {"group": "nodes", "data": {"id": "a", "source": "crm", "target": "all"}},
        {"data": {"id": "b"}},
        {"group": "edges", "data": {"source": "a", "target": "b", "label": "Yes"}},
    ]
    assert edges(read({"elements": elements})) == [("a", "yes", "b")]


A, B = {"id": "a"}, {"id": "b"}
MANY = [{"id": n} for n in range(501)]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], "1:1 the graph is expected to be an object"),
        ({}, "1:1 the graph has no `nodes`"),
        ({"name": "a", "children": []}, "1:1 the graph has no `nodes`"),
        ({"graph": [], "edges": []}, "1:1 the graph has no `nodes`"),
        ({"edges": []}, "1:1 the graph has no `nodes`"),
        ({"nodes": [A], "connections": {}}, "1:1 the graph has neither `edges` nor `links`"),
        ({"nodes": [A], "edges": [], "links": []}, "1:48 the graph has `edges` and `links`"),
        ({"nodes": [A], "edges": {}}, "1:35 the edges of the graph are expected to be a list"),
        ({"nodes": "a", "edges": []}, "1:11 `nodes` of the graph are expected to be a list, or an object by ids"),
        ({"nodes": [], "edges": []}, "1:1 the graph has no nodes"),
        ({"nodes": {}, "edges": []}, "1:1 the graph has no nodes"),
        ({"elements": []}, "1:1 the graph has no nodes"),
        ({"nodes": [[A]], "edges": []}, "1:12 node 1 is expected to be an object"),
        ({"nodes": {"a": "A"}, "edges": []}, "1:17 node `a` is expected to be an object"),
        ({"nodes": [A, {"label": "B"}], "edges": []}, "1:25 node 2 has no `id`"),
        ({"nodes": [{"id": [1]}], "edges": []}, "1:19 `id` of node 1 is expected to be a text or a number"),
        ({"nodes": [{"id": 1}, {"id": "1"}], "edges": []}, "1:23 node `1` is there twice"),
        ({"nodes": [{"id": "a", "label": {}}], "edges": []}, "1:33 `label` of node `a` is expected to be a text"),
        ({"nodes": [A], "edges": [[A]]}, "1:36 edge 1 is expected to be an object"),
        ({"nodes": [A], "edges": [{"source": "a"}]}, "1:36 edge 1 has no `target` or `to`"),
        ({"nodes": [A], "edges": [{"to": "a"}]}, "1:36 edge 1 has no `source` or `from`"),
        ({"nodes": [A], "edges": [{"from": "a", "to": "x"}]}, "1:56 `x` of edge 1 is no node of the graph"),
        ({"nodes": [A], "edges": [{"from": A, "to": "a"}]}, "1:45 `from` of edge 1 is expected to be a text"),
        ({"elements": [{"data": []}]}, "1:15 element 1 has no `id`"),
        ({"graphs": []}, "1:12 the file has 0 graphs"),
        ({"graphs": [{}, {}]}, "1:12 the file has 2 graphs"),
        ({"nodes": MANY, "edges": []}, "at most 500 boxes"),
        ({"nodes": [A, B], "edges": [{"from": "a", "to": "b"}] * 5001}, "at most 500 boxes and 5000 arrows"),
    ],
)
def test_broken_graphs(value: Any, words: str):
    assert words in failure(json.dumps(value), "json")


@pytest.mark.parametrize("value", [[], {}, {"nodes": [A]}, {"columns": ["a"], "rows": [[1]]}])
def test_what_is_no_graph_is_told_which_forms_are_read(value: Any):
    (problem,) = imported(json.dumps(value), "json").report.problems
    for form in ("nodes", "edges", "links", "JSON Graph Format", "Cytoscape", "schema_version"):
        assert form in problem.hint


KEYS = st.sampled_from(
    [
        "nodes",
        "edges",
        "links",
        "graph",
        "graphs",
        "elements",
        "data",
        "id",
        "label",
        "source",
        "target",
        "from",
        "to",
        "directed",
        "parent",
        "group",
        "title",
        "x",
    ]
)
SCALARS = st.sampled_from(
    [None, True, False, 0, 1, -1.5, 1e300, "", " ", "a", "b", "nodes", "edges", "\ud800", "甲\u202e"]
)
ANY = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
ELEMENTS = st.lists(
    st.one_of(
        st.fixed_dictionaries({"id": SCALARS}, optional={"label": ANY, "data": ANY, "parent": SCALARS}),
        st.fixed_dictionaries({"source": SCALARS, "target": SCALARS}, optional={"label": ANY, "directed": ANY}),
        st.fixed_dictionaries({"data": st.dictionaries(KEYS, SCALARS, max_size=4)}, optional={"group": SCALARS}),
    ),
    max_size=3,
)
GRAPHS = st.one_of(
    ANY,
    st.fixed_dictionaries(
        {"nodes": st.one_of(ELEMENTS, st.dictionaries(st.sampled_from(["a", "b", ""]), ANY, max_size=3))},
        optional={"edges": ELEMENTS, "links": ELEMENTS, "graph": ANY, "directed": ANY},
    ),
    st.fixed_dictionaries({"elements": ELEMENTS}),
)


@effort(200)
@given(st.one_of(GRAPHS, st.fixed_dictionaries({"graph": GRAPHS})))
@example({"nodes": [{"id": "a", "parent": "b"}, {"id": "b", "parent": "a"}], "edges": []})
@example({"nodes": {"": {}}, "edges": []})
@example({"nodes": [{"id": 1e300}], "edges": []})
def test_any_value_is_read_or_refused_with_a_place(value: Any):
    text = json.dumps(value, indent=1)
    result = imported(text, "json")
    assert (result.report.errors == 1) == (result.tree is None)
    for problem in result.report.problems:
        assert 1 <= problem.span.line <= text.count("\n") + 1
        assert problem.span.column >= 1
        assert problem.message.isprintable()
    if result.tree:
        loaded(result.tree)


def test_nodes_of_an_object_are_called_by_their_keys():
    nodes = {"a": {"id": "a", "label": "Ask"}, "b": {"id": "x", "label": "End"}}
    whole = {"nodes": nodes, "edges": [{"source": "a", "target": "b", "label": "Yes"}]}
    assert [line.partition(" ")[2] for line in messages(whole)] == [
        "`id` of nodes is not their key, which is what counts"
    ]
    assert edges(read(whole)) == [("ask", "yes", "end")]
