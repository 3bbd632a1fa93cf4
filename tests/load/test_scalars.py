"""New values for scalars: each reads back as it was given, and every other character stays."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.load import forbidden_characters, scalar_edits
from generator.load.yaml_reader import STRING, MappingNode, ScalarNode, SequenceNode, compose, span_of
from generator.model.edit import edited
from generator.problem import Span
from tests.strategies import effort, yaml_like

FILE = "x.yml"
STYLES = """\
# a comment
plain: words   # behind
single: 'it''s'
double: "a \\"b\\""
literal: |  # why
  one
  two

# between
folded: >-
  three
  four
long: begins
  and ends # here
braces: {zh: 余额, en: "x", more: [a, 'b']}  # end
list:
  - inside: a
    other: b
last: |+
  keep

"""


def scalars(text: str) -> list[ScalarNode]:
    """Every value that is a scalar, in the order of the file."""
    root, problems = compose(text, FILE)
    assert problems == []
    found, stack = [], [root]
    while stack:
        node = stack.pop()
        if isinstance(node, MappingNode):
            stack += [value for _, value in node.value]
        elif isinstance(node, SequenceNode):
            stack += node.value
        else:
            assert isinstance(node, ScalarNode)
            found.append(node)
    return sorted(found, key=lambda node: span_of(node, FILE))


def rewritten(text: str, values: dict[int, str]) -> str:
    nodes = scalars(text)
    places = {span_of(nodes[number], FILE): value for number, value in values.items()}
    new, spans = edited(text, [*scalar_edits(text, FILE, places).values()])
    lines = new.split("\n")
    assert all(lines[span.line - 1][span.column - 1 : span.end_column - 1] for span in spans)
    return new


NUMBER = len(scalars(STYLES))
VALUES = st.one_of(yaml_like(), st.text(max_size=20)).filter(lambda text: not forbidden_characters(text, ""))


@effort(150)
@given(value=VALUES, number=st.integers(0, NUMBER - 1))
@example("yes", 0)
@example("a # b", 6)
@example("a: b\n---\n", 3)
def test_one(value: str, number: int):
    old, new = scalars(STYLES), scalars(rewritten(STYLES, {number: value}))
    assert [node.value for node in new] == [value if place == number else node.value for place, node in enumerate(old)]
    assert new[number].tag == STRING


@effort(40)
@given(values=st.dictionaries(st.integers(0, NUMBER - 1), VALUES))
def test_many(values: dict[int, str]):
    new = rewritten(STYLES, values)
    assert [node.value for node in scalars(new)] == [
        values.get(place, node.value) for place, node in enumerate(scalars(STYLES))
    ]
    comments = [line.partition("#")[2] for line in STYLES.split("\n") if "#" in line]
    assert all(comment in new for comment in comments)


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("a: b # c\n", "d e", "a: d e # c\n"),
        ("a: b # c\n", "d: e", 'a: "d: e" # c\n'),
        ("a: b\n", "no", 'a: "no"\n'),
        ("a: b\n", "08", 'a: "08"\n'),
        ("a: b\n", "*d", 'a: "*d"\n'),
        ("a: b\n", " d", 'a: " d"\n'),
        ("a: b\n", 'say "d"', 'a: say "d"\n'),
        ("a: b\n", '"d"', 'a: "\\"d\\""\n'),
        ("a: b\n", "d\ne", 'a: "d\\ne"\n'),
        ("a: b\n", "d\\n", "a: d\\n\n"),
        ("a: 'b'\n", "it's", "a: 'it''s'\n"),
        ("a: 'b'\n", "d\ne", 'a: "d\\ne"\n'),
        ('a: "b"\n', "d", 'a: "d"\n'),
        ("{a: b, c: d}\n", "e?", '{a: "e?", c: d}\n'),
        ("{a: b, c: d}\n", "e, f", '{a: "e, f", c: d}\n'),
        ("a: b?\n", "c?", "a: c?\n"),
        ("a: |\n  b\n\n\n# c\n", "d", 'a: "d"\n\n\n# c\n'),
        ("a: >- # c\n  b\nd: e\n", "f", 'a: "f" # c\nd: e\n'),
        ("a:\n  b\n", "c", "a:\n  c\n"),
    ],
)  # fmt: skip
def test_what_is_written(old: str, value: str, new: str):
    assert rewritten(old, {0: value}) == new


def test_front_matter_of_a_page():
    text = "---\ntitle: a # b\n---\ntitle: c\n"
    edits = scalar_edits(text, "x.md", {Span("x.md", 2, 8, 2, 9): "d: e"})
    assert edited(text, [*edits.values()])[0] == '---\ntitle: "d: e" # b\n---\ntitle: c\n'


@pytest.mark.parametrize("file", ["x.yml", "x.md"])
def test_a_place_without_a_scalar(file: str):
    with pytest.raises(ValueError, match=f"{file} has no scalar at"):
        scalar_edits("a: b\n", file, {Span(file, 1, 1, 1, 2): "c"})
