"""Diagnostics: what is wrong, where, how bad, and how to mend it. The lowest layer; it knows nothing of trees."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    """Nothing is written while one is left."""
    WARNING = "warning"
    """Worth mending; the build goes on."""


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count characters from 1; the end column is exclusive."""

    file: str
    """Path relative to the project, with forward slashes."""
    line: int
    column: int
    end_line: int
    end_column: int


class Group(StrEnum):
    """The families of rules, in the order in which they are explained."""

    SHAPE = "shape"
    """The file cannot be read as what it should be."""
    GRAPH = "graph"
    """The tree does not lead every reader to an end."""
    SAFETY = "safety"
    """A path could cost money, evidence or a person's dignity."""
    COVERAGE = "coverage"
    """Something a terminal can show leads nowhere, or something written is never tried."""
    LANGUAGE = "language"
    """The two languages do not say the same, or do not say it well."""
    TRUST = "trust"
    """A statement without a good source."""
    PAGES = "pages"
    """A page or a link is missing."""
    BRANDS = "brands"
    """A brand cannot be read, or its logo could do harm."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What the checker holds authors to. `explanation` is Markdown with a failing and a repaired example."""

    id: str
    group: Group
    severity: Severity
    summary: str
    """One line, for lists."""
    explanation: str

    @classmethod
    def explained(cls, id: str, group: Group, explanation: str | None, severity: Severity = Severity.ERROR) -> Rule:
        """A rule whose module's docstring, `explanation`, begins with its summary line."""
        summary, _, rest = (explanation or "").partition("\n")
        return cls(id, group, severity, summary.strip().rstrip("."), rest.strip() + "\n")

    def problem(self, message: str, span: Span, hint: str = "", notes: Iterable[str] = ()) -> Problem:
        """A breach of this rule at `span`. `notes` are further lines, such as an offending path."""
        return Problem(self.id, self.severity, message, span, hint, tuple(notes))


@dataclass(frozen=True, slots=True)
class Problem:
    """One breach of one rule, complete when made."""

    rule: str
    severity: Severity
    message: str
    """One sentence that names things by identity ("answer `no` of question `slip`"), not by position."""
    span: Span
    hint: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All problems of a run, sorted by place, with the sources they point into."""

    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    """Text of the files that spans point into, by path."""

    @classmethod
    def of(cls, problems: Iterable[Problem], sources: Mapping[str, str]) -> Report:
        """A report in canonical order without repeats."""
        order = sorted(set(problems), key=lambda p: (p.span, p.rule, p.message, p.hint, p.notes, p.severity))
        return cls(tuple(order), sources)

    @property
    def errors(self) -> int:
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors


def counted(number: int, noun: str) -> str:
    """The number with its noun: 1 file, 2 files."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known name, or the empty string."""
    return _nearest(name, tuple(sorted(known)))


@lru_cache(maxsize=1024)
def _nearest(name: str, known: tuple[str, ...]) -> str:
    # The same mistake is often made in each entry of a long list.
    match = difflib.get_close_matches(name, known, n=1, cutoff=0.55)
    if not match:
        return ""
    # Letters of two scripts can look the same, and then the two names do as well.
    strange = next((character for character in name if character.isalpha() and not character.isascii()), "")
    is_alike = strange and match[0].isascii() and len(name) == len(match[0])
    told = f" `{strange}` is U+{ord(strange):04X}, a letter of another script" if is_alike else ""
    return f"did you mean `{match[0]}`?{told}"
