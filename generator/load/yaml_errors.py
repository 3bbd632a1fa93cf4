"""What the YAML parser says → a problem at the place that the author mends, with a hint.

The parser stops where it can read no further, often a line or more below the mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.load import shape_rules as rules
from generator.problem import Problem, Span, counted

_MISTAKES = (
    (re.compile(r" *\t"), "indent with spaces, not tabs"),
    (re.compile(r" *[^\S ]"), "indent with plain spaces: this one is another character"),
    (re.compile(r" *(?:- +)?[\"']?[\w-]+[\"']?："), "write a half-width colon and a space: `key: value`"),
    (re.compile(r" *(?:- +)?[\"']?[A-Za-z][\w-]*[\"']?:(?=[^\s/])"), "write `key: value` with a space after the colon"),
    (re.compile(r" *-(?=[^\s-])"), "write a space after the dash"),
    (re.compile(r" *(?:- +)?[A-Za-z][\w-]* (?=[\[{][^{}\[\]]*: )"), "write `key: value` with a colon after the key"),
)
"""Beginnings of lines that are mistakes; the last character of a match is the place."""

_UNCLOSED = re.compile(r" *(?:- +)?(?:[\w-]+: +)?(\"(?:[^\"\\]|\\.)*|'[^']*)\Z")
"""A line whose value begins with a quotation mark and does not end with one."""
_CURLY = re.compile(r" *(?:- +)?[\w-]+: +([“”‘’])")
_FULL_WIDTH = {"，": ",", "、": ",", "：": ":", "］": "]", "｝": "}"}

_KEY = re.compile(r" *(?:- +)?[\"']?[\w-]+[\"']?\Z")

_FIRST_WORD = re.compile(r"( *)[A-Za-z][\w-]*(?=[ :])")

_BEGINNINGS = (
    ("while scanning a quoted scalar", "close the quotation marks that begin here"),
    ("while parsing a flow sequence", "close the list that begins here, and quote a value with `,`, `[`, `{` or `: `"),
    ("while parsing a flow mapping", "close the brace that begins here, and quote a value with `?`, `,`, `[` or `: `"),
)
"""Where a bracket or quotation mark begins says more than where the file can no longer be read."""

_HINTS = (
    ("mapping values are not allowed", "quote the value: it contains `: `"),
    # The C parser and the Python one, which is stricter: it also refuses a question mark before `}` in flow style.
    ("expected ',' or '}'", "quote the value: in flow style `?`, `,`, `[`, `]`, `{` and `}` end it"),
    ("expected ',' or ']'", "quote the value, or close the list"),
    ("found character that cannot start any token", "no tabs here, and quote values that begin with @, ` or %"),
    ("did not find expected key", "check the indentation, and quote values that begin with a special character"),
    ("did not find expected '-' indicator", "check the indentation: all that belongs to a list begins with `- `"),
    ("could not find expected ':'", "write `key: value` with a space after the colon"),
    ("but found another document", "one file holds one document: delete the second `---`"),
    ("undefined alias", "quote the value if the asterisk is part of a text"),
    ("did not find expected alphabetic or numeric character", "quote the value: it begins with `*` or `&`"),
)


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """The problem that made the parser stop."""
    words = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    context = getattr(error, "context", None) or ""
    lines = text.split("\n")
    begun, stopped = (_place(getattr(error, mark, None), lines) for mark in ("context_mark", "problem_mark"))
    line, column = stopped or begun or (1, 1)
    hint = next((hint for part, hint in _HINTS if part in words), "")
    mistake = next(_mistakes(lines, {begun[0] if begun and "simple key" in context else line, line}), None)
    ended = lines[line - 1][: column - 1].rstrip()
    if mistake:
        line, column, hint = mistake
    elif begun and begun[0] < line and (opened := next((h for part, h in _BEGINNINGS if part == context), "")):
        (line, column), hint = begun, opened
    elif begun and begun[0] < line and "simple key" in context:
        line, column = begun
        if lines[line - 1][column - 1 : column] in ('"', "'"):
            hint = "close the quotation marks that begin here"
    elif _KEY.match(ended) and "mapping values are not allowed" in words and (above := _without_colon(lines, line)):
        (line, column), hint = above, "write `key: value` with a colon after the key"
    elif _KEY.match(ended) and "mapping values are not allowed" in words:
        hint = "check the indentation, or quote the value above"
    elif told := _at_the_line(words, lines, line, column):
        line, column, hint = told
    message = f"{words} {context}" if context else str(words)
    return rules.YAML_SYNTAX.problem(message, Span(file, line, column, line, column + 1), hint)


def _without_colon(lines: list[str], line: int) -> tuple[int, int] | None:
    """The end of the first word of the line above, where that could be a key beside the one in `line`."""
    if line < 2:
        return None
    above, below = (_FIRST_WORD.match(lines[number - 1]) for number in (line - 1, line))
    if above and below and above[1] == below[1] and above.string[above.end()] == " ":
        return line - 1, above.end() + 1
    return None


def _unclosed(lines: list[str], line: int) -> tuple[int, int] | None:
    """The nearest quotation mark above that begins a value and that its line does not close."""
    for number in range(line - 1, 0, -1):
        match = _UNCLOSED.match(lines[number - 1])
        if match:
            return number, match.start(1) + 1
    return None


def _at_the_line(words: str, lines: list[str], line: int, column: int) -> tuple[int, int, str] | None:
    """What the line at which the parser stopped says of the mistake."""
    written = lines[line - 1]
    if "mapping values are not allowed" in words and (curly := _CURLY.match(written)):
        return line, curly.start(1) + 1, 'write straight quotation marks around the text: "…"'
    if (found := written[column - 1 : column]) in _FULL_WIDTH:
        return line, column, f"outside quotation marks write a half-width `{_FULL_WIDTH[found]}`"
    if "did not find expected key" not in words:
        return None
    if written[: column - 1].rstrip().endswith(('"', "'")):
        hint = "the quoted value ends before this: write quotation marks inside it as “ ” or 「 」, or close one above"
        unclosed = _unclosed(lines, line)
        return (*unclosed, "close the quotation marks that begin here") if unclosed else (line, column, hint)
    return _misplaced(lines, line) if not written[: column - 1].strip(" ") else None


def _misplaced(lines: list[str], line: int) -> tuple[int, int, str] | None:
    """An entry of a list whose first entry is none, or a line that is indented as no line above is."""
    indent, first = _indent(lines[line - 1]), line
    levels: list[int] = []
    for number in range(line - 1, 0, -1):
        own = _indent(lines[number - 1])
        if not lines[number - 1].strip():
            continue
        if own >= indent and (not levels or levels[-1] >= indent):
            first = number
        if not levels or own < levels[-1]:
            levels.append(own)
    if _is_entry(lines[line - 1]) and not _is_entry(lines[first - 1]):
        return first, _indent(lines[first - 1]) + 1, "write `- ` before it: it begins an entry of a list"
    if indent in levels or len(levels) < 2:
        return None
    others = f"{', '.join(map(str, levels[:-1]))} or {levels[-1]}"
    hint = f"check the indentation: {counted(indent, 'space')} here, {others} in the lines above"
    return line, indent + 1, hint


def _is_entry(line: str) -> bool:
    return line.lstrip(" ").startswith("- ")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _place(mark: yaml.Mark | None, lines: list[str]) -> tuple[int, int] | None:
    return None if mark is None else (min(mark.line + 1, len(lines)), mark.column + 1)


def _mistakes(lines: list[str], suspects: set[int]) -> Iterator[tuple[int, int, str]]:
    """Mistakes in the suspected lines and in those with text before each, the uppermost first."""
    before = {next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), line) for line in suspects}
    for line in sorted(suspects | before):
        for pattern, hint in _MISTAKES:
            match = pattern.match(lines[line - 1])
            if match:
                yield line, max(1, match.end()), hint
