"""Response codes in CSV → entries for the project's list, and how those that it has already differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.exchange.csv_places import Cell, Row
from generator.exchange.draft import LANGS, Both
from generator.exchange.in_languages import in_languages
from generator.exchange.scalars import quoted, scalar
from generator.exchange.source import Source, Unreadable, shown
from generator.exchange.words import is_id, legible, literal
from generator.model.facts import UNKNOWN_CAUSE, Agreement, ResponseCode, Retry, Table
from generator.model.text import DEFAULT_LANGS, UNWRITTEN, Lang, language_of

_CODE = re.compile(r"(?!\.{1,2}\Z)[0-9A-Za-z.-]{1,12}\Z")
_TWO = re.compile(r"[0-9A-Za-z]{2}\Z")
_COLUMNS = {
    "code": ("code", "response_code", "rc", "返回码", "应答码", "代码"),
    "zh": ("zh", "meaning_zh", "name_zh", "chinese", "中文", "含义"),
    "en": ("en", "meaning_en", "name_en", "english", "英文"),
    "meaning": ("meaning", "name", "description"),
    "table": ("table",),
    "cause": ("cause", "tree"),
    "action": ("action",),
    "retry_rule": ("retry_rule", "retry"),
    "sources": ("sources", "source"),
    "agreement": ("agreement",),
}
_NAMES = {alias: column for column, aliases in _COLUMNS.items() for alias in aliases}
_CHOICES: Mapping[str, type[StrEnum]] = {"table": Table, "retry_rule": Retry, "agreement": Agreement}
_ACTION = f"{UNWRITTEN} what tables tell the cashier"
_GUESS = f"  # {UNWRITTEN} not in the file that this was read from"
_MEANING = Both("这个代码是什么意思", "What the code means")
_EMPTY = re.compile(r"^[ \t]*\[[ \t]*\][ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A row that names a code; columns that the file does not have, or that are empty, are left out."""

    code: str
    at: int
    given: Mapping[str, Cell]
    """By column: zh, en, table, cause, action, retry_rule, sources, agreement."""


def names_codes(header: Row) -> bool:
    """Whether a table with this header is one of response codes."""
    columns = {_NAMES.get(_plain(cell)) for cell in header}
    return "code" in columns and not columns.isdisjoint(("zh", "en", "meaning"))


def read_codes(source: Source, rows: Sequence[Row]) -> tuple[CodeRow, ...]:
    """The codes of the table in `rows`. What has no place in the list is told. Raises Unreadable."""
    columns: dict[str, int] = {}
    for number, cell in enumerate(rows[0]):
        column = _NAMES.get(_plain(cell))
        if column is None:
            source.tell("unknown-column", f"column {shown(cell.text)} has no place in the list of codes", cell.at)
        elif column in columns:
            raise Unreadable(f"column {shown(cell.text)} is there twice", cell.at)
        else:
            columns[column] = number
    if "code" not in columns or columns.keys().isdisjoint(("zh", "en", "meaning")):
        hint = f"columns are {', '.join(_COLUMNS)}"
        raise Unreadable("a list of codes has a column `code`, and one of what they mean", rows[0][0].at, hint)
    found: dict[str, CodeRow] = {}
    for row in rows[1:]:
        cells = {column: row[number] for column, number in columns.items() if number < len(row)}
        code = cells["code"].text.strip() if "code" in cells else ""
        if not _CODE.match(code):
            source.tell("bad-code", f"{shown(code)} cannot be a response code", row[0].at)
        elif code in found:
            source.tell("twice", f"code {shown(code)} is there twice; the first one is taken", row[0].at)
        else:
            found[code] = CodeRow(code, row[0].at, _given(source, cells))
    return tuple(found.values())


def _given(source: Source, cells: Mapping[str, Cell]) -> dict[str, Cell]:
    given: dict[str, Cell] = {}
    for column, cell in cells.items():
        text = literal(source, cell.text, cell.at) if column in ("zh", "en", "meaning") else " ".join(cell.text.split())
        if not text or column == "code":
            continue
        if column in _CHOICES and text not in list(_CHOICES[column]):
            words = ", ".join(_CHOICES[column])
            source.tell("unknown-word", f"{shown(text)} is no `{column}`: {words} are", cell.at)
        elif column == "cause" and not is_id(text):
            source.tell("unknown-word", f"{shown(text)} is no id of a tree", cell.at)
        elif column == "meaning":
            given[language_of(text) or LANGS[1]] = Cell(text, cell.at)
        else:
            given[column] = Cell(legible(source, text, cell.at), cell.at)
    return given


def differences(source: Source, rows: Sequence[CodeRow], known: Mapping[str, ResponseCode]) -> tuple[CodeRow, ...]:
    """The rows whose codes are not `known`. What the others say otherwise than the project is told."""
    new = []
    for row in rows:
        code = known.get(row.code)
        if code is None:
            new.append(row)
            continue
        there = {
            "zh": code.name.text("zh"),
            "en": code.name.text("en"),
            "table": str(code.table),
            "cause": code.cause.value,
            "action": code.action.value,
            "retry_rule": str(code.retry),
            "sources": " ".join(key.value for key in code.sources),
            "agreement": str(code.agreement),
        }
        for column, (text, at) in row.given.items():
            if text != there[column]:
                message = (
                    f"`{column}` of code `{row.code}` is {shown(text)} here and {shown(there[column])} in the project"
                )
                source.tell("differs", message, at, "the project was left as it is")
    return tuple(new)


def with_codes(list_: str, rows: Sequence[CodeRow], langs: Sequence[Lang] = DEFAULT_LANGS) -> str:
    """The text of the project's list with `rows`, in `langs`, after its last entry.

    Raises Unreadable for a list in flow style.
    """
    if not rows:
        return list_
    entries = in_languages("".join(f"\n{_entry(row)}" for row in rows), langs)
    empty = _EMPTY.search(list_)
    if empty:
        return list_[: empty.start()] + entries.removeprefix("\n") + list_[empty.end() :].removeprefix("\n")
    content = (line.strip() for line in list_.splitlines())
    if next((line for line in content if line and not line.startswith("#")), "").startswith("["):
        raise Unreadable("the project's list of codes is written in brackets", 0, "write it in block style first")
    dash = re.search(r"^( *)- ", list_, re.MULTILINE)
    indent = dash[1] if dash else ""
    if indent:
        entries = re.sub(r"^(?=.)", indent, entries, flags=re.MULTILINE)
    return list_.rstrip("\n") + "\n" + entries


def _entry(row: CodeRow) -> str:
    given = {column: cell.text for column, cell in row.given.items()}
    table = given.get("table") or (Table.FIELD39 if _TWO.match(row.code) else Table.PRIVATE)
    sources = given.get("sources", "").replace(",", " ").replace(";", " ").split()
    lines = [
        f"- code: {quoted(row.code)}",
        f"  table: {table}{'' if 'table' in given else _GUESS}",
        "  name:",
        *(
            f"    {lang}: {scalar(given[lang]) if lang in given else quoted(f'{UNWRITTEN} {missing}')}"
            for lang, missing in zip(LANGS, _MEANING, strict=True)
        ),
        # What the file does not say must lead nobody astray: the list's own words for it are the careful ones.
        f"  cause: {scalar(given.get('cause', UNKNOWN_CAUSE))}{'' if 'cause' in given else _GUESS}",
        f"  action: {scalar(given['action']) if 'action' in given else quoted(_ACTION)}",
        f"  retry_rule: {given.get('retry_rule') or f'{Retry.VERIFY_FIRST}{_GUESS}'}",
        f"  sources: [{', '.join(map(quoted, sources or [f'{UNWRITTEN} key of content/data/sources.yml']))}]",
        f"  agreement: {given.get('agreement') or f'{Agreement.SINGLE}{_GUESS}'}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _plain(cell: Cell) -> str:
    return re.sub(r"[\s-]+", "_", cell.text.strip().lower())
