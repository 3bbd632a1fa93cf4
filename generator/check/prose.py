"""The texts and pages of a project → all sentences of one language in one string, which one search goes through."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from generator.model.language import Language, Script
from generator.model.page import Page
from generator.model.text import Localized, Text
from generator.problem import Span

CODE = "`"
"""What stands for a code span in `Prose.text`, whatever the span holds."""
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
"""Chinese characters, for a class of a regular expression."""

_CODE_SPAN = re.compile(r"`[^`\n]*`")
_MARKUP = re.compile(r"[*\[]|\](?:\([^()\s]*\))?")
_BLOCK_MARK = re.compile(r"^[ \t]*(?:(?:[-*+>]|\d+\.|#+)[ \t]+)?|(?<![ \t])[ \t]*\{:[^{}\n]*\}", re.MULTILINE)
_CELL_EDGE = re.compile(r"(?<! ) *\| *")
_IS_HAN = re.compile(f"[{HAN}]")
_QUOTED = re.compile(r"[「“\"][^「“」”\"]*[」”\"]")
_FENCES = ("```", "~~~")
_AROUND = 6
"""Characters before and after a find that are shown with it."""
_LINES_SEARCHED, _CHARACTERS_SEARCHED = 30, 3000
"""In larger texts, which no person writes, a find is not narrowed down."""


class Found(NamedTuple):
    """A stretch of `Prose.text` that a pattern matched."""

    match: re.Match[str]
    whose: str
    """Words for the text that it is in."""
    shown: str
    """The stretch with a little of what stands around it."""
    span: Span


class Passage(NamedTuple):
    """A line of `Prose.text`: a whole text of a tree or of a fact, or a line of a page."""

    whose: str
    span: Span


@dataclass(frozen=True)
class Prose:
    """Everything that is written for readers in one language, in pages without what stands in code fences."""

    language: Language
    tree_texts: tuple[tuple[str, str, Localized], ...]
    fact_texts: tuple[tuple[str, Localized], ...]
    page_lines: tuple[tuple[str, Text], ...]
    files: Mapping[str, str]
    _lines_of: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """One line a passage, without markup."""
        lang = self.language.id
        values = [text.text(lang) for _, _, text in self.tree_texts]
        values += [text.text(lang) for _, text in self.fact_texts]
        written = "\n".join(values)
        if written.count("\n") >= len(values):  # a text may have lines of its own
            written = "\n".join([value.replace("\n", "|") for value in values])
        if self.page_lines:
            pages = _BLOCK_MARK.sub("", "\n".join([text.value for _, text in self.page_lines]))
            written += "\n" * bool(values) + _CELL_EDGE.sub("|", pages)
        return _MARKUP.sub("", _CODE_SPAN.sub(CODE, written))

    @property
    def paired(self) -> int:
        """Passages below this number are texts, which have the same number in all languages; lines of pages follow."""
        return len(self.tree_texts) + len(self.fact_texts)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Number and text of each passage."""
        return enumerate(self.text.split("\n"))

    def line(self, number: int) -> str:
        """The text of passage `number`."""
        return self.text[self._starts[number] : self._starts[number + 1] - 1]

    def containing(self, words: str) -> Iterator[int]:
        """Numbers of the passages that have `words` in them."""
        start = self.text.find(words)
        while start >= 0:
            number = bisect_right(self._starts, start) - 1
            yield number
            start = self.text.find(words, self._starts[number + 1])

    def passage(self, number: int) -> Passage:
        """Whose text passage `number` is, and where it stands."""
        lang = self.language.id
        if number < len(self.tree_texts):
            tree, name, text = self.tree_texts[number]
            return Passage(f"{name} of tree `{tree}`", text.texts.get(lang, text.first).span)
        number -= len(self.tree_texts)
        if number < len(self.fact_texts):
            name, text = self.fact_texts[number]
            return Passage(name, text.texts.get(lang, text.first).span)
        name, line = self.page_lines[number - len(self.fact_texts)]
        return Passage(name, line.span)

    def is_foreign(self, line: str) -> bool:
        """Whether a line still waits for its translation, which a rule of its own reports."""
        script = self.language.script
        if script is not Script.LATIN and not re.search(f"[{script.letters}]", line):
            return True
        if script.is_dense:
            return False
        return bool(_IS_HAN.search(line) and _IS_HAN.search(_QUOTED.sub("", line)))

    def found(self, pattern: re.Pattern[str]) -> Iterator[Found]:
        """Every match of `pattern`, which must not cross a line, where the language is the right one."""
        start, end, number, foreign = 0, -1, 0, False
        for match in pattern.finditer(self.text):
            if match.start() > end:
                number = bisect_right(self._starts, match.start()) - 1
                start, end = self._starts[number], self._starts[number + 1] - 1
                foreign = self.is_foreign(self.text[start:end])
            if foreign:
                continue
            shown = self.text[max(start, match.start() - _AROUND) : min(end, match.end() + _AROUND)]
            whose, span = self.passage(number)
            yield Found(match, whose, shown.replace(CODE, "`…`"), self._narrowed(span, match, start, end))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each passage begins, and where one more would begin."""
        return [0, *(match.end() for match in re.finditer("\n", self.text)), len(self.text) + 1]

    def _narrowed(self, span: Span, match: re.Match[str], start: int, end: int) -> Span:
        """The stretch of the file that was matched, where it stands there once as it does here; else all of `span`."""
        if span.end_line - span.line > _LINES_SEARCHED or end - start > _CHARACTERS_SEARCHED:
            return span
        if span.file not in self._lines_of:
            self._lines_of[span.file] = self.files.get(span.file, "").split("\n")
        lines = self._lines_of[span.file]
        for around in (3, 0):
            begin = max(start, match.start() - around)
            quote = self.text[begin : min(end, match.end() + around)]
            places = [
                (number, lines[number - 1].find(quote, span.column - 1 if number == span.line else 0))
                for number in range(span.line, min(span.end_line, len(lines)) + 1)
                if lines[number - 1].count(quote) == 1
            ]
            if len(places) == 1 and places[0][1] >= 0:
                line, column = places[0][0], places[0][1] + match.start() - begin + 1
                return Span(span.file, line, column, line, column + match.end() - match.start())
        return span


def page_lines(page: Page) -> Iterator[tuple[str, Text]]:
    """(whose, line) for title, description and every line of the body that does not stand in a code fence."""
    whose = f"page `{page.id}`"
    for name, value in (("title", page.title), ("description", page.description)):
        if value:
            yield f"{name} of {whose}", Text(value, Span(page.file, 1, 1, max(1, page.body_line - 1), 1))
    fence = ""
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if fence:
            if line.rstrip() == fence:
                fence = ""
        elif line.startswith(_FENCES):
            fence = line[: len(line) - len(line.lstrip(line[0]))]
        elif line := line.rstrip():
            yield whose, Text(line, Span(page.file, number, 1, number, len(line) + 1))
