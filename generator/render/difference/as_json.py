"""A `Difference` → JSON for programs.

An object with

- `before`, `after`: names of the two sides; `notes`: what could not be read;
- `trees`: objects with `id`, `old_id` (empty unless renamed), `status` (added, removed, renamed, changed), the title as
  `zh` and `en`, `paths_there` (paths of an added or removed tree), `notes`, and
  - `groups`: `question`, `answer` (empty: the whole question), `behind`, `is_added`, `paths` (a number);
  - `paths`: `answers` (pairs of question and answer), `before` and `after` (`tree`, `node`, title as `zh` and `en`;
    null: there is no such path on that side);
  - `waits`: `before` and `after`, seconds that a customer stands there at most; null: the same;
  - `values`: `where`, `before`, `after`, empty where there is none;
  - `texts`: `where`, `zh` and `en` (`before`, `after`; null: the same), `untouched` (`zh`, `en` or null);
- `leads`: values of codes and faults, as `values`;
- `texts`: objects with `kind`, `id`, `status`, `texts` as above, `untouched`;
- `lost`: objects with `address` (below the folder of a language) and `hint` (empty: only a server can lead it on);
- `changed`: whether anything differs, and `summary`: the numbers in words.

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
