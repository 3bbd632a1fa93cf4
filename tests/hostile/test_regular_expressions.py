"""Every regular expression of the program reads a long text full of what it looks for in a time that grows with it."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from pathlib import Path
from typing import NamedTuple

import generator

SMALL, LARGE = 1_000, 20_000
SUSPICIOUS = 0.001
"""Seconds for the small text. What takes no longer takes none worth telling for the large one."""
SECONDS = 0.5
"""For the large text: far more than what is linear takes, and less than what is quadratic does."""

PIECES = (
    *(" ", "\t", "\n", "a", "A", "1", "字", "，", "-", "_", ".", "/", "\\", "'", "\"", "`", "*", "[", "(", "{"),
    *("<", "&", "#", "|", ":", "=", "~", "%", ">", "]", "}", ")", "a ", "a-", "1.", "1,", "1-", " #", ": "),
    *("- ", "--", "**a", "[a", "[a](", "](", "{:", "{: #a", "{a", "<a", "<a ", "<a b=\"", "<!--", "</", "&a"),
    *("&#1", "`a", "a: ", "zh: ", "zh: a #", " \n", "\n ", "\n\n", "a\n", "\n|", "\n- ", "\n#", "# a", "url("),
    *("url( ", "(a", "a(", "1 ", "字a", "字 ", "a'", "=''", "a@", "a--", "-- ", "a & ", "\"a", "\":\"", "label:"),
    *("label: a", "title:", "accDescr{", "%%{", "style ", "a@{", "<br", "x" * 65 + " ", "sha384-"),
    *("embed/v1/poshelp-000000000000.js", "xref\n0 1", "\r", " rel=", " class=", " id="),
)  # fmt: skip


SCANNING = r"\.(?:search|sub|finditer|findall|split)\("


class Expression(NamedTuple):
    """One that stands in a module."""

    place: str
    pattern: re.Pattern[str]
    scans: bool
    """Whether it is tried at every character, and not at one only."""


def expressions() -> list[Expression]:
    found = []
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        source = Path(str(loaded.__file__)).read_text(encoding="utf-8")
        for name, value in vars(loaded).items():
            for one in value.values() if isinstance(value, dict) else [value]:
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    scans = re.search(rf"\b{name}\b(?:\[\w+\])?{SCANNING}", source) is not None
                    found.append(Expression(f"{module.name}.{name}", one, scans))
    return found


def seconds(expression: Expression, text: str) -> float:
    begun = time.process_time()
    expression.pattern.match(text)
    if expression.scans:
        for _ in expression.pattern.finditer(text):
            pass
    return time.process_time() - begun


def is_slow(expression: Expression, piece: str, end: str) -> bool:
    """Whether it takes long each time: on a busy machine anything may once."""
    small, large = (piece * (size // len(piece)) + end for size in (SMALL, LARGE))
    return seconds(expression, small) > SUSPICIOUS and all(seconds(expression, large) > SECONDS for _ in range(3))


def test_all_are_linear():
    found = expressions()
    assert len(found) > 120
    slow = {
        (expression.place, piece)
        for expression in found
        for piece in PIECES
        for end in ("", "\0")
        if is_slow(expression, piece, end)
    }
    assert slow == set()
