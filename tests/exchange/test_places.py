"""JSON and CSV with places read the same values as Python's own readers, and each place is where the value begins."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.exchange.csv_places import rows
from generator.exchange.json_places import MOST_LEVELS, Value, parse
from generator.exchange.scalars import key, scalar
from generator.exchange.source import Unreadable
from generator.exchange.words import Ids, is_id, slug
from generator.model.text import FORBIDDEN
from tests.exchange.strategies import sentences
from tests.strategies import effort

VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**12), 10**12),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=8),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=8,
)


def plain(value: Value) -> Any:
    if isinstance(value.it, list):
        return [plain(member) for member in value.it]
    return {key: plain(member) for key, member in value.it.items()} if isinstance(value.it, dict) else value.it


def all_of(value: Value) -> list[Value]:
    members = value.it if isinstance(value.it, list) else value.it.values() if isinstance(value.it, dict) else ()
    return [value, *(inner for member in members for inner in all_of(member))]


@effort(80)
@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_json_reads_as_python_does(value: Any, indent: int | None, ascii: bool):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii)
    found = parse(text)
    assert plain(found) == json.loads(text)
    for inner in all_of(found):
        assert json.JSONDecoder().raw_decode(text, inner.at)[0] == plain(inner)


@effort(80)
@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(["{", "}", "[", "]", ",", ":", '"a"', "1", " ", "NaN", "-", "1e5", "null"]), max_size=10
        ).map("".join),
    )
)
@example("[1,]")
@example("1 2")
@example("-Infinity")
@example('{"a" 1}')
@example("{1:2}")
@example('"\t"')
def test_json_refuses_what_python_refuses(text: str):
    try:
        read: Any = json.loads(text, parse_constant=refused)
    except ValueError:
        with pytest.raises(Unreadable) as told:
            parse(text)
        assert 0 <= told.value.at <= len(text)
    else:
        assert plain(parse(text)) == read


def refused(constant: str) -> float:
    raise ValueError(constant)


def test_numbers_have_an_end():
    with pytest.raises(Unreadable, match="too long"):
        parse("1" * 5000)


@pytest.mark.parametrize(("levels", "is_good"), [(MOST_LEVELS, True), (MOST_LEVELS + 1, False)])
def test_json_has_so_many_levels(levels: int, is_good: bool):
    text = "[" * levels + "]" * levels
    if is_good:
        parse(text)
    else:
        with pytest.raises(Unreadable, match="levels deep"):
            parse(text)


CELLS = st.text(st.sampled_from('ab ,;"\n字'), max_size=5)


@effort(80)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4))
def test_csv_reads_as_python_does(table: list[list[str]]):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([["a", "b"], *table])
    found = rows(text.getvalue())
    assert [[cell.text for cell in row] for row in found[1:]] == [row for row in table if any(map(str.strip, row))]
    for row in found:
        for cell in row:
            assert text.getvalue()[cell.at] == '"'


def test_cells_that_export_made_harmless_come_back():
    assert [cell.text for cell in rows("a,'=1+1,'b,\"'@x\"\n")[0]] == ["a", "=1+1", "'b", "@x"]


@effort(80)
@given(sentences)
@example("yes")
@example("Null")
@example("1e3")
@example("2026-11-22")
@example("a: b")
@example("a #b")
@example("a ")
@example("é")
def test_scalars_are_strings_to_every_yaml_tool(text: str):
    assert yaml.safe_load(f"a: {scalar(text)}\n") == {"a": text}
    assert yaml.safe_load(f"a:\n  - {scalar(text)}\n") == {"a": [text]}


@effort(60)
@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
@example("yes")
@example("y")
@example("null")
def test_ids_are_strings_to_every_yaml_tool(id: str):
    assert yaml.safe_load(f"{key(id)}: [{key(id)}]\n") == {id: [id]}


@effort(80)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_slugs_are_ids_of_their_own(labels: list[str]):
    ids = Ids()
    given = [ids.give(slug(label), f"node-{number}") for number, label in enumerate(labels, 1)]
    assert len(set(given)) == len(given)
    assert all(is_id(id) and not FORBIDDEN.search(id) for id in given)


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("Is the paper in?", "is-the-paper-in"),
        ("Café can't", "cafe-cant"),
        ("有 51 吗", ""),
        ("51", "51"),
        ("…", ""),
        ("a" * 99, "a" * 40),
    ],
)
def test_slugs(label: str, id: str):
    assert slug(label) == id
