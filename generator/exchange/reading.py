"""Bytes of a file from elsewhere → a draft of a tree, or response codes, and a report of what is not carried over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.exchange.codes import CodeRow, differences, names_codes, read_codes
from generator.exchange.csv_places import rows
from generator.exchange.draft import DraftTree
from generator.exchange.graph_reader import read_graph
from generator.exchange.json_places import Value, parse
from generator.exchange.mermaid import read_mermaid
from generator.exchange.node_link import read_node_link
from generator.exchange.source import MOST_BYTES, Source, Unreadable
from generator.exchange.ssvc import read_ssvc
from generator.exchange.ssvc_csv import read_ssvc_csv
from generator.exchange.table_csv import HEADER
from generator.model.facts import ResponseCode
from generator.problem import Report

ImportFormat = Literal["json", "ssvc", "mermaid", "codes"]
"""json: a graph, our own or another program's; ssvc: a decision table or point in JSON, or a table in CSV; codes:
response codes in CSV."""

_SUFFIXES: Mapping[str, ImportFormat] = {".mmd": "mermaid", ".mermaid": "mermaid"}
_JSON, _CSV = ".json", ".csv"
_WRITTEN_ONLY = (".dmn", ".dot")
_OF_SSVC = frozenset(("decision_points", "values"))


@dataclass(frozen=True, slots=True)
class Known:
    """What the project has already."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    """What its pages call a kind of outcome → kind."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Title of a tree, in any language → its id."""
    codes: Mapping[str, ResponseCode] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Import:
    """What was read: a tree or codes, or neither where the file cannot be read."""

    report: Report
    tree: DraftTree | None = None
    codes: tuple[CodeRow, ...] | None = None
    """Those that the project does not have."""


def read_import(file: str, content: bytes, form: ImportFormat | None, known: Known) -> Import:
    """Read `content`, in the format that `file` and its first signs tell where none is named. Raises nothing."""
    source = Source(file, "")
    try:
        try:
            source = Source.of(file, content)
        except Unreadable:
            source = Source(file, content[:MOST_BYTES].decode("utf-8-sig", "replace"))
            raise
        return _read(source, form or _format_of(source), known)
    except Unreadable as failure:
        return Import(source.report(failure))


def _format_of(source: Source) -> ImportFormat:
    name = source.file.lower()
    for suffix, form in _SUFFIXES.items():
        if name.endswith(suffix):
            return form
    begin = source.text.lstrip()[:1]
    if name.endswith(_JSON) or (not name.endswith(_CSV) and begin == "{"):
        return "json"
    if name.endswith(_CSV):
        return "codes" if names_codes(rows(source.text)[0]) else "ssvc"
    if name.endswith(_WRITTEN_ONLY):
        hint = "export the tree with --format json, which can be imported"
        raise Unreadable("such files are written by `poshelp export`, and not read", 0, hint)
    hint = "name it with --format; files that end with .json, .csv, .mmd or .mermaid need none"
    raise Unreadable("the format of this file is not known", 0, hint)


def _read(source: Source, form: ImportFormat, known: Known) -> Import:
    if form == "codes":
        new = differences(source, read_codes(source, rows(source.text)), known.codes)
        return Import(source.report(), codes=new)
    if form == "mermaid":
        tree = read_mermaid(source, known.kinds, known.titles)
    elif form == "ssvc" and source.text.lstrip()[:1] != "{":
        table = rows(source.text)
        if tuple(cell.text for cell in table[0]) == HEADER:
            message = "this table was exported from a tree, and does not hold all of it"
            raise Unreadable(message, table[0][0].at, "export the tree with --format json, which can be imported")
        tree = read_ssvc_csv(source, table)
    else:
        tree = _read_json(source, form)
    return Import(source.report(), tree)


def _read_json(source: Source, form: ImportFormat) -> DraftTree:
    root = parse(source.text)
    if form == "ssvc" or _is_of_ssvc(root):
        return read_ssvc(source, root)
    if isinstance(root.it, dict) and "schema_version" in root.it:
        return read_graph(source, root)
    return read_node_link(source, root)


def _is_of_ssvc(root: Value) -> bool:
    """Whether a JSON file is a decision table or point, by the names of its members."""
    return isinstance(root.it, dict) and "nodes" not in root.it and not root.it.keys().isdisjoint(_OF_SSVC)
