"""docs/reference is what the code says, and the code says everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import click
import pytest

from generator.load.default_messages import default_messages
from generator.model.text import Inline, Plain, parse
from generator.pipeline import RULES
from generator.problem import Group
from generator.publish.verify.complaint import KINDS, WARNINGS
from generator.render.embed.messages import FROM_FRAME, TO_FRAME
from generator.schemas import OUTPUT_KINDS
from tests.docs.command_reference import argument_name, arguments, commands, options, spelling
from tests.docs.data_reference import documented
from tests.docs.markdown import ROOT, headings
from tests.docs.messages_reference import groups
from tests.docs.reference import FOLDER, PAGES
from tests.docs.schema_tables import Schema, is_both, rows
from tests.docs.settings_reference import described
from tests.docs.words_reference import FORMS, VARIABLES, placeholders

COMMANDS = list(commands())
SCHEMAS = [
    *((f"settings.md: {name}", "settings.md", schema) for name, _, schema in described()),
    *((f"data.md: {title}", "data.md", schema) for title, _, schema in documented()),
    *(
        (f"data.md: {message.type} {n}", "data.md", message.schema)
        for n, message in enumerate((*FROM_FRAME, *TO_FRAME))
    ),
]


def page(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_as_they_are_made(name: str):
    """After a change of the code: `python -m tests.docs.accept`."""
    assert page(name) == PAGES[name]()


def test_there_are_no_other_pages():
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)


# ------------------------------------------------------------------------------------------------------- commands


@pytest.mark.parametrize(("path", "command", "context"), COMMANDS, ids=[path for path, _, _ in COMMANDS])
def test_every_command_argument_and_option_has_words(path: str, command: click.Command, context: click.Context):
    assert command.help
    assert (2, path) in headings(page("commands.md"))
    part = re.split(r"(?m)^## ", page("commands.md").partition(f"\n## {path}\n")[2])[0]
    for option in options(command, context):
        assert option.help, f"{path} {spelling(option)} has no words"
        assert f"| `{spelling(option)}` |" in part
    for argument in arguments(command):
        name = argument_name(argument, context)
        spoken = [] if isinstance(argument.type, click.Choice) else name.split("|")
        assert [word for word in spoken if word not in command.help] == [], f"{path} does not speak of {name}"
        assert name in part.replace("\\|", "|")
    if not isinstance(command, click.Group):
        assert "Exit code: 0: " in part


def test_commands_are_all_that_there_are():
    names = {path for path, _, _ in COMMANDS}
    assert {"poshelp", "poshelp check", "poshelp new tree", "poshelp translate import"} <= names
    told = [words for order, words in headings(page("commands.md")) if order == 2]
    assert sorted(told) == sorted(names)


# ---------------------------------------------------------------------------------------------------------- rules


def test_every_rule_is_there_with_its_words():
    told = headings(page("rules.md"))
    assert [words for order, words in told if order == 3] == [rule.id for rule in RULES]
    assert [words for order, words in told if order == 2] == [str(group) for group in Group]
    for rule in RULES:
        part = page("rules.md").partition(f"\n### {rule.id}\n")[2]
        assert part.startswith(f"\n*{rule.severity}* {rule.summary}.\n\n{rule.explanation.strip()}\n")


# ------------------------------------------------------------------------------------------------- settings, data


def records(schema: Any) -> Iterator[Schema]:
    """Every object with named keys inside a schema, found without our own reading of it."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for value in schema.values():
            yield from records(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from records(value)


@pytest.mark.parametrize(("name", "file", "schema"), SCHEMAS, ids=[name for name, _, _ in SCHEMAS])
def test_every_key_has_words_and_a_row(name: str, file: str, schema: Schema):
    found = list(rows(schema))
    named = {row.name for row in found}
    for record in records(schema):
        for key, value in record["properties"].items():
            assert value.get("description"), f"{name}: {key} has no words"
            assert key in named or is_both(record), f"{name}: {key}"
    text = page(file)
    for row in found:
        assert f"| `{row.way}` |" in text


def test_every_kind_of_file_output_and_message_is_there():
    assert {kind for kind, _, _ in described()} == {
        words for order, words in headings(page("settings.md")) if order == 2
    }
    text = page("data.md")
    for kind in OUTPUT_KINDS:
        assert f"`poshelp schema {kind}`" in text
    for message in (*FROM_FRAME, *TO_FRAME):
        assert re.search(rf"(?m)^### {message.type} (from|to) the frame", text)


def test_keys_that_are_missing_are_noticed():
    """The walk sees keys below lists, mappings and choices."""
    leaf = {"type": "string"}
    below = {"type": "object", "properties": {"deep": leaf}}
    choice = {"anyOf": [{"type": "array", "items": below}, {"type": "null"}]}
    schema = {"type": "object", "properties": {"top": {"type": "object", "additionalProperties": choice}}}
    assert [row.way for row in rows(schema)] == ["top", "top.*[].deep"]
    assert [key for record in records(schema) for key in record["properties"]] == ["top", "deep"]


# --------------------------------------------------------------------------------------------- markup, environment


def test_every_form_of_markup_is_there():
    assert {form.kind for form in FORMS} | {Plain} == set(Inline.__args__)
    for form in FORMS:
        (part,) = parse(form.example)
        assert isinstance(part, form.kind)


def test_links_of_every_kind_are_there():
    told = {link for form in FORMS for link in re.findall(r"\]\(([a-z]+):", form.example)}
    source = (ROOT / "generator/check/pages/broken_link.py").read_text(encoding="utf-8")
    assert told == set(re.findall(r'(?m)^        "([a-z]+)": \(', source))


def test_placeholders_are_those_that_texts_use():
    texts = [path.read_text(encoding="utf-8") for path in ROOT.glob("trees/*/*.yml")]
    used = {name for text in texts for name in re.findall(r"(?<!\{)\{([a-z_]+)\}(?!\})", text)}
    assert used
    assert used <= {name for name, _ in placeholders()}


def test_every_variable_that_is_read_is_there():
    read = set()
    for path in (*ROOT.glob("generator/**/*.py"), *ROOT.glob("tests/*.py")):
        text = path.read_text(encoding="utf-8")
        named = dict(re.findall(r'(?m)^([A-Z_]+) = "([A-Z_]+)"$', text))
        found = re.findall(
            r'os\.environ(?:\.get|\.setdefault)?[\(\[]\s*"?([A-Z_0-9]+)"?|"([A-Z_0-9]+)" (?:not )?in os\.environ', text
        )
        read |= {named.get(name, name) for pair in found for name in pair if name}
    read |= {option.envvar for _, command, context in COMMANDS for option in options(command, context) if option.envvar}
    assert read == set(VARIABLES)


# ----------------------------------------------------------------------------------------------- verify, messages


def test_every_kind_that_is_told_is_explained():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator/publish/verify").glob("*.py"))
    told = set(re.findall(r'complaint\(\s*"([a-z0-9-]+)"', code)) | {"caching", "header"}
    assert re.findall(r"complaint\(\s*(?!kind)[a-z_]+,", code) == []
    assert told == set(KINDS)
    assert set(KINDS) >= WARNINGS
    for kind in KINDS:
        assert f"| `{kind}` | {'warning' if kind in WARNINGS else 'error'} |" in page("verify.md")


def test_every_message_is_in_one_group():
    known = default_messages("en")
    told = [key for group in groups() for key in group.words]
    assert sorted(told) == sorted(known)
    for key, words in known.items():
        (row,) = [line for line in page("messages.md").splitlines() if line.startswith(f"| `{key}` |")]
        assert all(f"`{{{name}}}`" in row for name in re.findall(r"\{(\w+)\}", words))
