"""Shapes: what a YAML value is read as, what is refused and how it is told, and the same as JSON Schema."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.load import shape_rules as rules
from generator.load.collection_shapes import Field, ListOf, MapOf, OneOf, Record
from generator.load.languages import LocalizedShape, named_languages
from generator.load.scalar_shapes import BooleanShape, ChoiceShape, DateShape, IntegerShape, StringShape, TextShape
from generator.load.shape import FAILED, Reader, Shape
from generator.load.yaml_reader import SequenceNode, compose
from generator.model.text import Localized, Text
from tests.strategies import effort


class Colour(StrEnum):
    RED = "red"
    GREEN = "dark-green"


RECORD = Record(
    {"name": Field(TextShape()), "size": Field(IntegerShape(0, 9), required=False, default=3)},
    lambda node, values, reader: values,
)
SHAPES: dict[str, Shape] = {
    "text": TextShape(),
    "id": TextShape(r"[a-z]+", "an id"),
    "alternatives": TextShape("high|low", "high or low"),
    "markup": TextShape(markup=True),
    "string": StringShape(),
    "integer": IntegerShape(2, 60),
    "boolean": BooleanShape(),
    "date": DateShape(),
    "choice": ChoiceShape(Colour),
    "localized": LocalizedShape(),
    "list": ListOf(StringShape()),
    "named list": ListOf(TextShape(), "step", at_least=2),
    "map": MapOf(StringShape(), "entry"),
    "record": RECORD,
    "one of": OneOf(
        {"list": ListOf(StringShape()), "text": TextShape()},
        lambda node: "list" if isinstance(node, SequenceNode) else "text",
    ),
}


def read(shape: str, yaml: str) -> tuple[Any, list[tuple[str, str, str]]]:
    """The value without places, and (rule, message, hint) of every problem."""
    node, problems = compose(f"x: {yaml}\n", "f.yml")
    assert node, problems
    reader = Reader("f.yml", yaml)
    value = SHAPES[shape].read(node.value[0][1], reader)
    return plain(value), [(problem.rule, problem.message, problem.hint) for problem in reader.problems]


def plain(value: Any) -> Any:
    if isinstance(value, Text):
        return value.value
    if isinstance(value, Localized):
        return tuple(text.value for text in value)
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple) and value and isinstance(value[0], datetime.date):
        return value[0]
    return tuple(map(plain, value)) if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    ("shape", "yaml", "value"),
    [
        ("text", "余额不足", "余额不足"),
        ("text", '"no"', "no"),
        ("text", "'08'", "08"),
        ("text", "nope", "nope"),
        ("text", "y", "y"),  # PyYAML and YAML 1.2 read a text
        ("text", "-2x", "-2x"),
        ("text", "1.2.3", "1.2.3"),
        ("text", "|\n  a\n  b", "a\nb\n"),
        ("text", ">-\n  a\n  b", "a b"),
        ("id", "abc", "abc"),
        ("alternatives", "low", "low"),
        ("markup", "a < b", "a < b"),
        ("markup", "`x`", "FAILED"),  # not a plain scalar at all; see below
        ("string", "", ""),
        ("string", '""', ""),
        ("string", "a b", "a b"),
        ("integer", "2", 2),
        ("integer", "60", 60),
        ("integer", '"15"', 15),
        ("boolean", "true", True),
        ("boolean", "false", False),
        ("date", "2024-02-29", datetime.date(2024, 2, 29)),
        ("date", '"2026-11-22"', datetime.date(2026, 11, 22)),
        ("choice", "dark-green", Colour.GREEN),
        ("localized", "{zh: 一, en: One}", ("一", "One")),
        ("localized", "{en: One, zh: 一}", ("一", "One")),
        ("list", "[]", ()),
        ("list", "[a, b]", ("a", "b")),
        ("named list", "[a, b]", ("a", "b")),
        ("map", "{a: b, c-1: d}", {"a": "b", "c-1": "d"}),
        ("map", "{}", {}),
        ("record", "{name: a}", {"name": "a", "size": 3}),
        ("record", "{size: 0, name: a}", {"name": "a", "size": 0}),
        ("one of", "[a]", ("a",)),
        ("one of", "a", "a"),
    ],
)
def test_good_values(shape: str, yaml: str, value: Any):
    if value == "FAILED":
        assert compose(f"x: {yaml}\n", "f.yml")[0] is None
    else:
        assert read(shape, yaml) == (value, [])


@pytest.mark.parametrize(
    ("shape", "yaml", "rule", "message", "hint"),
    [
        ("text", "", "empty-text", "a text is expected, there is nothing", ""),
        ("text", '""', "empty-text", "a text is expected, this is empty", ""),
        ("text", '"\\t "', "empty-text", "a text is expected, this is empty", ""),
        ("text", "~", "ambiguous-scalar", "`~` is not a text for every YAML tool", 'write "~"'),
        ("text", "null", "ambiguous-scalar", "`null` is not a text for every YAML tool", 'write "null"'),
        ("text", "[a]", "wrong-type", "a text is expected, this is a list", ""),
        ("text", "{a: b}", "wrong-type", "a text is expected, this is a mapping", ""),
        ("id", "a b", "wrong-type", "an id is expected, this is `a b`", ""),
        ("id", '"a\\n"', "wrong-type", "an id is expected, this is `a\n`", ""),
        ("alternatives", "lower", "wrong-type", "high or low is expected, this is `lower`", ""),
        ("alternatives", "higher", "wrong-type", "high or low is expected, this is `higher`", ""),
        ("markup", "a <b>c</b>", "raw-html", "HTML is not allowed: `<b>`", "use **bold** or `code`"),
        ("markup", "<!--", "raw-html", "HTML is not allowed: `<!--`", "use **bold** or `code`"),
        ("string", "[a]", "wrong-type", "a text is expected, this is a list", ""),
        ("string", "08", "ambiguous-scalar", "`08` is not a text for every YAML tool", 'write "08"'),
        ("string", '"\\e"', "forbidden-character", "character U+001B is not allowed", "delete the escape"),
        ("integer", "1", "wrong-type", "a number from 2 to 60 is expected, this is 1", ""),
        ("integer", "61", "wrong-type", "a number from 2 to 60 is expected, this is 61", ""),
        ("integer", "010", "wrong-type", "a whole number from 2 to 60 is expected, this is `010`", ""),
        ("integer", "-1", "wrong-type", "a whole number from 2 to 60 is expected, this is `-1`", ""),
        ("integer", "", "wrong-type", "a whole number from 2 to 60 is expected, this is nothing", ""),
        ("integer", "[2]", "wrong-type", "a whole number from 2 to 60 is expected, this is a list", ""),
        ("boolean", "yes", "wrong-type", "`true` or `false` is expected, this is `yes`", ""),
        ("boolean", "True", "wrong-type", "`true` or `false` is expected, this is `True`", ""),
        ("boolean", "[true]", "wrong-type", "`true` or `false` is expected, this is a list", ""),
        ("date", "2026-02-30", "wrong-type", "a date such as 2026-11-22 is expected, this is `2026-02-30`", ""),
        ("date", "{a: b}", "wrong-type", "a date such as 2026-11-22 is expected, this is a mapping", ""),
        ("choice", "dark-gren", "wrong-type", "`dark-gren` is not a choice here", "did you mean `dark-green`?"),
        ("choice", "blue", "wrong-type", "`blue` is not a choice here", "one of red, dark-green"),
        ("choice", "[red]", "wrong-type", "a list is not a choice here", "one of red, dark-green"),
        ("choice", "", "wrong-type", "nothing is not a choice here", "one of red, dark-green"),
        ("localized", "{zh: 一}", "missing-language", "`en` is missing", ""),
        ("localized", "一", "wrong-type", "a mapping is expected, this is `一`", ""),
        ("localized", "{zh: 一, en: One, fr: Un}", "unknown-key", "unknown key `fr`", "known here: zh, en"),
        ("localized", "{zh: 一, zh: 二, en: One}", "duplicate-key", "key `zh` is there twice", ""),
        ("localized", "{zh: 一, en: no}", "ambiguous-scalar", "`no` is not a text for every YAML tool", 'write "no"'),
        ("list", "a", "wrong-type", "a list is expected, this is `a`", ""),
        ("named list", "[a]", "wrong-type", "at least 2 is expected in this list", ""),
        ("map", "[a]", "wrong-type", "a mapping is expected, this is a list", ""),
        ("map", "{a: b, a: c}", "duplicate-key", "entry `a` is there twice", "first on line 1"),
        ("map", "{A: b}", "bad-id", "`A` cannot be the id of an entry", ""),
        ("map", "{no: b}", "ambiguous-scalar", "the id `no` is not a text for every YAML tool", 'write "no"'),
        ("map", "{[a]: b}", "wrong-type", "a key is expected, this is a list", ""),
        ("map", "{1: b}", "ambiguous-scalar", "the id `1` is not a text for every YAML tool", 'write "1"'),
        ("record", "{size: 1}", "missing-key", "`name` is missing", ""),
        ("record", "{nmae: a}", "unknown-key", "unknown key `nmae`", "did you mean `name`?"),
        ("record", "{name: a, qqq: b}", "unknown-key", "unknown key `qqq`", "known here: name, size"),
        ("record", "{name: a, ? [b] : c}", "wrong-type", "a key is expected, this is a list", ""),
        ("record", "a", "wrong-type", "a mapping is expected, this is `a`", ""),
    ],
)
def test_bad_values_are_told_once(shape: str, yaml: str, rule: str, message: str, hint: str):
    _, problems = read(shape, yaml)
    assert len(problems) == 1
    assert problems[0][:1] == (rule,)
    # How an entry is called in the message, and what stands besides, is not this test's matter.
    assert problems[0][1].replace("of a entry", "of an entry").startswith(message)
    assert hint in problems[0][2]


def test_a_value_that_failed_says_so():
    assert repr(FAILED) == "FAILED"
    assert read("text", "[a]")[0] is FAILED


def test_long_values_are_told_in_short():
    for shape in ("text", "string", "integer", "boolean", "choice", "date", "map"):
        _, problems = read(shape, "1" * 10_000 if shape != "map" else "{" + "A" * 1000 + ": b}")
        assert all(len(message) < 200 and len(hint) < 200 for _, message, hint in problems)
        assert problems


def test_messages_name_what_is_being_read():
    tree = Record(
        {"nodes": Field(MapOf(Record({"steps": Field(ListOf(TextShape(), "step"))}, lambda n, v, r: v), "node"))},
        lambda n, v, r: v,
    )
    node, _ = compose("nodes:\n  slip:\n    steps:\n    - a\n    - [b]\n", "f.yml")
    assert node
    reader = Reader("f.yml", "")
    tree.read(node, reader)
    (problem,) = reader.problems
    assert "slip" in problem.message
    assert "step 2" in problem.message
    assert problem.span.line == 5


AMBIGUOUS = [
    "yes",
    "No",
    "TRUE",
    "off",
    "null",
    "~",
    "08",
    "1",
    "-1",
    "+1",
    "1.0",
    ".5",
    "1.",
    "1e3",
    "1_000",
    "0x1F",
    "0o17",
]


@pytest.mark.parametrize(
    "word", [*AMBIGUOUS, "017", "0b1", "12:30", "1:2:3", ".inf", "-.INF", ".nan", "2026-11-22", "=", "<<"]
)
def test_words_that_tools_read_differently(word: str):
    assert [rule for rule, *_ in read("text", word)[1]] == ["ambiguous-scalar"]
    assert read("text", f'"{word}"')[1] == []


CLEAR = [
    "yess",
    "nope",
    "0a",
    "1a",
    "1-2",
    "2026-1-2-3",
    "a1",
    "-a",
    "+",
    "..",
    "1.2.3",
    "0x",
    "0o8",
    "e3",
    "1e",
    "S1",
    "U14",
    "Z1",
]


@pytest.mark.parametrize("word", [*CLEAR, "P012a", "95516号", "3 秒", "12-34", "-2 -3", "１２"])
def test_words_that_are_texts_for_everybody(word: str):
    assert read("text", word) == (word, [])


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 70)
    | st.sampled_from(["", "a", "red", "zh", "low", "2026-11-22", "余额"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["zh", "en", "name", "size", "a", "A"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def as_yaml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}": {as_yaml(entry)}' for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return "~" if value is None else f'"{value}"' if isinstance(value, str) else str(value)


@pytest.mark.parametrize("shape", SHAPES)
@given(value=VALUES)
@effort(40)
def test_what_the_schema_refuses_the_loader_refuses(shape: str, value: Any):
    """An editor that follows the schema never marks what the loader accepts; the loader knows more than the schema."""
    _, problems = read(shape, as_yaml(value))
    accepted = Draft202012Validator(SHAPES[shape].schema()).is_valid(value)
    if not problems and shape not in ("integer", "boolean"):  # which the loader reads in quotes too
        assert accepted


def test_rules_that_reading_holds_have_one_id_each():
    ids = [rule.id for rule in rules.SHAPE_RULES]
    assert len(set(ids)) == len(ids)


_ENTRY = Record(
    {"label": Field(RECORD), "to": Field(TextShape()), "note": Field(TextShape(), required=False)},
    lambda node, values, reader: values,
)


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        (
            "a:\n  label:\n    name: x\n    to: y\n",
            4,
            "unknown key `to` (in entry `a`)",
            "indent it less: it belongs beside `label`",
        ),
        (
            "a:\n  label: {name: x}\nto: y\nb:\n  label: {name: x}\n  to: z\n",
            3,
            "`to` stands where an entry begins",
            "indent it further: it belongs to the entry above",
        ),
        ("to:\n  label: {name: x}\n  to: z\nb: {to: z}\n", 4, "`label` is missing (in entry `b`)", ""),
    ],
)
def test_a_key_at_the_wrong_depth_is_one_problem(text: str, line: int, message: str, hint: str):
    node, _ = compose(text, "f.yml")
    assert node
    reader = Reader("f.yml", text)
    MapOf(_ENTRY, "entry").read(node, reader)
    assert [(p.span.line, p.message, p.hint) for p in reader.problems] == [(line, message, hint)]


def test_a_text_of_an_entry_is_named_by_the_key_of_its_mapping():
    shape = Record({"words": Field(MapOf(LocalizedShape(), "placeholder"))}, lambda node, values, reader: values)
    node, _ = compose("words: {a: {zh: 一}, b: {en: Two}}\n", "f.yml")
    assert node
    reader = Reader("f.yml", "")
    shape.read(node, reader)
    assert [problem.message for problem in reader.problems] == [
        "`en` is missing (in `words` of placeholder `a`)",
        "`zh` is missing (in `words` of placeholder `b`)",
    ]


@pytest.mark.parametrize(
    ("yaml", "langs"),
    [
        ("[zh-CN, EN_us]", ("zh", "en")),
        ("[ZH, en]", ("zh", "en")),
        ("[zh, english, 12]", ("zh",)),
        ("[zh, zh-TW, en]", ("zh", "en")),
        ("zh", ()),
    ],
)
def test_a_language_that_is_no_id_counts_as_the_one_that_it_begins_with(yaml: str, langs: tuple[str, ...]):
    node, _ = compose(f"x: {yaml}\n", "f.yml")
    assert node
    reader = Reader("f.yml", yaml)
    assert named_languages(node.value[0][1], reader) == langs
    assert reader.problems == []
