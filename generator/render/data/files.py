"""The site as data → the files of data/v1 and schema/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from generator.model.artifact import LateText
from generator.render.data.codes import codes_data, faults_data
from generator.render.data.schemas import schemas
from generator.render.data.trees import Editions, trees_data
from generator.render.escape import json_text
from generator.render.finder.index import finder_index

FOLDER = "data/v1/"


def data_files(editions: Editions, version: str, tree_schema: dict[str, Any]) -> Iterator[LateText]:
    """Each file, and for each its schema, which it names. No page is made of them, so none waits for them."""
    for name, made in (("trees", trees_data), ("codes", codes_data), ("faults", faults_data)):
        yield LateText(f"{FOLDER}{name}.json", partial(_data, name, version, partial(made, editions)))
    for lang, edition in editions.items():
        yield LateText(f"{FOLDER}index.{lang}.json", partial(_data, "index", version, partial(finder_index, edition)))
    for name, schema in schemas(tuple(editions)).items():
        yield LateText(f"{FOLDER}{name}.schema.json", partial(as_json, schema))
    yield LateText("schema/tree.schema.json", partial(as_json, tree_schema))


def as_json(content: Any) -> str:
    """One line, ending with a newline."""
    return f"{json_text(content)}\n"


def _data(name: str, version: str, made: Callable[[], dict[str, Any]]) -> str:
    return as_json({"$schema": f"{name}.schema.json", "poshelp": version, **made()})
