"""Every JSON Schema that the tool can tell: of files that authors write, and of what it writes itself."""

from __future__ import annotations

import json

from generator.exchange import graph_schema
from generator.load import FILE_KINDS, file_schema
from generator.model.json_schema import Schema
from generator.model.schema_places import schema_file
from generator.model.text import DEFAULT_LANGS, Lang
from generator.pipeline import UnknownName
from generator.problem import nearest
from generator.problem_formats import REPORT_SCHEMA
from generator.publish import SITE_FILES, site_schemas
from generator.render import LISTING_SCHEMAS

_REPORT = "check-output"
OUTPUT_KINDS = (_REPORT, *LISTING_SCHEMAS, *SITE_FILES)
"""What commands write as JSON and has a schema; `verify` prints the same as `check`."""
_GRAPH = "graph"
SCHEMA_KINDS = (*FILE_KINDS, _GRAPH, *OUTPUT_KINDS)
"""What there is a JSON Schema of: each kind of file that authors write, and what is written as JSON."""


def schema_of(kind: str, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> Schema:
    """The JSON Schema of one of `SCHEMA_KINDS`, in a project of the languages `langs`. Raises UnknownName."""
    if kind in FILE_KINDS:
        return file_schema(kind, langs)
    outputs = {_GRAPH: graph_schema(), _REPORT: REPORT_SCHEMA, **LISTING_SCHEMAS, **site_schemas()}
    if kind not in outputs:
        raise UnknownName("kind of file", kind, nearest(kind, SCHEMA_KINDS) or f"known: {', '.join(SCHEMA_KINDS)}")
    return outputs[kind]


def schema_text(kind: str, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> str:
    """The same as text."""
    return json.dumps(schema_of(kind, langs), ensure_ascii=False, indent=2) + "\n"


def schema_files(langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, str]:
    """Path in a project → the schema that editors look for there, of each kind of file that authors write."""
    return {schema_file(kind): schema_text(kind, langs) for kind in FILE_KINDS}
