"""A `Report` → text as a good compiler prints it, JSON, GitHub annotations, or SARIF."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from generator.model.json_schema import COUNT, POSITION, STRING, Schema, document, list_of, one_of, record, told
from generator.problem import Problem, Report, Rule, Severity, Span, counted
from generator.terminal import visible, visible_json

Paint = Callable[[str, str], str]
"""(text, role) → text, where role is error, warning, place or hint; a terminal paints it, a pipe does not."""

_PROBLEM = record(
    {
        "rule": told(STRING, "Id of the rule, or of what verify looks for"),
        "severity": told(one_of(Severity), "Whether anything is written while it is left"),
        "message": told(STRING, "What is wrong, in one sentence"),
        "file": told(STRING, "Path below the project, the file or the published site"),
        "line": told(POSITION, "Line at which it begins"),
        "column": told(POSITION, "Character of the line at which it begins"),
        "endLine": told(POSITION, "Line at which it ends"),
        "endColumn": told(POSITION, "Character behind its last one"),
        "hint": told(STRING, "How to mend it; may be empty"),
        "notes": told(list_of(STRING), "Further lines, such as an offending path"),
    }
)
REPORT_SCHEMA: Schema = document(
    "What poshelp check and verify print as JSON",
    record(
        {
            "errors": told(COUNT, "Number of errors"),
            "warnings": told(COUNT, "Number of warnings"),
            "problems": told(list_of(_PROBLEM), "Every problem, by place"),
        }
    ),
)
"""Of `as_json`."""
_MOST_ALIKE = 12
"""Problems of one rule in one file that are all shown."""
_LINES_NAMED = 5
_TAB = " " * 4
_LONGEST_EXCERPT = 200
"""Characters. A file may be one line, and each of its problems would show all of it."""
_BEFORE_CARET = 60
"""Characters of a longer line that are shown before the place of the problem."""
_WITHOUT_WIDTH = ("Mn", "Me")


def display_width(text: str) -> int:
    """Columns that `text` takes in a terminal: two for a wide character, none for a combining one."""
    return sum(
        0
        if unicodedata.category(character) in _WITHOUT_WIDTH
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def as_text(report: Report, paint: Paint = lambda text, role: text, *, explained: bool = True) -> str:
    """Each problem with its place, an excerpt and a caret; then a line with the numbers.

    Where a file has very many of one rule, as when a language is new, the first stands for all.
    `explained`: the rules have explanations to be named at the end.
    """
    more = f". {_more(report)}" if explained and report.problems else ""
    return f"{_blocks(report, paint)}{_numbers(report, paint)}{more}\n"


def as_watched_text(report: Report, seconds: float, paint: Paint = lambda text, role: text) -> str:
    """Each problem as in `as_text`; the last line is for programs too: `checked in 0.18 s: 1 error, 2 warnings`."""
    more = f"{_more(report)}\n" if report.problems else ""
    return f"{_blocks(report, paint)}{more}checked in {seconds:.2f} s: {_numbers(report, paint)}\n"


def _summed_up(problems: Sequence[Problem]) -> Iterator[Problem]:
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.span.file, problem.rule), []).append(problem)
    for problem in problems:
        group = alike[problem.span.file, problem.rule]
        if len(group) <= _MOST_ALIKE:
            yield problem
        elif problem is group[0]:
            next_ones = ", ".join(str(other.span.line) for other in group[1 : 1 + _LINES_NAMED])
            note = f"and {len(group) - 1} more like it in this file, next on lines {next_ones}; --format json has each"
            yield replace(problem, notes=(*problem.notes, note))


def as_json(report: Report, *, one_line: bool = False) -> str:
    """An object with the numbers of errors and warnings, and the problems with their places."""
    problems = [
        {
            "rule": problem.rule,
            "severity": str(problem.severity),
            "message": problem.message,
            "file": problem.span.file,
            "line": problem.span.line,
            "column": problem.span.column,
            "endLine": problem.span.end_line,
            "endColumn": problem.span.end_column,
            "hint": problem.hint,
            "notes": list(problem.notes),
        }
        for problem in report.problems
    ]
    whole = {"errors": report.errors, "warnings": report.warnings, "problems": problems}
    return visible_json(whole, one_line=one_line)


def as_github(report: Report) -> str:
    """Workflow commands, one line a problem, which GitHub shows beside the changed line."""
    lines = []
    for problem in report.problems:
        span = problem.span
        place = f"file={_property(span.file)},line={span.line},col={span.column}"
        place += f",endLine={span.end_line},endColumn={span.end_column},title={_property(problem.rule)}"
        words = " — ".join(part for part in (problem.message, *problem.notes, problem.hint) if part)
        lines.append(f"::{problem.severity} {place}::{_data(words)}\n")
    return "".join(lines)


def as_sarif(report: Report, rules: Iterable[Rule]) -> str:
    """SARIF 2.1.0, with the explanation of every rule."""
    known = [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.summary},
            "help": {"text": rule.explanation, "markdown": rule.explanation},
            "defaultConfiguration": {"level": str(rule.severity)},
            "properties": {"group": str(rule.group)},
        }
        for rule in rules
    ]
    run = {
        "tool": {"driver": {"name": "poshelp", "rules": known}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(problem) for problem in report.problems],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return visible_json({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _block(problem: Problem, source_lines: list[str], paint: Paint) -> str:
    span = problem.span
    head = f"{paint(f'{problem.severity}[{problem.rule}]', str(problem.severity))}: {_visible(problem.message)}"
    lines = [head, f"  {paint('-->', 'place')} {_visible(span.file)}:{span.line}:{span.column}"]
    lines.extend(_excerpt(span, source_lines, paint))
    lines.extend(f"   {paint('=', 'place')} {_visible(note)}" for note in problem.notes)
    if problem.hint:
        lines.append(f"   {paint('= hint:', 'hint')} {_visible(problem.hint)}")
    return "\n".join(lines)


def _excerpt(span: Span, source_lines: list[str], paint: Paint) -> list[str]:
    """The line of the span, or a stretch of it, with a caret below each column that the span covers."""
    if source_lines == [""] or span.line > len(source_lines):
        return []
    line = source_lines[span.line - 1].rstrip("\r")
    start, end = span.column - 1, span.end_column - 1 if span.end_line == span.line else len(line)
    cut = max(0, min(start, len(line)) - _BEFORE_CARET) if len(line) > _LONGEST_EXCERPT else 0
    shown = line[cut : cut + _LONGEST_EXCERPT]
    less, more = "…" * (cut > 0), "…" * (cut + _LONGEST_EXCERPT < len(line))
    before = less + shown[: start - cut]
    marked = shown[start - cut : max(end, start + 1) - cut]
    indent = " " * display_width(before.replace("\t", _TAB))
    carets = "^" * max(1, display_width(marked.rstrip().replace("\t", _TAB)))
    number = str(span.line)
    gutter = " " * len(number)
    return [
        f" {gutter} {paint('|', 'place')}",
        f" {number} {paint('|', 'place')} {_visible(less + shown + more)}",
        f" {gutter} {paint('|', 'place')} {indent}{paint(carets, 'caret')}",
    ]


def _visible(line: str) -> str:
    """On one line, whatever an author wrote."""
    return visible(line.replace("\t", _TAB).replace("\n", "\N{REPLACEMENT CHARACTER}"))


def _blocks(report: Report, paint: Paint) -> str:
    lines = {
        file: report.sources.get(file, "").split("\n") for file in {problem.span.file for problem in report.problems}
    }
    return "".join(f"{_block(problem, lines[problem.span.file], paint)}\n\n" for problem in _summed_up(report.problems))


def _numbers(report: Report, paint: Paint) -> str:
    parts = []
    if report.errors:
        parts.append(paint(counted(report.errors, "error"), "error"))
    if report.warnings:
        parts.append(paint(counted(report.warnings, "warning"), "warning"))
    return ", ".join(parts) or "no problems"


def _more(report: Report) -> str:
    return f"More about a rule: poshelp explain {min(problem.rule for problem in report.problems)}"


def _data(text: str) -> str:
    # Line ends have a form of their own there; what else is not shown would reach the log.
    shown = visible(text.replace("\r", "\n"))
    return shown.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif_result(problem: Problem) -> dict[str, Any]:
    span = problem.span
    words = "\n".join(part for part in (problem.message, *problem.notes, problem.hint) if part)
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    location = {"physicalLocation": {"artifactLocation": {"uri": quote(span.file, errors="replace")}, "region": region}}
    level = "error" if problem.severity is Severity.ERROR else "warning"
    return {"ruleId": problem.rule, "level": level, "message": {"text": words}, "locations": [location]}
