"""What is wrong with a published site: the kinds of problems, and how one is made."""

from __future__ import annotations

from collections.abc import Mapping

from generator.problem import Problem, Severity, Span

KINDS: Mapping[str, str] = {
    "no-manifest": "The list of the site's files, `manifest.json`, is not there or unfit; nothing else is looked at",
    "gave-up": "The server stopped answering, or there was too much: what is told is not all",
    "unreachable": "A file, or the page for what is not there, could not be fetched",
    "file-missing": "A file of `manifest.json` is not there",
    "file-changed": "A file is not what was built. Something rewrote it, or two builds are mixed",
    "file-too-large": "`manifest.json` claims a file of more bytes than are ever read",
    "unlisted-file": "A file that the build did not write",
    "wrong-copy": "A compressed copy, `.br` or `.gz`, does not hold what its file does",
    "not-utf8": "A text is no UTF-8",
    "no-pdf": "A manual is no PDF",
    "dead-link": "A link leads to no file of the site",
    "dead-anchor": "A link leads to a place that its page does not have",
    "third-party": "A page loads something from another site",
    "wrong-language": "A page says another language than that of its folder",
    "lone-language": "A page and its counterparts in the other languages do not name one another",
    "wrong-canonical": "A page names another address than its own as the right one",
    "weak-policy": "The security policy of a page is missing, is there twice, or lets other scripts run too",
    "blocked-script": "A script that the policy of its page does not let run",
    "wrong-integrity": "The checksum beside a script or style is not that of the file",
    "json-differs": "Data is no JSON, or not as its schema says",
    "moved-nowhere": "An entry of `moved.json` leads to no page",
    "review-due": "A tree was to be reviewed, and its grace is running",
    "review-overdue": "A tree was to be reviewed, and its grace is over",
    "security-txt-ends": "The contact in `security.txt` is good for less than a month",
    "security-txt-ended": "The contact in `security.txt` is good no more, or says no day",
    "header": "The server does not send a header that the site needs. `poshelp hosting` says how",
    "caching": "The server sends another header about caching than the site asks for",
    "no-404": "The server does not answer 404 for what is not there",
    "wrong-404": "The page for what is not there is in another language than the address",
    "not-moved": "The server does not answer an old address of `moved.json` with the new one. "
    "A page there leads on, a PDF is missing",
}
"""What `poshelp verify` looks for: kind, and what it means."""

WARNINGS = frozenset(("review-due", "caching", "wrong-404", "security-txt-ends"))
"""Kinds that a site can be published with."""


def complaint(kind: str, message: str, file: str, *, hint: str = "", line: int = 1, column: int = 1) -> Problem:
    """`kind` is one of KINDS; `file`: path below the site, or address."""
    severity = Severity.WARNING if kind in WARNINGS else Severity.ERROR
    return Problem(kind, severity, message, Span(file, line, column, line, column + 1), hint)
