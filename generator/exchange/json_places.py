"""JSON text → values with their places. Own reader: Python's forgets where a value stood, recurses, and lets a key be
there twice; its scalars are used."""

from __future__ import annotations

import json
import re
from typing import NamedTuple, NoReturn

from generator.exchange.source import Unreadable

MOST_LEVELS = 40
"""Of nesting; the deepest format that is read has 8."""

MOST_VALUES = 100_000
_SPACE = re.compile(r"[ \t\n\r]*")
_END_OF_NUMBER = re.compile(r"[^-+0-9.eE]|\Z")
_LONGEST_NUMBER = 30

Scalar = str | int | float | bool | None


class Value(NamedTuple):
    """A value and the index in the text at which it begins."""

    it: Scalar | list[Value] | dict[str, Value]
    at: int


def parse(text: str) -> Value:
    """The one value in `text`. Raises Unreadable."""
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._values = 0
        self._scalars = json.JSONDecoder(parse_constant=_refuse_constant)

    def whole(self) -> Value:
        root = self._begin()
        open_: list[Value] = [root] if isinstance(root.it, list | dict) else []
        while open_:
            if self._closes(open_[-1]):
                open_.pop()
                continue
            value = self._member(open_[-1])
            if isinstance(value.it, list | dict):
                if len(open_) == MOST_LEVELS:
                    raise Unreadable(f"values are nested more than {MOST_LEVELS} levels deep", value.at)
                open_.append(value)
        if self._next():
            self._fail("there is something after the end of the JSON")
        return root

    def _next(self) -> str:
        """The next character that is no white space; empty at the end."""
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._text[self._at : self._at + 1]

    def _closes(self, container: Value) -> bool:
        """Whether `container` ends here; a comma before a further member is passed."""
        end = "]" if isinstance(container.it, list) else "}"
        character = self._next()
        if character == end:
            self._at += 1
            return True
        if container.it:
            if character != ",":
                self._fail(f"a comma or `{end}` is expected")
            self._at += 1
            if self._next() == end:
                self._fail("there is nothing after the comma", "delete it")
        return False

    def _member(self, container: Value) -> Value:
        if isinstance(container.it, list):
            value = self._begin()
            container.it.append(value)
            return value
        assert isinstance(container.it, dict)  # noqa: S101  scalars are never open
        place = self._at
        if self._next() != '"':
            self._fail("a key in double quotes is expected")
        place = self._at
        key = str(self._begin().it)
        if key in container.it:
            raise Unreadable("this key is there twice", place)
        if self._next() != ":":
            self._fail("a colon is expected after the key")
        self._at += 1
        container.it[key] = value = self._begin()
        return value

    def _begin(self) -> Value:
        """A scalar, or a list or object that is still empty."""
        character = self._next()
        at = self._at
        self._values += 1
        if self._values > MOST_VALUES:
            self._fail(f"there are more than {MOST_VALUES:,} values")
        if character in ("[", "{"):
            self._at += 1
            return Value([] if character == "[" else {}, at)
        if character in "-0123456789" and character:
            ends = _END_OF_NUMBER.search(self._text, at)
            if ends and ends.start() - at > _LONGEST_NUMBER:
                self._fail("this number is too long")
        try:
            scalar, self._at = self._scalars.raw_decode(self._text, at)
        except json.JSONDecodeError as error:
            at = min(error.pos, len(self._text))
            raise Unreadable(f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}", at) from error
        except _Constant:
            self._fail("JSON has no such number")
        return Value(scalar, at)

    def _fail(self, message: str, hint: str = "") -> NoReturn:
        raise Unreadable(message, self._at, hint)


class _Constant(Exception):
    """NaN or Infinity."""


def _refuse_constant(name: str) -> NoReturn:
    raise _Constant(name)
