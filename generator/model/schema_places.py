"""Where editors find the JSON Schema of a file that authors write: the place of each, and the line that leads there."""

from __future__ import annotations

import posixpath

SCHEMAS = "site_config/schemas"
"""The folder of a project that has them; they are generated."""


def schema_file(kind: str) -> str:
    """The schema of a kind of file, as a path in the project."""
    return f"{SCHEMAS}/{kind}.schema.json"


def modeline(kind: str, file: str) -> str:
    """The first line of `file`, a path in the project: a comment that leads yaml-language-server to its schema."""
    return f"# yaml-language-server: $schema={posixpath.relpath(schema_file(kind), posixpath.dirname(file))}\n"
