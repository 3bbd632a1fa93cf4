"""A `Difference` → JSON for programs, as `DIFFERENCE_SCHEMA` says.

Strings are the authors' own, with their markup.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from generator.model.difference import Change, Difference, End, TreeDifference, ValueChange
from generator.render.difference.lines import counted
from generator.terminal import visible_json


def as_json(difference: Difference) -> str:
    whole = {**_plain(difference), "changed": not difference.is_empty, "summary": counted(difference)}
    return visible_json(whole)


def _plain(value: Any) -> Any:
    if isinstance(value, Change | End):
        return value._asdict()
    if isinstance(value, ValueChange):
        return {"where": value.where, **value.change._asdict()}
    if is_dataclass(value):
        plain = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, TreeDifference) and value.waits:
            plain["waits"] = {"before": value.waits[0], "after": value.waits[1]}
        return plain
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return str(value) if isinstance(value, StrEnum) else value
