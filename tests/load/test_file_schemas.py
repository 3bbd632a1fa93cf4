"""Schemas for editors: checked in as printed, complete in words, right for every own file, and of use against typos."""

from __future__ import annotations

import fnmatch
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.load import FILE_KINDS, file_schema
from generator.schemas import schema_text
from tests.cli.test_schema_command import as_an_editor_reads_it

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "site_config/schemas"
PROJECTS = (ROOT, ROOT / "tests/projects/small")


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema. Snippets are none."""
    if isinstance(schema, list):
        for entry in schema:
            yield from parts(entry)
    elif isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            if key == "properties":
                for entry in value.values():
                    yield from parts(entry)
            elif key != "defaultSnippets":
                yield from parts(value)


def complaints(kind: str, value: Any) -> list[str]:
    checker = Draft202012Validator.FORMAT_CHECKER
    return [
        error.message for error in Draft202012Validator(file_schema(kind), format_checker=checker).iter_errors(value)
    ]


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_it_is_a_schema(kind: str):
    Draft202012Validator.check_schema(file_schema(kind))


def test_the_files_for_editors_are_as_the_command_prints_them():
    """After a change of a format: `python -m tests.load.accept`."""
    found = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}
    assert found == {f"{kind}.schema.json": schema_text(kind) for kind in FILE_KINDS}


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_key_and_every_choice_has_words(kind: str):
    for schema in parts(file_schema(kind)):
        for name, value in schema.get("properties", {}).items():
            assert value.get("description"), name
            # Editors show them as Markdown, and escape what could be markup.
            assert not re.search(r"[`*\n]", value["description"])
        if "enum" in schema:
            assert len(schema["enumDescriptions"]) == len(schema["enum"])


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_patterns_say_the_same_in_editors(kind: str):
    r"""They are JavaScript's there: no `\Z`, and no `\W`, which is every letter but Latin ones."""
    patterns = [schema["pattern"] for schema in parts(file_schema(kind)) if "pattern" in schema]
    assert [pattern for pattern in patterns if re.search(r"\\[ZAW]|\(\?P", pattern)] == []


def test_every_file_that_is_read_has_a_kind():
    read = [
        path.relative_to(ROOT).as_posix()
        for name in ("trees", "content", "site_config")
        for path in (ROOT / name).rglob("*.yml")
    ]
    assert len(read) > 50
    assert [file for file in read if not any(fnmatch.fnmatch(file, kind.files) for kind in FILE_KINDS.values())] == []


@pytest.mark.parametrize("kind", [kind for kind in FILE_KINDS if kind != "tree"])
def test_own_files_are_right(kind: str):
    """Trees have tests of their own beside the command."""
    files = [path for root in PROJECTS for path in root.glob(FILE_KINDS[kind].files)]
    assert files
    assert [(path.name, found) for path in files if (found := complaints(kind, as_an_editor_reads_it(path)))] == []


@pytest.mark.parametrize(
    ("kind", "file", "old", "new"),
    [
        ("tree", "trees/network/no-network-connection.yml", "customer_waits:", "customer_wait:"),
        ("tree", "trees/network/no-network-connection.yml", "outcome: call-acquirer", "outcome: call-aquirer"),
        ("tree", "trees/network/no-network-connection.yml", "reviewed: 2026-11-22", "reviewed: 22.11.2026"),
        ("tree", "trees/network/no-network-connection.yml", "to: quick", "to: Quick one"),
        ("site", "site_config/site.yml", "paths: 200", "paths: many"),
        ("site", "site_config/site.yml", "url: https:", "url: http:"),
        ("families", "site_config/families.yml", "  summary:", "  sumary:"),
        ("exemptions", "site_config/exemptions.yml", "reason: approved; not an error", "reasons: approved"),
        ("moved", "site_config/moved.yml", "trees: {}", "trees: {Old: new}"),
        ("brand", "site_config/brands/lakala.yml", 'primary: "#', 'primary: "'),
        ("manual", "site_config/manuals/slips.yml", "layout: slip", "layout: slips"),
        ("messages", "site_config/messages/en.yml", "\n", "\nguide.new:\n"),
        ("response-codes", "content/data/response-codes.yml", "retry_rule: no-retry", "retry_rule: never"),
        ("terminal-faults", "content/data/terminal-faults.yml", "escalate_to: acquirer", "escalate_to: bank"),
        ("rules", "content/data/rules.yml", "confidence: high", "confidence: sure"),
        ("hotlines", "content/data/hotlines.yml", "  publish: true\n", "  publish: maybe\n"),
        ("sources", "content/data/sources.yml", "  citation:", "  cite:"),
        ("glossary", "content/data/glossary.yml", "    en: response code\n", ""),
        ("scheme-words", "content/data/scheme-words.yml", "  means:", "  mean:"),
        ("finder-words", "content/data/finder-words.yml", "  - reason: Ways to ask in Chinese.", "  - why: Ways"),
    ],
)
def test_typing_errors_are_refused(kind: str, file: str, old: str, new: str):
    text = (ROOT / file).read_text(encoding="utf-8")
    assert old in text
    assert complaints(kind, yaml.load(text.replace(old, new, 1), Loader=yaml.CSafeLoader))


def test_snippets_are_nodes_once_they_are_filled_in():
    """Each place is filled with an id, which is a text too; the reader of trees would accept the rest."""
    nodes = file_schema("tree")["properties"]["nodes"]
    assert [snippet["label"] for snippet in nodes["defaultSnippets"]] == ["question", "outcome"]
    for snippet in nodes["defaultSnippets"]:
        text = json.dumps(snippet["body"], ensure_ascii=False)
        numbers = [int(number) for number in re.findall(r"\$\{?(\d+)", text)]
        assert numbers == list(range(1, len(numbers) + 1))
        for wanted, given in (
            (r'"\$\{\d+:(\d+)\}"', r"\1"),
            (r"\$\{\d+:([^}]+)\}", r"\1"),
            (r'"\$2", "who"', '"stop", "who"'),
            (r"\$\d+", "x"),
        ):
            text = re.sub(wanted, given, text)
        assert [error.message for error in Draft202012Validator(nodes).iter_errors(json.loads(text))] == []
