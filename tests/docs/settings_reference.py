"""The files that authors write → docs/reference/settings.md."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.load import FILE_KINDS, file_schema
from generator.load.page import FRONT_MATTER
from tests.docs.markdown import cell, code, table
from tests.docs.schema_tables import Schema, kind, rows


def described() -> Iterator[tuple[str, str, Schema]]:
    """(kind of file, what it is and where, its schema)."""
    for name, (title, files, _) in FILE_KINDS.items():
        yield name, f"{title.removeprefix('poshelp ').capitalize()}: `{files}`.", file_schema(name)
    yield (
        "page",
        (
            "What stands between two lines `---` at the top of a page: `content/zh/**/*.md`, `content/en/**/*.md`. "
            "`translates` is for English pages only; the prose of a tree, `causes/<tree>.md`, has its title from the "
            "tree and neither `title` nor `description`."
        ),
        FRONT_MATTER.schema(),
    )


def settings_page() -> str:
    parts = [
        "# Settings\n",
        (
            "Every key of every YAML file that authors write. `*` stands for a name that the author chooses, `[]` for "
            "each entry of a list. `poshelp schema KIND` prints the same as JSON Schema; editors read it from "
            "`site_config/schemas/`. What no schema can say is a [rule](rules.md).\n"
        ),
    ]
    for name, words, schema in described():
        parts += [f"## {name}\n", f"{words}\n"]
        found = [
            (
                code(row.way),
                kind(row.schema),
                code(json.dumps(row.schema["default"]))
                if "default" in row.schema
                else "needed"
                if row.is_required
                else "may be left out",
                cell(row.schema["description"]),
            )
            for row in rows(schema)
        ]
        if found:
            parts.append(table(("key", "value", "left out", ""), found))
        else:
            parts.append(f"The whole file is a {kind(schema)}.\n")
    return "\n".join(parts)
