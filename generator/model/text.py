"""Author text: a string with its place, in two languages, and the small inline markup that it may use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.problem import Span

Lang = str
"""The id of a language, as its folder is named: `zh`."""
DEFAULT_LANGS: tuple[Lang, ...] = ("zh", "en")
"""The languages of a project that names none, the source language first."""

_HAN = re.compile(r"[\u2e80-\u2fff\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]{2}")

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\u3164\ufeff\uffa0\ud800-\udfff\ue000-\uf8ff\ufff0-\uffff\U000e0000-\U0010ffff]"
)
"""Characters that no file may hold: no reader sees them, or they turn round the order of what follows."""

UNWRITTEN = "✎"
"""Begins a sentence that `poshelp new tree` and `poshelp import` leave for the author to write."""


class Text(NamedTuple):
    """A scalar as the author wrote it."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Localized:
    """The same statement in several languages."""

    texts: Mapping[Lang, Text]
    """At least one, in the order of the project's languages. In a `Site` all of them are there."""

    def __getitem__(self, lang: Lang) -> Text:
        return self.texts[lang]

    def __iter__(self) -> Iterator[Text]:
        return iter(self.texts.values())

    def __hash__(self) -> int:
        return hash(tuple(self.texts.items()))

    def text(self, lang: Lang) -> str:
        """The author's string in `lang`, markup included; empty where it is missing."""
        try:
            return self.texts[lang].value
        except KeyError:
            return ""

    @property
    def first(self) -> Text:
        """The text in the source language, or where it is missing in the next one that is there."""
        return next(iter(self.texts.values()))


def language_of(words: str) -> Lang | None:
    """The language of words from a screen or a table, which are Chinese or English whatever languages a project has.

    Chinese also where they have Latin names; None for numbers and single letters.
    """
    if _HAN.search(words):
        return "zh"
    return "en" if _LATIN.search(words) else None


@dataclass(frozen=True, slots=True)
class Plain:
    """Characters that stand for themselves."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """What a screen shows or a person types: `` `51` ``."""

    text: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name that the brand fills in: `{hotline}`."""

    name: str


@dataclass(frozen=True, slots=True)
class Strong:
    """A key, button or menu entry: `**Reprint last**`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A stressed word: `*once*`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link by identity: `[read the slip](page:slips)`; `kind` is the part before the colon."""

    kind: str
    target: str
    children: tuple[Inline, ...]


Inline = Plain | Code | Placeholder | Strong | Emphasis | Link

_TOKEN = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\*\*(?P<strong>[^*]+(?:\*(?!\*)[^*]+\*(?!\*)[^*]*)?)\*\*"
    r"|\*(?P<em>[^*\s](?:[^*]*[^*\s])?)\*"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<kind>[a-z]+):(?P<target>[^()\s]+)\)"
    r"|\{(?P<name>[a-z_]+)\}"
)
_BETWEEN_HAN = re.compile(
    # Begins with the space, which the engine looks for fast, and looks back only from there.
    r" (?<=[\u3400-\u9fff\uff00-\uffef\u3000-\u303f] )(?=[\u3400-\u9fff\uff00-\uffef\u3000-\u303f])"
)
_SPECIAL = re.compile(r"[`*\[{]")
OPEN_MARK = re.compile(r"`|(?<!\*)\*\*(?!\*)")
"""A backtick, or exactly two stars."""


@lru_cache(maxsize=65536)
def parse(value: str) -> tuple[Inline, ...]:
    """The inline markup of `value`. Total: what is no markup stands for itself.

    Own parser, not CommonMark's: its rule for `**` fails beside full-width punctuation, and three outputs
    (HTML, plain text, print) need a tree rather than HTML.
    """
    if not _SPECIAL.search(value):
        return (Plain(value),) if value else ()
    parts: list[Inline] = []
    end = 0
    for match in _TOKEN.finditer(value):
        if match.start() > end:
            parts.append(Plain(value[end : match.start()]))
        end = match.end()
        kind = match.lastgroup
        if kind == "code":
            parts.append(Code(match["code"]))
        elif kind == "strong":
            parts.append(Strong(parse(match["strong"])))
        elif kind == "em":
            parts.append(Emphasis(parse(match["em"])))
        elif kind == "name":
            parts.append(Placeholder(match["name"]))
        else:
            parts.append(Link(match["kind"], match["target"], parse(match["label"])))
    if end < len(value):
        parts.append(Plain(value[end:]))
    return tuple(parts)


def plain(value: str, fill: Callable[[str], str]) -> str:
    """`value` without markup; `fill` gives the words for a placeholder."""
    if not _SPECIAL.search(value):
        return value
    return closed_up("".join(_plain(part, fill) for part in parse(value)))


def closed_up(text: str) -> str:
    """`text` without the spaces between two Chinese characters.

    An author writes 「拨打 {hotline}」, because the words may begin with a digit; those of most brands do not.
    """
    return _BETWEEN_HAN.sub("", text)


def _plain(part: Inline, fill: Callable[[str], str]) -> str:
    if isinstance(part, Plain | Code):
        return part.text
    if isinstance(part, Placeholder):
        return fill(part.name)
    return "".join(_plain(child, fill) for child in part.children)


def open_mark(value: str) -> str:
    """A mark of markup in `value` that has no partner, so that it stands for itself; empty: there is none."""
    if "`" not in value and "**" not in value:
        return ""
    marks = (OPEN_MARK.search(part.text) for part in walk(value) if isinstance(part, Plain))
    return next((mark[0] for mark in marks if mark), "")


def links(value: str) -> tuple[Link, ...]:
    """Every link in `value`, in order."""
    return tuple(part for part in walk(value) if isinstance(part, Link)) if "](" in value else ()


def walk(value: str) -> tuple[Inline, ...]:
    """Every inline of `value`, outer before inner."""
    found: list[Inline] = []
    stack = list(reversed(parse(value)))
    while stack:
        part = stack.pop()
        found.append(part)
        if isinstance(part, Strong | Emphasis | Link):
            stack.extend(reversed(part.children))
    return tuple(found)
