"""The text of a PO file → its entries. The lines are checked here; Babel makes entries of them.

Babel reads what is cut short or misspelt as something shorter, and of two entries with one name it keeps one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from generator.problem import Problem, Severity, Span

MAX_PO_BYTES = 16 * 1024 * 1024
"""Ten times as much as 6,000 texts take with all that is told about them."""
_LINE = re.compile(
    r"""\s*(?:(?P<mark>\#.*)|(?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)[ ]+)?"""
    r""""(?P<words>(?:[^"\\]|\\.)*)"\s*)?\Z""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\.")
_ESCAPES = '\\"tnr'
_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "v": "\v"}
"""Escapes that Babel does not know. No text may have these characters, which is told of the entry that has one."""
_FOLLOWS = {
    "msgctxt": ("", "msgstr", "msgstr["),
    "msgid": ("", "msgctxt", "msgstr", "msgstr["),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[": ("msgid_plural", "msgstr["),
}
"""What may stand before each keyword."""
_LANGUAGE = re.compile(r'^"Language: *([A-Za-z_@-]+) *\\n"', re.MULTILINE)


class Entry(NamedTuple):
    """One entry of a PO file."""

    id: str
    """Its context; empty: it has none."""
    source: str
    text: str
    """Empty: not translated."""
    is_fuzzy: bool
    is_plural: bool
    line: int
    """From 1, of its `msgid`."""


class Catalogue(NamedTuple):
    """What a PO file says."""

    entries: tuple[Entry, ...]
    """In the order of the file. Those that tools keep as obsolete are left out."""
    language: str
    """As the header names it; empty: it names none."""


class NoCatalogue(Exception):
    """The file is no PO file, or not a whole one. `problem` says where and why; `text` is what it holds."""

    def __init__(self, problem: Problem, text: str = "") -> None:
        super().__init__(problem.message)
        self.problem, self.text = problem, text


def refused_file(rule: str, message: str, file: str, line: int, hint: str = "") -> Problem:
    """Why nothing of a PO file is taken."""
    return Problem(rule, Severity.ERROR, message, Span(file, line, 1, line, 2), hint)


def decoded(content: bytes, size: int, file: str) -> str:
    """The text of a PO file of `size` bytes, of which a larger one need not have been read. Raises NoCatalogue."""
    if size > MAX_PO_BYTES:
        raise NoCatalogue(_syntax(f"the file has {size:,} bytes; the limit is {MAX_PO_BYTES:,}", file, 1))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{content[error.start]:02X} is not UTF-8"
        raise NoCatalogue(_syntax(message, file, line, "have your tool save it as UTF-8")) from error
    return text.replace("\r\n", "\n")


def read_po(text: str, file: str) -> Catalogue:
    """The entries of the PO file `text`. Raises NoCatalogue."""
    lines = text.split("\n")
    problem = _line_problem(lines, file)
    if problem:
        raise NoCatalogue(problem, text)
    recorded = _Recording()
    kept = ["" if line.lstrip().startswith("#~") else _ESCAPE.sub(_known_to_babel, line) for line in lines]
    try:
        PoFileParser(recorded, abort_invalid=True).parse(kept)
    except PoFileError as error:
        raise NoCatalogue(_syntax(str(error.args[0]).rpartition(" on ")[0], file, error.lineno + 1), text) from error
    language = _LANGUAGE.search(text)
    return Catalogue(tuple(recorded.entries), language[1] if language else "")


class _Recording(Catalog):
    """Keeps every entry that the parser finds, each as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def __setitem__(self, id: str | tuple[str, ...] | list[str], message: Message) -> None:
        if not id and message.context is None:
            return  # the header, whose fields need not be good
        is_plural = not isinstance(message.string, str)
        self.entries.append(
            Entry(
                message.context or "",
                id if isinstance(id, str) else id[0],
                message.string if isinstance(message.string, str) else "",
                message.fuzzy,
                is_plural,
                message.lineno or 1,
            )
        )


def _known_to_babel(escape: re.Match[str]) -> str:
    return _CONTROLS.get(escape[0][1], escape[0])


def _line_problem(lines: list[str], file: str) -> Problem | None:
    """The first line that is not whole or stands where it cannot, or that the last entry has no end."""
    keyword = ""
    for number, line in enumerate(lines, 1):
        match = _LINE.match(line)
        if match is None:
            is_last = number >= len(lines) - 1
            hint = "the file is cut short" if is_last else "quotation marks and backslashes need a backslash"
            return _syntax("this is no line of a PO file", file, number, hint)
        if match["words"] is None:
            continue
        unknown = next(
            (found for found in _ESCAPE.findall(match["words"]) if found[1] not in (*_ESCAPES, *_CONTROLS)), ""
        )
        if unknown:
            return _syntax(f"the escape {unknown} is not known", file, number, r"known are \n, \t, \r, \" and \\")
        following = match["keyword"] or keyword
        if not following or (match["keyword"] and keyword not in _FOLLOWS[_kind(following)]):
            message = f"{following} stands where it cannot" if following else "a text begins without msgid or msgstr"
            return _syntax(message, file, number)
        keyword = _kind(following)
    if not keyword:
        return _syntax("there is no entry in this file", file, 1, "it is no PO file, or an empty one")
    if lines[-1] or not keyword.startswith("msgstr"):
        message = "the file ends in the middle of an entry"
        return _syntax(message, file, len(lines) - (not lines[-1]), "it is cut short")
    return None


def _syntax(message: str, file: str, line: int, hint: str = "") -> Problem:
    return refused_file("po-syntax", message, file, line, hint)


def _kind(keyword: str) -> str:
    return keyword.partition("[")[0] + "[" * ("[" in keyword)
