"""Bytes of a file from elsewhere → its text, and a record of everything in it that cannot be carried over."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from functools import cached_property

from generator.problem import Problem, Report, Severity, Span

MOST_BYTES = 1024 * 1024
"""Of a file: thirty times what the largest tree takes."""
_MOST_NOTES = 200
"""A file of another kind may consist of nothing else."""
_LONGEST_NAME = 60


class Unreadable(Exception):
    """The file cannot be read; `at` is the place as an index of its text."""

    def __init__(self, message: str, at: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.at, self.hint = message, at, hint


class Source:
    """The text of a file, and what was found in it."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._problems: list[Problem] = []
        self._untold = 0

    @classmethod
    def of(cls, file: str, content: bytes) -> Source:
        """The file with `content`: UTF-8, a byte order mark and line ends of other systems taken off.

        Raises Unreadable.
        """
        if len(content) > MOST_BYTES:
            raise Unreadable(f"the file has more than {MOST_BYTES:,} bytes", 0, "divide it")
        content = content.removeprefix(codecs.BOM_UTF8)
        try:
            text = content.decode()
        except UnicodeDecodeError as error:
            before = content[: error.start].decode()
            message = f"byte 0x{content[error.start]:02X} is not UTF-8"
            raise Unreadable(message, len(before), "save the file with the encoding UTF-8") from error
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if "\0" in text:
            raise Unreadable("this is no text file: it has a NUL character", text.index("\0"))
        return cls(file, text)

    def tell(self, kind: str, message: str, at: int, hint: str = "") -> None:
        """Something at `at` that is not carried over."""
        if len(self._problems) < _MOST_NOTES:
            self._problems.append(Problem(kind, Severity.WARNING, message, self._span(at), hint))
        else:
            self._untold += 1

    def report(self, failure: Unreadable | None = None) -> Report:
        """Everything that was told, and the reason why the file cannot be read where there is one."""
        problems = list(self._problems)
        if self._untold:
            message = f"{self._untold} more things in this file are not carried over"
            problems.append(Problem("not-told", Severity.WARNING, message, self._span(len(self.text))))
        if failure is not None:
            problems.append(
                Problem("unreadable", Severity.ERROR, failure.message, self._span(failure.at), failure.hint)
            )
        return Report.of(problems, {self.file: self.text})

    def _span(self, at: int) -> Span:
        line = bisect_right(self._starts, at)
        column = at - self._starts[line - 1] + 1
        return Span(self.file, line, column, line, column + 1)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts


def shown(name: str) -> str:
    """`name` for a message: short, on one line, and nothing in it that drives a terminal."""
    line = "".join(character if character.isprintable() else "\ufffd" for character in " ".join(name.split()))
    return f"`{line[:_LONGEST_NAME]}…`" if len(line) > _LONGEST_NAME else f"`{line}`"
