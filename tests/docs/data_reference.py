"""The schemas of what is published and printed as JSON → docs/reference/data.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.exchange import graph_schema
from generator.render.data.schemas import schemas
from generator.render.embed.messages import FROM_FRAME, TO_FRAME, Message
from generator.schemas import OUTPUT_KINDS, schema_of
from tests.docs.markdown import cell, code, table
from tests.docs.schema_tables import kind, rows

_FILES = {
    "trees": ("data/v1/trees.json", "Every tree, with texts without markup and with the words of the brand."),
    "codes": ("data/v1/codes.json", "Every response code, with the advice of its page."),
    "faults": ("data/v1/faults.json", "Every message of terminals."),
    "index": ("data/v1/index.zh.json and index.en.json", "What a finder searches."),
}
_OUTPUTS = {
    "check-output": ("poshelp check and verify", "`--format json`. With `check --watch`, such a document a line."),
    "paths-output": ("poshelp paths", "`--format json`."),
    "coverage-output": ("poshelp coverage", "`--format json`."),
    "diff-output": ("poshelp diff", "`--format json`. Texts are the authors' own, with their markup."),
    "reviews-output": ("poshelp reviews", "`--format json`."),
    "funnel-output": (
        "poshelp funnel",
        (
            "`--format json`. An id that is null stands for ids beyond those that are counted one by one. In a "
            "complete file visits = answers + back + goto + lost + ended; else visits + unseen is."
        ),
    ),
    "site-manifest": (
        "manifest.json",
        "At the top of the site: every file with its checksum. `poshelp verify` reads it.",
    ),
    "site-moved": ("moved.json", "At the top of the site: for redirects of your server."),
}


class Documented(NamedTuple):
    """Something with a schema."""

    title: str
    words: str
    schema: dict[str, Any]


def documented() -> Iterator[Documented]:
    """All there is, in the order of the page; messages have parts of their own."""
    for name, schema in schemas().items():
        title, words = _FILES[name]
        yield Documented(title, f"{words} Schema: `data/v1/{name}.schema.json`.", schema)
    for name in reversed(OUTPUT_KINDS):
        title, words = _OUTPUTS[name]
        yield Documented(title, f"{words} Schema: `poshelp schema {name}`.", schema_of(name))
    words = "`--format json`, which `poshelp import` reads again. Schema: `poshelp schema graph`."
    yield Documented("poshelp export", words, graph_schema())


def data_page() -> str:
    parts = [
        "# Data\n",
        (
            "What a site publishes and what commands print as JSON. `*` stands for any name, `[]` for each entry of a "
            "list. Where nothing else is said, a key is always there. Within `v1` keys are only added.\n"
        ),
    ]
    for title, words, schema in documented():
        parts += [f"## {title}\n", f"{words}\n"]
        if description := schema.get("description"):
            parts.append(f"{description}.\n")
        parts.append(_table(schema))
    parts += [
        "## Messages of the embed\n",
        (
            "Schema: `embed/v1/messages.schema.json`. A recorded line of events is such a message, or an object with "
            "the message in `message`; `poshelp funnel` reads them.\n"
        ),
    ]
    for side, messages in (("from the frame", FROM_FRAME), ("to the frame", TO_FRAME)):
        for message in messages:
            parts += [f"### {message.type} {side}{_alternative(message)}\n", _table(message.schema)]
    parts += [
        "## Other formats\n",
        (
            "`poshelp check --format sarif` prints SARIF 2.1.0 with every rule, `--format github` workflow commands. "
            "`paths --format csv` has a row a path, `export --format csv` a row an answer and a row an outcome; both "
            "name their columns in the first row. `search/search_index.json`, and what lies below `assets/`, is for "
            "the pages of the same site only and changes with them.\n"
        ),
    ]
    return "\n".join(parts)


def _alternative(message: Message) -> str:
    """Several messages may have one name: which one it is."""
    return f", by {next(iter(message.fields))}" if message.type == "goto" else ""


def _table(schema: dict[str, Any]) -> str:
    found = [
        (
            code(row.way),
            kind(row.schema),
            cell(row.schema["description"]) + ("" if row.is_required else " (may be left out)"),
        )
        for row in rows(schema)
    ]
    return table(("key", "value", ""), found) if found else f"A {kind(schema)}.\n"
