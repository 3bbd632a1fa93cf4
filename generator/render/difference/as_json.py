"""A `Difference` → JSON for programs.

An object with

- `before`, `after`: names of the two sides; `notes`: what could not be read;
- `trees`: objects with `id`, `old_id` (empty unless renamed), `status` (added, removed, renamed, changed), the title as
  `zh`, `en` and whatever languages there are, `paths_there` (paths of an added or removed tree), `notes`, and
  - `groups`: `question`, `answer` (empty: the whole question), `behind`, `is_added`, `paths` (a number);
  - `paths`: `answers` (pairs of question and answer), `before` and `after` (`tree`, `node`, title by
    language; null: there is no such path on that side);
  - `waits`: `before` and `after`, seconds that a customer stands there at most; null: the same;
  - `values`: `where`, `before`, `after`, empty where there is none;
  - `texts`: `where`, `zh`, `en` and so on (`before`, `after`; null: the same), `untouched` (null, `zh`, `en`, or
    several with spaces between them);
- `leads`: values of codes and faults, as `values`;
- `texts`: objects with `kind`, `id`, `status`, `texts` as above, `untouched`;
- `lost`: objects with `address` (below the folder of a language) and `hint` (empty: only a server can lead it on);
- `changed`: whether anything differs, and `summary`: the numbers in words.

Strings are the authors' own, with their markup.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from generator.model.difference import Change, Difference, End, TextChange, ValueChange
from generator.render.difference.lines import counted


def as_json(difference: Difference) -> str:
    whole = {**_plain(difference), "changed": not difference.is_empty, "summary": counted(difference)}
    # What UTF-8 cannot hold, which a name of a file in git can be, is escaped.
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text) + "\n"


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
