"""What is published and printed as JSON is as its schema says, so that the reference tells every key that occurs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.exchange import graph_schema
from generator.model.artifact import Move, Origin
from generator.publish.headers import Area
from generator.publish.manifest import fingerprint, manifest
from generator.publish.moved_pages import moved_file
from generator.render.data.schemas import schemas
from generator.schemas import OUTPUT_KINDS, schema_of
from tests.cli.running import Here
from tests.diff.repository import committed
from tests.docs.data_reference import documented
from tests.docs.schema_tables import Schema
from tests.projects.copies import small
from tests.publish.small_site import SETTINGS
from tests.render.building import Author
from tests.render.reading import rendering, written
from tests.texts import languages

EVENTS = (
    {"type": "ready", "node": "slip", "lang": "en", "brand": "generic"},
    {"type": "step", "node": "slip", "move": "start"},
    {"type": "step", "node": "slip", "move": "answer", "from": "slip", "answer": "approved"},
    {"type": "nothing"},
)


def wordless(value: Any, schema: Schema, way: str = "") -> Iterator[str]:
    """Each key that occurs in `value` and has no words in `schema`, or is not in it."""
    choices = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    for choice in choices or [schema]:
        if choices and Draft202012Validator(choice).is_valid(value):
            yield from wordless(value, choice, way)
        elif not choices and isinstance(value, list):
            yield from (found for member in value for found in wordless(member, schema.get("items", {}), f"{way}[]"))
        elif not choices and isinstance(value, dict):
            yield from wordless_keys(value, schema, way)


def wordless_keys(value: dict[str, Any], schema: Schema, way: str) -> Iterator[str]:
    named, others = dict(schema.get("properties", {})), schema.get("additionalProperties")
    named |= {key: found for key in value for form, found in patterns(schema) if key not in named and form.match(key)}
    for key, member in value.items():
        here, known = f"{way}.{key}", named.get(key, others)
        if not isinstance(known, dict) or (key in named and not known.get("description")):
            yield here
        if isinstance(known, dict):
            yield from wordless(member, known, here)


def patterns(schema: Schema) -> list[tuple[re.Pattern[str], Schema]]:
    return [(re.compile(form), found) for form, found in schema.get("patternProperties", {}).items()]


def hold(text: str, schema: Schema) -> None:
    """`text` is as `schema` says, and all of its keys have words there."""
    value = json.loads(text)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(value)
    assert sorted(wordless(value, schema)) == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project as a revision, with roles, a change, and events."""
    root = small(tmp_path)
    with (root / "site_config/site.yml").open("a", encoding="utf-8") as settings:
        settings.write("review_roles:\n  risk: {zh: 风控, en: Risk}\n")
    committed(root)
    tree = root / "trees/network/no-answer.yml"
    text = tree.read_text(encoding="utf-8")
    assert "seconds: 10" in text
    tree.write_text(text.replace("seconds: 10", "seconds: 11", 1).replace("en: ", "en: Now ", 1), encoding="utf-8")
    line = {"v": 1, "n": 1, "tree": "no-answer", "version": "0" * 12}
    (root / "events.jsonl").write_text("".join(f"{json.dumps({**line, **one})}\n" for one in EVENTS), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("kind", "words", "code"),
    [
        ("check-output", "check --format json", 0),
        ("check-output", "verify . --format json", 1),
        ("paths-output", "paths no-answer --format json", 0),
        ("coverage-output", "coverage --format json", 0),
        ("diff-output", "diff HEAD --format json", 0),
        ("reviews-output", "reviews --format json", 0),
        ("funnel-output", "funnel events.jsonl --format json", 0),
        ("graph", "export no-answer --format json", 0),
    ],
)
def test_what_is_printed_is_as_its_schema_says(
    kind: str,
    words: str,
    code: int,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(project)
    ran = Here(monkeypatch, capsys)(*words.split())
    assert (ran.code, ran.err) == (code, "")
    hold(ran.out, graph_schema() if kind == "graph" else schema_of(kind))


def test_problems_are_printed_as_the_schema_says(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    tree = project / "trees/network/no-answer.yml"
    tree.write_text(tree.read_text(encoding="utf-8").replace("start: ", "start: not-", 1), encoding="utf-8")
    ran = Here(monkeypatch, capsys)("check", "--format", "json", project=project)
    assert (ran.code, ran.err) == (1, "")
    assert json.loads(ran.out)["problems"]
    hold(ran.out, schema_of("check-output"))


def test_published_data_are_as_their_schemas_say():
    files = written(rendering(Author().site()))
    assert {f"data/v1/{name}.schema.json" for name in schemas()} <= files.keys()
    for name, schema in schemas().items():
        for path in [path for path in files if path.startswith(f"data/v1/{name}.") and ".schema." not in path]:
            hold(files[path], schema)
            assert json.loads(files[f"data/v1/{name}.schema.json"]) == schema


def test_files_about_the_site_are_as_their_schemas_say():
    made = manifest(
        Origin("1.2.3", "generic", "", 90),
        SETTINGS,
        languages(),
        [Area("", (("A", "b"),))],
        {"a.txt": fingerprint(b"a")},
    )
    hold(made.content.decode(), schema_of("site-manifest"))
    moved = moved_file([Move("zh/causes/old/index.html", "zh/causes/new/index.html", "zh", "新")], {"ja/": "zh/"})
    hold(moved.content.decode(), schema_of("site-moved"))


@pytest.mark.parametrize("kind", OUTPUT_KINDS)
def test_schemas_are_schemas(kind: str):
    Draft202012Validator.check_schema(schema_of(kind))


def test_keys_without_words_are_noticed():
    inner: Schema = {"properties": {"b": {"description": "told"}, "c": {}}, "additionalProperties": False}
    schema: Schema = {"properties": {"a": {"description": "told", "anyOf": [{"type": "null"}, {"items": inner}]}}}
    assert list(wordless({"a": [{"b": 1, "c": 2}], "e": 4}, schema)) == [".a[].c", ".e"]
    with pytest.raises(AssertionError):
        hold('{"a": [{"c": 1}]}', schema)


def test_every_schema_is_documented_once():
    titles = [title for title, _, _ in documented()]
    assert len(titles) == len(set(titles)) == len(schemas()) + len(OUTPUT_KINDS) + 1
