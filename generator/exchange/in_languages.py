"""A tree file in Chinese and English side by side → the same in the languages of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.text import DEFAULT_LANGS, UNWRITTEN, Lang

_LINE = re.compile(r"(?P<before> *(?:- )?)(?P<lang>zh|en): (?P<value>.*)")


def in_languages(written: str, langs: Sequence[Lang]) -> str:
    """`written` is in block style, each Chinese line above its English one. A language that is neither of them gets the
    English with a mark, for its author; its lists of words are empty where nothing is marked in them.
    """
    if tuple(langs) == DEFAULT_LANGS:
        return written
    return "".join(f"{line}\n" for line in _lines(written.removesuffix("\n").split("\n"), langs))


def _lines(lines: Sequence[str], langs: Sequence[Lang]) -> Iterator[str]:
    first: re.Match[str] | None = None
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is None:
            yield line
        elif found["lang"] == "zh":
            first = found
        elif first is not None:
            values = {"zh": first["value"], "en": found["value"]}
            before = first["before"]
            for lang in langs:
                yield f"{before}{lang}: {values.get(lang) or _to_write(found['value'])}"
                before = " " * len(before)


def _to_write(value: str) -> str:
    if UNWRITTEN in value:
        return value
    if value.startswith("["):
        return "[]"
    quote = value[:1] if value[:1] in ('"', "'") else ""
    return f"{quote}{UNWRITTEN} {value.removeprefix(quote)}"
