"""The site as data → the files of data/v1 and schema/."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.artifact import Artifact
from generator.render.data.codes import codes_data, faults_data
from generator.render.data.schemas import schemas
from generator.render.data.trees import Editions, trees_data
from generator.render.escape import json_text
from generator.render.finder.index import finder_index

FOLDER = "data/v1/"


def data_files(editions: Editions, version: str, tree_schema: dict[str, Any]) -> Iterator[Artifact]:
    """Each file, and for each its schema, which it names."""
    for name, content in (
        ("trees", trees_data(editions)),
        ("codes", codes_data(editions)),
        ("faults", faults_data(editions)),
    ):
        yield json_file(f"{FOLDER}{name}.json", _headed(name, version, content))
    for lang, edition in editions.items():
        yield json_file(f"{FOLDER}index.{lang}.json", _headed("index", version, finder_index(edition)))
    for name, schema in schemas(tuple(editions)).items():
        yield json_file(f"{FOLDER}{name}.schema.json", schema)
    yield json_file("schema/tree.schema.json", tree_schema)


def json_file(path: str, content: Any) -> Artifact:
    """`content` as JSON in UTF-8, one line, ending with a newline."""
    return Artifact(path, f"{json_text(content)}\n".encode())


def _headed(name: str, version: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": f"{name}.schema.json", "poshelp": version, **content}
