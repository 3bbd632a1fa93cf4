"""Diagnostics as text, JSON, GitHub annotations and SARIF: right places, nothing that drives a terminal, same bytes."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.problem import Group, Problem, Report, Rule, Severity, Span, nearest
from generator.problem_formats import as_github, as_json, as_sarif, as_text, display_width
from generator.terminal import visible as shown
from tests.strategies import any_text, effort

RULES = (
    Rule("first-rule", Group.SHAPE, Severity.ERROR, "The first", "**Wrong**: a\n\n**Right**: b\n"),
    Rule("second-rule", Group.PAGES, Severity.WARNING, "The second", "Because.\n"),
)
ERROR, WARNING = RULES


def one(line: str, column: int, end: int, *, line_number: int = 1, message: str = "m") -> Report:
    """A report of one error on one line of a file."""
    source = "\n" * (line_number - 1) + line
    span = Span("f.yml", line_number, column, line_number, end)
    return Report.of([ERROR.problem(message, span)], {"f.yml": source})


# ---------------------------------------------------------------------------------------------------------- carets

CJK = "余额不足"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        (CJK, 8),
        ("５１", 4),  # full-width digits
        ("ｱ", 1),  # half-width katakana
        ("e\u0301", 1),
        ("\u0e17\u0e35\u0e48", 1),  # Thai: a vowel above has no combining class other than 0 or 107
        ("ก\u0e31", 1),
        ("❤\ufe0f", 1),
        ("1\u20e3", 1),
        ("🀄", 2),
        ("😀😀", 4),
        ("，。", 4),
        ("“”", 2),
        ("가", 2),
    ],
)
def test_display_width(text: str, width: int):
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("line", "word", "before"),
    [
        ("zh: abc", "abc", 4),
        ("余额: 不足", "不足", 6),
        ("余额不足 x", "x", 9),
        ("５１ x", "x", 5),
        ("e\u0301 x", "x", 2),
        ("\tx", "x", 4),
        ("a\tx", "x", 5),
        ("\t\t余 x", "x", 11),
        ("😀🀄 x", "x", 5),
        ("\x1b[31m x", "x", 6),  # the escape is shown as one replacement character
        ("\u202e x", "x", 2),
        ("\u2028 x", "x", 2),
    ],
)
def test_caret_stands_below_the_word(line: str, word: str, before: int):
    start = line.index(word)
    source, carets = as_text(one(line, start + 1, start + 1 + len(word))).split("\n")[3:5]
    shown, marks = source.removeprefix(" 1 | "), carets.removeprefix("   | ")
    assert marks == " " * before + "^" * display_width(word)
    assert display_width(shown[: shown.index(word)]) == before


@given(st.text(st.characters(exclude_characters="\n", exclude_categories=()), max_size=50), st.data())
@effort(200)
def test_carets_are_as_wide_as_what_they_mark(line: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    lines = as_text(one(line, start + 1, end + 1)).split("\n")
    if line == "":
        assert len(lines) == 5  # no excerpt of an empty file
        return
    shown, marks = lines[3].removeprefix(" 1 | "), lines[4].removeprefix("   | ")
    expanded = [("    " if c == "\t" else visible(c)) for c in line.rstrip("\r")]
    assert shown == "".join(expanded)
    assert len(marks) - len(marks.lstrip()) == display_width("".join(expanded[:start]))
    assert set(marks.lstrip()) == {"^"}
    marked = "".join("    " if c == "\t" else c for c in line.rstrip("\r")[start : max(end, start + 1)].rstrip())
    assert len(marks.lstrip()) == max(1, display_width(marked))


def visible(character: str) -> str:
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "\N{REPLACEMENT CHARACTER}" if hidden else character


def test_excerpt_of_several_lines_marks_the_first_to_its_end():
    report = Report.of([ERROR.problem("m", Span("f", 1, 5, 3, 2))], {"f": "zh: 一行\n二\n三"})
    assert as_text(report).split("\n")[3:5] == [" 1 | zh: 一行", "   |     ^^^^"]


def test_gutter_is_as_wide_as_the_number():
    lines = as_text(one("x", 1, 2, line_number=1234)).split("\n")
    assert lines[1] == "  --> f.yml:1234:1"
    assert lines[2:5] == ["      |", " 1234 | x", "      | ^"]


@pytest.mark.parametrize("position", [0, 30, 5_000, 9_990])
def test_a_stretch_of_a_long_line_is_shown(position: int):
    line = "字" * position + "here" + "字" * (10_000 - position - 4)
    shown, marks = as_text(one(line, position + 1, position + 5)).split("\n")[3:5]
    assert "here" in shown
    assert len(shown) < 250
    assert display_width(shown[: shown.index("here")]) == marks.index("^") == len(marks) - 4
    assert ("…" in shown[: shown.index("here")]) == (position > 100)
    assert shown.endswith("…") == (position < 9_900)


def test_a_span_beyond_the_text_has_no_excerpt_or_an_empty_one():
    assert as_text(one("x", 40, 41)).split("\n")[3:5] == [" 1 | x", "   |  ^"]
    report = Report.of([ERROR.problem("m", Span("f", 9, 1, 9, 2))], {"f": "x\n"})
    assert (
        as_text(report)
        == "error[first-rule]: m\n  --> f:9:1\n\n1 error. More about a rule: poshelp explain first-rule\n"
    )
    unknown = Report.of([ERROR.problem("m", Span("g", 1, 1, 1, 1))], {})
    assert as_text(unknown).startswith("error[first-rule]: m\n  --> g:1:1\n\n")


# ------------------------------------------------------------------------------------------------------- any report

SPANS = st.builds(
    lambda file, line, column, lines, width: Span(file, line, column, line + lines, (1 if lines else column) + width),
    any_text(),
    st.integers(1, 4),
    st.integers(1, 30),
    st.integers(0, 2),
    st.integers(0, 9),
)
PROBLEMS = st.builds(
    lambda rule, message, span, hint, notes: rule.problem(message, span, hint, notes),
    st.sampled_from(RULES),
    any_text(),
    SPANS,
    any_text(),
    st.lists(any_text(), max_size=2),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    problems = draw(st.lists(PROBLEMS, max_size=5))
    sources = {problem.span.file: draw(any_text()) for problem in problems if draw(st.booleans())}
    return Report.of(problems, sources)


@given(reports())
@effort(150)
def test_text_never_drives_the_terminal(report: Report):
    text = as_text(report)
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c != "\n"]
    text.encode()  # and can be printed


def test_text_is_painted_by_role_and_not_otherwise():
    report = Report.of(
        [ERROR.problem("m", Span("f", 1, 1, 1, 2), "h", ["n"]), WARNING.problem("w", Span("f", 1, 2, 1, 3))],
        {"f": "xy"},
    )
    roles: list[tuple[str, str]] = []

    def paint(text: str, role: str) -> str:
        roles.append((role, text))
        return f"<{text}>"

    painted = as_text(report, paint)
    assert painted.replace("<", "").replace(">", "") == as_text(report).replace(">", "")
    assert {role: text for role, text in roles if role != "place"} == {
        "error": "1 error", "warning": "1 warning", "hint": "= hint:", "caret": "^",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("errors", "warnings", "last"),
    [
        (0, 0, "no problems"),
        (1, 0, "1 error. More about a rule: poshelp explain first-rule"),
        (2, 0, "2 errors. More about a rule: poshelp explain first-rule"),
        (0, 1, "1 warning. More about a rule: poshelp explain second-rule"),
        (3, 2, "3 errors, 2 warnings. More about a rule: poshelp explain first-rule"),
    ],
)
def test_last_line_counts(errors: int, warnings: int, last: str):
    problems = [ERROR.problem(f"e{n}", Span("f", 1, 1, 1, 1)) for n in range(errors)]
    problems += [WARNING.problem(f"w{n}", Span("f", 1, 1, 1, 1)) for n in range(warnings)]
    report = Report.of(problems, {})
    assert (report.errors, report.warnings) == (errors, warnings)
    assert as_text(report).splitlines()[-1] == last


# ------------------------------------------------------------------------------------------------------------ order


def problem_lists() -> st.SearchStrategy[list[Problem]]:
    """Many that differ in one thing only."""
    few = st.sampled_from(["", "a", "b"])
    spans = st.builds(lambda line: Span("f", line, 1, line, 2), st.integers(1, 2))
    return st.lists(
        st.builds(
            lambda r, m, s, h, n: r.problem(m, s, h, n),
            st.sampled_from(RULES),
            few,
            spans,
            few,
            st.lists(few, max_size=1),
        ),
        max_size=8,
    )


@given(problem_lists(), st.randoms(use_true_random=False))
@effort(150)
def test_a_report_depends_on_what_is_in_it_and_not_on_the_order(problems: list[Problem], random: Any):
    shuffled = [*problems, *problems]
    random.shuffle(shuffled)
    first, second = Report.of(problems, {}), Report.of(shuffled, {})
    assert first == second
    assert len(set(first.problems)) == len(first.problems)
    assert [problem.span for problem in first.problems] == sorted(problem.span for problem in first.problems)


@given(reports())
@effort(60)
def test_the_same_report_twice_is_the_same_bytes(report: Report):
    again = Report.of(reversed(report.problems), dict(reversed(list(report.sources.items()))))
    for form in (as_text, as_json, as_github, lambda one: as_sarif(one, RULES)):
        assert form(report) == form(again)


# ------------------------------------------------------------------------------------------------------------- JSON

PLACES = ("line", "column", "endLine", "endColumn")
JSON_SCHEMA = {
    "type": "object",
    "required": ["errors", "warnings", "problems"],
    "additionalProperties": False,
    "properties": {
        "errors": {"type": "integer", "minimum": 0},
        "warnings": {"type": "integer", "minimum": 0},
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["rule", "severity", "message", "file", *PLACES, "hint", "notes"],
                "additionalProperties": False,
                "properties": {
                    "rule": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
                    "severity": {"enum": ["error", "warning"]},
                    "message": {"type": "string"},
                    "file": {"type": "string"},
                    **{name: {"type": "integer", "minimum": 1} for name in PLACES},
                    "hint": {"type": "string"},
                    "notes": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}


@given(reports())
@effort(100)
def test_json_says_everything(report: Report):
    whole = json.loads(as_json(report))
    Draft202012Validator(JSON_SCHEMA).validate(whole)
    assert (whole["errors"], whole["warnings"]) == (report.errors, report.warnings)
    found = [
        Problem(
            entry["rule"],
            Severity(entry["severity"]),
            entry["message"],
            Span(entry["file"], entry["line"], entry["column"], entry["endLine"], entry["endColumn"]),
            entry["hint"],
            tuple(entry["notes"]),
        )
        for entry in whole["problems"]
    ]
    assert found == list(report.problems)


# ----------------------------------------------------------------------------------------------------------- GitHub

COMMAND = re.compile(r"::(error|warning) ([^:]*)::(.*)\Z", re.DOTALL)


def unescaped(text: str, codes: Iterable[str]) -> str:
    """What GitHub's runner makes of it: every code that it knows, and no other."""
    return re.sub("|".join(f"%{code}" for code in codes), lambda match: chr(int(match[0][1:], 16)), text)


@given(reports())
@effort(150)
def test_github_commands_round_trip(report: Report):
    lines = as_github(report).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(report.problems)
    for line, problem in zip(lines, report.problems, strict=True):
        match = COMMAND.match(line)
        assert match
        assert match[1] == problem.severity
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        properties = {name: unescaped(value, ("25", "0A", "3A", "2C")) for name, value in properties.items()}
        span = problem.span
        assert properties == {
            "file": shown(span.file.replace("\r", "\n")),
            "line": str(span.line),
            "col": str(span.column),
            "endLine": str(span.end_line),
            "endColumn": str(span.end_column),
            "title": problem.rule,
        }
        told = unescaped(match[3], ("25", "0A"))
        words = " — ".join(part for part in (problem.message, *problem.notes, problem.hint) if part)
        assert told == shown(words.replace("\r", "\n"))


# ------------------------------------------------------------------------------------------------------------ SARIF


@given(reports())
@effort(100)
def test_sarif_has_the_essentials(report: Report):
    log = json.loads(as_sarif(report, RULES))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "poshelp"
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == [rule.id for rule in RULES]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note", "none")
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(report.problems)
    for result, problem in zip(run["results"], report.problems, strict=True):
        assert result["ruleId"] in ids
        assert result["level"] == problem.severity
        assert result["message"]["text"] == "\n".join(p for p in (problem.message, *problem.notes, problem.hint) if p)
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        region = physical["region"]
        assert all(region[name] >= 1 for name in ("startLine", "startColumn", "endLine", "endColumn"))
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
        uri = physical["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]*", uri)  # a relative reference of RFC 3986
        assert unquote(uri) == problem.span.file.encode(errors="replace").decode()


# ---------------------------------------------------------------------------------------------------------- nearest


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("result-knwon", ["result-known", "batch-settled"], "did you mean `result-known`?"),
        ("xyz", ["result-known"], ""),
        ("a", [], ""),
        ("", ["a"], ""),
        ("ab", ["abd", "abc"], "did you mean `abd`?"),
    ],
)
def test_nearest(name: str, known: list[str], hint: str):
    assert nearest(name, known) == hint


@given(st.lists(any_text(), max_size=6), any_text(), st.randoms(use_true_random=False))
@effort(50)
def test_nearest_does_not_depend_on_the_order(known: list[str], name: str, random: Any):
    shuffled = list(known)
    random.shuffle(shuffled)
    assert nearest(name, shuffled) == nearest(name, known)
