"""The published JSON Schema: valid itself, accepts every real tree, and refuses what the loader refuses."""

from __future__ import annotations

import copy
import datetime
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.load import FILE_KINDS, file_schema
from tests.cli.running import ROOT, Here

TREES = sorted([*ROOT.glob("trees/*/*.yml"), *ROOT.glob("tests/projects/small/trees/*/*.yml")])
SMALL_TREE = ROOT / "tests/projects/small/trees/network/no-answer.yml"


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(file_schema("tree"), format_checker=Draft202012Validator.FORMAT_CHECKER)


def as_an_editor_reads_it(path: Path) -> Any:
    """YAML tools read an unquoted date as a date; JSON has none, so editors check the text."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(entry) for key, entry in value.items()}
        if isinstance(value, list):
            return [plain(entry) for entry in value]
        return value.isoformat() if isinstance(value, datetime.date) else value

    return plain(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def test_it_is_a_valid_schema():
    Draft202012Validator.check_schema(file_schema("tree"))
    assert file_schema("tree")["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_command_prints_it(poshelp: Here):
    ran = poshelp("schema")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == file_schema("tree")


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_kind_of_file_has_one(poshelp: Here, kind: str):
    ran = poshelp("schema", kind)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == file_schema(kind)
    assert kind in poshelp("schema", "--help").out


@pytest.mark.parametrize(("kind", "hint"), [("glosary", "did you mean `glossary`?"), ("xyzzy", "known: tree, site, ")])
def test_a_kind_that_is_none(poshelp: Here, kind: str, hint: str):
    ran = poshelp("schema", kind)
    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err


def test_schemas_are_written_in_the_languages_of_the_project(poshelp: Here, project: Path):
    folder = project / "site_config/schemas"
    settings = project / "site_config/site.yml"
    settings.write_text(f"languages: [zh, en, ja]\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    ran = poshelp("schema", "--write", project=project)
    assert (ran.code, ran.out) == (0, f"written: {len(FILE_KINDS)} schemas for editors in {folder}\n")
    found = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.iterdir()}
    assert found == {f"{kind}.schema.json": file_schema(kind, ("zh", "en", "ja")) for kind in FILE_KINDS}
    assert found["tree.schema.json"] != file_schema("tree")
    assert poshelp("schema", "--write", project=project).out == "nothing to write: every schema is as it should be\n"


def test_one_kind_alone_is_not_written(poshelp: Here, project: Path):
    ran = poshelp("schema", "tree", "--write", project=project)
    assert (ran.code, ran.out) == (2, "")
    assert "leave out KIND" in ran.err
    assert not (project / "site_config/schemas").exists()


def test_there_are_trees_to_try():
    assert len(TREES) > 2


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.stem)
def test_real_trees_are_accepted(path: Path):
    assert [error.message for error in validator().iter_errors(as_an_editor_reads_it(path))] == []


def test_every_key_of_a_real_tree_is_in_the_schema_and_needed_by_it():
    """What the loader calls missing-key or unknown-key, the schema refuses too."""
    tree = as_an_editor_reads_it(SMALL_TREE)
    for key in tree:
        assert list(validator().iter_errors({name: value for name, value in tree.items() if name != key})), key
    assert list(validator().iter_errors(tree | {"sumary": tree["summary"]}))


def changed(*path: Any, to: Any) -> Any:
    tree = copy.deepcopy(as_an_editor_reads_it(SMALL_TREE))
    *before, last = path
    place = tree
    for step in before:
        place = place[step]
    if to is None:
        del place[last]
    else:
        place[last] = to
    return tree


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("title", "en"), None),
        (("title", "en"), ""),
        (("title", "fr"), "Titre"),
        (("title",), "No result"),
        (("leads_here", "codes"), "68"),
        (("leads_here", "codes"), [68]),
        (("leads_here", "words", "zh"), None),
        (("safety",), []),
        (("sources",), []),
        (("reviewed",), "yesterday"),
        (("start",), "Slip"),
        (("nodes", "slip", "seconds"), "15"),
        (("nodes", "slip", "seconds"), -1),
        (("nodes", "slip", "seconds"), 1.5),
        (("nodes", "slip", "seconds"), 4000),
        (("nodes", "slip", "customer_waits"), "yes"),
        (("nodes", "slip", "answers"), []),
        (("nodes", "slip", "answers", "unsure", "to"), None),
        (("nodes", "slip", "answers", "unsure", "to"), {"node": "call"}),
        (("nodes", "slip", "answers", "unsure", "to"), ["call"]),
        (("nodes", "slip", "answers", "unsure", "ensures"), "result-known"),
        (("nodes", "slip", "answers", "unsure", "note"), "x"),
        (("nodes", "slip", "answers", "Unsure"), {"label": {"zh": "一", "en": "One"}, "to": "call"}),
        (("nodes", "Slip"), {}),
        (("nodes", "slip", "outcome"), "retry"),
        (("nodes", "again", "outcome"), "try-again"),
        (("nodes", "again", "who"), "customer"),
        (("nodes", "again", "say"), None),
        (("nodes", "again", "steps"), []),
        (("nodes", "again", "steps", 0, "do"), "Charge"),
        (("nodes", "again", "steps", 0, "destroys"), ["open-payment"]),
        (("examples", 0, "ends"), None),
        (("examples", 0, "ends"), {"tree": "old-card", "nodes": "date"}),
    ],
)
def test_wrong_trees_are_refused(path: tuple[Any, ...], value: Any):
    assert list(validator().iter_errors(changed(*path, to=value)))
