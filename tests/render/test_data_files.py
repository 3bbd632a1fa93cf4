"""The data fit their own schemas, and the schemas let nothing else pass."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.render.data.schemas import schemas
from tests.render.building import Author
from tests.render.reading import rendering, written

SITE = Author().site()
FILES = {path: json.loads(text) for path, text in written(rendering(SITE)).items() if path.endswith(".json")}
DATA = ("trees", "codes", "faults", "index.zh", "index.en")


def test_all_files_are_there():
    expected = {f"data/v1/{name}.json" for name in (*DATA, *(f"{name}.schema" for name in schemas()))}
    assert set(FILES) == {*expected, "schema/tree.schema.json", "embed/v1/messages.schema.json"}
    assert FILES["schema/tree.schema.json"] == {"title": "Tree"}


@pytest.mark.parametrize("name", DATA)
def test_data_fit_the_schema_that_they_name(name: str):
    data = FILES[f"data/v1/{name}.json"]
    schema = FILES[f"data/v1/{data['$schema']}"]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(data)
    assert data["poshelp"] == "1.2.3"


@pytest.mark.parametrize("name", schemas())
def test_schemas_name_every_key(name: str):
    def objects(schema: Any) -> Iterator[dict[str, Any]]:
        if isinstance(schema, dict):
            if schema.get("type") == "object":
                yield schema
            for part in schema.values():
                yield from objects(part)
        elif isinstance(schema, list):
            for part in schema:
                yield from objects(part)

    for found in objects(schemas()[name]):
        assert "additionalProperties" in found
        if found["additionalProperties"] is False:
            assert sorted(found["required"]) == sorted(found["properties"])


def test_trees_hold_what_a_guide_needs():
    trees = {tree["id"]: tree for tree in FILES["data/v1/trees.json"]["trees"]}
    assert list(trees) == ["start", "old-card", "keep-card"]
    nodes = {node["id"]: node for node in trees["old-card"]["nodes"]}
    assert nodes["date"]["ask"] == {"zh": "过期了吗？", "en": "Has it expired?"}
    assert nodes["date"]["answers"][1] == {
        "id": "known",
        "label": {"zh": "没过", "en": "No"},
        "to": {"tree": "old-card", "node": "once-more"},
        "ensures": ["result-known"],
    }
    assert nodes["once-more"]["steps"][1]["do"] == {"zh": "拨打小票上的电话", "en": "Call the number on the slip"}
    assert trees["keep-card"]["pick_up"]
    assert trees["old-card"]["verify_first"]


def test_codes_give_the_safe_advice_and_not_the_action_of_the_tables():
    codes = {code["code"]: code for code in FILES["data/v1/codes.json"]["codes"]}
    assert codes["98"]["danger"] == "verify-first"
    assert "action" not in codes["98"]
    assert codes["98"]["do"]["en"].startswith("Find out whether")
    assert codes["04"]["say"]["zh"] == "这次没能完成付款"
    assert codes["54"]["schemes"] == {"unionpay": "过期", "iso8583_1993": "116"}
    assert codes["54"]["scheme_meanings"] == {"unionpay": {"zh": "过期", "en": "Too old"}}
    assert codes["F1..F5"]["path"] == "codes/#code-f1-to-f5"


def test_the_index_has_codes_faults_trees_and_words_with_their_warnings():
    entries = {entry["id"]: entry for entry in FILES["data/v1/index.zh.json"]["entries"]}
    assert {entry["kind"] for entry in entries.values()} == {"code", "fault", "tree", "word"}
    assert entries["code:98"]["texts"] == ["98", "卡片过期", "过期", "Expired card"]
    assert "先查清" in entries["code:98"]["warning"]
    assert "不说原因" in entries["code:04"]["warning"]
    assert entries["code:54"]["warning"] is None
    assert "Card read error" in entries["fault:card-unread"]["texts"]
    assert entries["fault:no-answer"]["warning"] == entries["tree:old-card"]["warning"]
    assert "不说原因" in entries["fault:listed"]["warning"]
    assert entries["word:old-card:1"] == {
        **entries["tree:old-card"],
        "id": "word:old-card:1",
        "kind": "word",
        "texts": ["卡到期"],
    }
    assert entries["code:76"]["tree"] is None
