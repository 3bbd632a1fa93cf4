"""What the YAML parser says → a problem at the place that the author mends, with a hint.

The parser stops where it can read no further, often a line or more below the mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.load import shape_rules as rules
from generator.problem import Problem, Span

_MISTAKES = (
    (re.compile(r"(?:<{7}|={7}|>{7})(?= |\Z)"), "two versions of the file meet here: keep one, and delete the marks"),
    (re.compile(r" *\t"), "indent with spaces, not tabs"),
    (re.compile(r" *[^\S ]"), "indent with plain spaces: this one is another character"),
    (re.compile(r" *(?:- +)?[\"']?[\w-]+[\"']?："), "write a half-width colon and a space: `key: value`"),
    (re.compile(r" *(?:- +)?[\"']?[A-Za-z][\w-]*[\"']?:(?=[^\s/])"), "write `key: value` with a space after the colon"),
    (re.compile(r" *-(?=[^\s-])"), "write a space after the dash"),
    (re.compile(r" *(?:- +)?[A-Za-z][\w-]* (?=[\[{][^{}\[\]]*: )"), "write `key: value` with a colon after the key"),
)
"""Beginnings of lines that are mistakes; the last character of a match is the place."""

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
    elif ended.endswith(('"', "'")) and "did not find expected key" in words:
        hint = "the quoted value ends before this: write quotation marks inside it as “ ” or 「 」, or close one above"
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
