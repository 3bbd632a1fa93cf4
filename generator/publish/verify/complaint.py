"""What is wrong with a published site: the kinds of problems, and how one is made."""

from __future__ import annotations

from generator.problem import Problem, Severity, Span

_WARNINGS = frozenset(("review-due", "caching", "wrong-404", "security-txt-ends"))
"""Kinds that a site can be published with."""


def complaint(kind: str, message: str, file: str, *, hint: str = "", line: int = 1, column: int = 1) -> Problem:
    """`file`: path below the site, or address."""
    severity = Severity.WARNING if kind in _WARNINGS else Severity.ERROR
    return Problem(kind, severity, message, Span(file, line, column, line, column + 1), hint)
