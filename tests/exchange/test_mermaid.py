"""Flowcharts of Mermaid: what is understood, what is told, what is refused, and charts of our own that come back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from generator.chart import chart_text
from generator.exchange import Known
from generator.exchange.draft import DraftOutcome, DraftQuestion, DraftTree
from generator.exchange.source import Source
from generator.exchange.words import literal
from generator.model.text import Lang
from generator.model.tree import DecisionTree
from tests.chart.building import EXAMPLES, MANY_ANSWERS, OTHER, PHRASES, SLIP, WORDS, site
from tests.chart.strategies import any_tree
from tests.exchange.building import draft, edges, imported, loaded, told
from tests.strategies import effort


def chart(*lines: str) -> DraftTree:
    return draft("\n".join(["flowchart TD", *lines, ""]), "mermaid")


def labels(tree: DraftTree) -> dict[str, str]:
    return {node.id: "".join(node.ask if isinstance(node, DraftQuestion) else node.title) for node in tree.nodes}


@pytest.mark.parametrize(
    "box",
    [
        "a[Paper in]",
        "a(Paper in)",
        "a([Paper in])",
        "a[[Paper in]]",
        "a[(Paper in)]",
        "a((Paper in))",
        "a(((Paper in)))",
        "a>Paper in]",
        "a{Paper in}",
        "a{{Paper in}}",
        "a[/Paper in/]",
        "a[\\Paper in\\]",
        "a[/Paper in\\]",
        "a[\\Paper in/]",
        'a["Paper in"]',
        'a[ "Paper in" ]',
        'a["`Paper in`"]',
        'a["Paper\nin"]',
        "a[Paper<br>in]",
        "a[Paper <b>in</b>]",
        "a[Paper#32;in]",
        "a[Paper&#32;in]",
        "a[Paper in]:::warm",
        'a@{ shape: rounded, label: "Paper in" }',
        "a@{ label: Paper in, shape: rect }",
        'a@{ shape: x, label: "Paper in", note: "}" }',
        "a@{ label: 'Paper in', shape: x }",
        'a@{ "label": "Paper in" }',
        'a@{ icon: "x, label: No", label: "Paper in" }',
        'a@{\n  shape: x\n  label: "Paper in"\n}',
    ],
)
def test_shapes(box: str):
    tree = chart(f"{box} -->|Yes| b[End]")
    assert labels(tree) == {"paper-in": "Paper in", "end": "End"}
    assert edges(tree) == [("paper-in", "yes", "end")]


@pytest.mark.parametrize(
    "arrow",
    [
        "-->|Yes|",
        "---->|Yes|",
        '-->|"Yes"|',
        "--> |Yes|",
        "-- Yes -->",
        '-- "Yes" -->',
        "--Yes-->",
        "== Yes ==>",
        "==>|Yes|",
        "-.->|Yes|",
        "-..->|Yes|",
        "-. Yes .->",
        "--x|Yes|",
        "--o|Yes|",
        "---|Yes|",
        "-- Yes ---",
        "<-->|Yes|",
        "x--x|Yes|",
        "o--o|Yes|",
        "e1@-->|Yes|",
        "-->|#89;es|",
    ],
)
def test_arrows(arrow: str):
    tree = chart(f"a[Ask] {arrow} b[End]")
    assert edges(tree) == [("ask", "yes", "end")]
    assert tree.nodes[0].answers[0].label.en == "Yes"  # type: ignore[union-attr]


def test_without_spaces():
    assert edges(chart("a[Ask]-->|Yes|b[End];a-->|No|c")) == [("ask", "yes", "end"), ("ask", "no", "c")]
    assert edges(chart("a-b-->|Yes|c.d")) == [("a-b", "yes", "c-d")]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("#quot;a#quot; #amp; b", '"a" & b'),
        ("#9829; #x; #1114112; #nothing; &lt;i&gt;", "♥ #x; #1114112; #nothing; ＜i>"),
        ("#38;lt;", "&lt;"),
        ("a &amp;lt; b", "a &lt; b"),
        ("C:\\new", "C: ew"),
        ("a#10;b", "a b"),
        ("&#x41;#x42;", "A#x42;"),
        ("#٣;", "#٣;"),
    ],
)
def test_signs_by_name_and_number(label: str, text: str):
    assert chart(f'a["{label}"]').nodes[0].title.en == text  # type: ignore[union-attr]


def test_chains_and_groups():
    tree = chart("a -->|1| b & c -->|2| d", "%% a comment", "a -. no idea .-> d")
    assert edges(tree) == [("a", "1", "b"), ("a", "1-2", "c"), ("a", "unsure", "d"), ("b", "2", "d"), ("c", "2", "d")]


def test_a_label_may_come_later_and_the_next_line_may_go_on():
    tree = chart("a -->|Yes|", "b", "b[End]", "a[Ask]")
    assert labels(tree) == {"ask": "Ask", "end": "End"}


def test_chinese():
    tree = chart("甲[有纸吗？] -->|有| 乙[看红灯 51]", "甲 -->|不确定| 丙")
    assert edges(tree) == [("node-1", "answer-1", "node-2"), ("node-1", "unsure", "node-3")]
    assert tree.nodes[0].ask == ("有纸吗？", "")  # type: ignore[union-attr]


def test_ids_of_boxes_name_what_labels_cannot():
    assert edges(chart("ask[有纸吗？] -->|有| end1[完]")) == [("ask", "answer-1", "end1")]


def test_titles():
    text = '---\ntitle: "Printer"\n---\nflowchart LR\naccTitle: A printer\naccDescr {\n two\n lines }\na --> b'
    tree = draft(text, "mermaid")
    assert (tree.title.en, tree.summary.en) == ("A printer", "two lines")


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["a -->|x| b", "b -->|y| a"], [("cycle", 3)]),
        (["a -->|x| a"], [("cycle", 2)]),
        (["a -->|x| b", "c -->|x| b"], [("several-starts", 3)]),
        (["a --> b"], [("no-label", 2)]),
        (["a --- |x| b"], [("no-direction", 2)]),
        (["a <-->|x| b"], [("both-ways", 2)]),
        (["a -->|x| b", "a ~~~ b"], [("hidden-link", 3)]),
        (
            ["a -->|x| b", "style a fill:#f00", "linkStyle 0 x", "classDef b c", "class a b"],
            [("style", n) for n in range(3, 7)],
        ),
        (["a:::b -->|x| c"], [("style", 2)]),
        (["a e@-->|x| b", "e@{ animate: true }"], [("style", 3)]),
        (["a -->|x| b", 'click a "https://example.org"', "click b call c()"], [("click", 3), ("click", 4)]),
        (["subgraph one [One]", "direction LR", "a -->|x| b", "end"], [("subgraph", 2)]),
        (
            ["subgraph one", "a -->|x| b", "end", "one -->|x| c"],
            [("subgraph", 2), ("subgraph", 2), ("several-starts", 5)],
        ),
        (['a@{ icon: "fa:user", form: "square", label: "x" } -->|x| b'], [("image", 2)]),
        (['a -->|x| b@{ img: "https://example.org/a.png", label: x, w: 60, h: 60 }'], [("image", 2)]),
        (["a@{ shape: rect, label: icon } -->|x| b"], []),
        (["a@{ pos: t, ticket: ABC-1 } -->|x| b"], [("property", 2), ("property", 2)]),
        (["%%{init: {}}%%", "a -->|x| b"], [("directive", 2)]),
        (["a[<i>x</i>] -->|x| b"], [("html-label", 2)]),
        (['a["`**x**`"] -->|x| b'], [("markdown-label", 2), ("markup", 2)]),
        (["a[{hotline}] -->|x| b"], [("markup", 2)]),
        (["foo bar baz", "a -->|x| b"], [("not-understood", 2)]),
        (["@foo", "a -->|x| b ? c"], [("not-understood", 2), ("not-understood", 3)]),
        (["a[x\u202ey] -->|x| b"], [("forbidden-character", 2)]),
    ],
)
def test_what_is_not_carried_over_is_told_with_its_line(lines: list[str], kinds: list[tuple[str, int]]):
    read = imported("\n".join(["flowchart TD", *lines]), "mermaid")
    assert told(read) == kinds
    assert read.tree
    loaded(read.tree)


def test_settings_are_told():
    read = imported("---\ntitle: A\nconfig:\n  theme: dark\n---\ngraph LR\na -->|x| b", "mermaid")
    assert told(read) == [("settings", 1)]
    assert read.tree
    assert read.tree.title.en == "A"


@pytest.mark.parametrize(
    "text",
    [
        "    ---\n    title: A\n    ---\n    flowchart TD\n      a -->|x| b\n",
        "\n\t---\n\ttitle: A\n\t---\n\tgraph LR\n\ta -->|x| b",
        "---\n    title: A\n    ---\n    flowchart TD\n    a -->|x| b",
        "--- \n  title: A\n---  \nflowchart TD\na -->|x| b",
    ],
)
def test_settings_may_be_indented(text: str):
    read = imported(text, "mermaid")
    assert told(read) == []
    assert read.tree
    assert read.tree.title.en == "A"
    assert edges(read.tree) == [("a", "x", "b")]


def test_only_the_outermost_title_is_the_title_of_an_indented_chart():
    read = imported("  ---\n  config:\n    title: No\n  ---\n  graph LR\n  a -->|x| b", "mermaid")
    assert told(read) == [("settings", 1)]
    assert read.tree
    assert read.tree.title.en == ""


def test_settings_end_with_a_line_of_their_own():
    read = imported("---\ntitle: A\n---x\n---\ngraph LR\na -->|x| b", "mermaid")
    assert told(read) == [("settings", 1)]


def test_a_circle_leaves_its_start_the_first_box():
    tree = chart("a -->|x| b -->|y| c -->|z| a", "b -->|w| d")
    assert tree.start == "a"
    assert edges(tree) == [("a", "x", "b"), ("b", "y", "c"), ("b", "w", "d")]
    assert isinstance(tree.nodes[2], DraftOutcome)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "1:1 this is no flowchart of Mermaid"),
        ("sequenceDiagram\n  a->>b: x", "1:1 this is no flowchart of Mermaid"),
        ("flowcharts TD\na-->b", "1:1 this is no flowchart of Mermaid"),
        ("flowchart TD", "the flowchart has no boxes"),
        ("flowchart TD\na>→ Other]", "the flowchart has only boxes that stand for other trees"),
        ("flowchart TD\na[x", "2:2 the box that begins here with `[` does not end on its line"),
        ('flowchart TD\na["x]', "2:3 the quotation marks that begin here are not closed"),
        ('flowchart TD\na["x")', "2:6 `]` is expected after the quoted label"),
        ("flowchart TD\na -->|x b", "2:6 the label that begins here does not end on its line"),
        ("flowchart TD\na -- x\nb", "2:3 the arrow whose label begins here does not end on its line"),
        ("flowchart TD\na -->", "2:6 an arrow leads to nothing"),
        ("flowchart TD\na & -->b", "2:5 a box is expected after `&`"),
        ("flowchart TD\na@{ shape: x", "2:2 the brace that begins here is not closed"),
        ("---\ntitle: x\nflowchart TD", "1:1 the settings that begin here"),
        ("  ---\n  title: x\n  flowchart TD", "1:3 the settings that begin here"),
        ("%%{init: {}\nflowchart TD", "1:1 the directive that begins here is not closed"),
        ("flowchart TD\n" + "\n".join(f"a{n}" for n in range(501)), "a tree is drawn with at most 500 boxes"),
    ],
)
def test_broken_charts(text: str, words: str):
    read = imported(text, "mermaid", Known({}, {"Other": "other"}))
    (error,) = [problem for problem in read.report.problems if problem.severity == "error"]
    assert words in f"{error.span.line}:{error.span.column} {error.message}"
    assert read.tree is None


# ------------------------------------------------------------------------------------------- charts of our own


def known(lang: Lang, *trees: DecisionTree) -> Known:
    kinds = {words: str(kind) for kind, words in PHRASES[lang].kinds.items()}
    return Known(kinds, {tree.title.text(lang): tree.id for tree in trees})


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("tree", [SLIP, MANY_ANSWERS])
def test_a_chart_of_ours_comes_back_with_kinds_and_ways_into_other_trees(tree: DecisionTree, lang: Lang):
    read = imported(chart_text(EXAMPLES, tree, lang, WORDS, "mermaid"), "mermaid", known(lang, OTHER))
    assert told(read) == []
    assert read.tree
    again = loaded(read.tree)
    assert [node.kind for node in again.outcomes] == [node.kind for node in tree.outcomes]
    assert len(list(again.questions)) == len(list(tree.questions))
    for old, new in zip(tree.questions, again.questions, strict=True):
        assert [answer.label.text(lang) for answer in new.answers] == [a.label.text(lang) for a in old.answers]
        assert [answer.to.tree for answer in new.answers] == [answer.to.tree for answer in old.answers]
        assert [answer.id == "unsure" for answer in new.answers] == [answer.id == "unsure" for answer in old.answers]


@effort(40)
@given(any_tree())
def test_any_chart_of_ours_comes_back_as_the_same_graph(tree: DecisionTree):
    text = chart_text(site(tree, OTHER), tree, "en", WORDS, "mermaid")
    read = imported(text, "mermaid")
    assert not read.report.errors
    assert read.tree
    order = {node.id: f"n{number}" for number, node in enumerate(read.tree.nodes)}
    arrows = [line.split() for line in text.splitlines() if "-->|" in line or "-.->|" in line]
    ours = sorted(((line[0], line[-1]) for line in arrows), key=lambda arrow: int(arrow[0][1:]))
    assert [(order[tail], order[head]) for tail, _, head in edges(read.tree)] == ours
    assert read.tree.start == next(iter(order))
    loaded(read.tree)


@effort(40)
@given(any_tree())
def test_labels_come_back_as_text(tree: DecisionTree):
    text = chart_text(site(tree, OTHER), tree, "en", WORDS, "mermaid")
    labels = (line.partition('|"')[2].rpartition('"|')[0] for line in text.splitlines() if "|" in line)
    shown = (re.sub(r"#(\d+);", lambda match: chr(int(match[1])), label) for label in labels)
    read = draft(text, "mermaid")
    answers = [a for node in read.nodes if isinstance(node, DraftQuestion) for a in node.answers]
    source = Source("x", "")
    assert sorted("".join(answer.label) for answer in answers) == sorted(literal(source, one, 0) for one in shown)
