"""A `Difference` → JSON for programs, as `DIFFERENCE_SCHEMA` says.

Strings are the authors' own, with their markup.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from generator.model.difference import Change, Difference, End, TextChange, ValueChange
from generator.render.difference.lines import counted
from generator.terminal import visible_json


def as_json(difference: Difference) -> str:
    whole = {**_plain(difference), "changed": not difference.is_empty, "summary": counted(difference)}
    return visible_json(whole)


def _plain(value: Any) -> Any:
    if isinstance(value, Change):
        return value._asdict()
    if isinstance(value, End):
        return {"tree": value.tree, "node": value.node, **dict(value.titles)}
    if isinstance(value, ValueChange):
        return {"where": value.where, **value.change._asdict()}
    if is_dataclass(value):
        plain = {}
        for field in fields(value):
            plain.update(_member(value, field.name, getattr(value, field.name)))
        return plain
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return str(value) if isinstance(value, StrEnum) else value


def _member(whole: object, name: str, value: Any) -> dict[str, Any]:
    """The keys that a field becomes: what there is of each language is named after it."""
    if name == "titles":
        return dict(value)
    if name == "texts" and isinstance(whole, TextChange):
        return {lang: change and change._asdict() for lang, change in value.items()}
    if name == "untouched":
        return {name: " ".join(value) or None}
    if name == "languages":
        return {}
    if name == "waits" and value:
        return {name: {"before": value[0], "after": value[1]}}
    return {name: _plain(value)}
