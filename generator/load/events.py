"""Lines that a portal recorded → events, and what was not understood. Nothing in a line can make it raise.

A line is a message, or an envelope of the portal with the message in `message`; nothing else of the envelope is kept.
Ids are taken in the form that ids have, versions as hex digits and the rest from closed lists, so no other character of
a line gets any further than this module.
"""

from __future__ import annotations

import json
import re
import stat
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from generator.model.events import Arrived, Called, Event, Misfit, Misread, Move, Opened, Reading, Stepped
from generator.model.tree import OutcomeKind

STANDARD_INPUT = "-"
LONGEST_LINE = 64 * 1024
"""Bytes, without the line end. A message takes less than one."""
LONGEST_ID = 100
"""Characters."""
_FORMAT = 1
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_VERSION = re.compile(r"[0-9a-f]{12}\Z")
_WITHOUT_COUNT = frozenset({"height", "error", "goto", "reset", "theme", "lang"})
"""Messages that say nothing about where readers are."""
_WHOM = ("acquirer", "issuer", "admin")
_WHY = ("outcome", "tried")
_LINES_BETWEEN_PROGRESS = 10_000

Progress = Callable[[int, int], None]
"""(bytes that were read, bytes of the file); the number of all is 0 where it is not known."""


class UnreadableEvents(Exception):
    """The file cannot be read; the message says which and why."""


class _NotUnderstood(Exception):
    """A line is no event."""

    def __init__(self, why: Misfit, field: str = "") -> None:
        super().__init__(why, field)
        self.why, self.field = why, field


def read_events(file: str, reading: Reading, progress: Progress) -> Iterator[Event]:
    """The events of `file` (`-`: standard input) in their order, one line in memory at a time. Fills `reading`.

    Raises UnreadableEvents.
    """
    try:
        with _opened(file) as stream:
            size = 0 if file == STANDARD_INPUT else Path(file).stat().st_size
            done = 0
            for number, line in enumerate(_lines(stream), 1):
                done += len(line)
                if number % _LINES_BETWEEN_PROGRESS == 0:
                    progress(done, size)
                content = line.rstrip(b"\r\n")
                # Python calls more characters blank than JSON does; a line of them is a mistake like any other.
                if not content.strip(b" \t"):
                    continue
                reading.lines += 1
                try:
                    event = _event(content)
                except _NotUnderstood as error:
                    reading.refuse(Misread(number, error.why, error.field))
                    continue
                if event:
                    yield event
    except OSError as error:
        raise UnreadableEvents(f"{file} cannot be read: {error.strerror or error}") from error


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
    else:
        # A pipe ends with its writer; a device may never end.
        if stat.S_ISCHR(Path(file).stat().st_mode):
            raise UnreadableEvents(f"{file} cannot be read: it is a device; `-` is standard input")
        with Path(file).open("rb") as stream:
            yield stream


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Each line; of one that is too long as much as shows that it is."""
    while line := stream.readline(LONGEST_LINE + 2):  # a line end may take two
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)


def _event(line: bytes) -> Event | None:
    """The event that a line tells of; None for messages that do not count. Raises _NotUnderstood."""
    message = _message(line)
    if type(message.get("v")) is not int or message["v"] != _FORMAT:
        raise _NotUnderstood(Misfit.OTHER_FORMAT)
    sort = message.get("type")
    if not isinstance(sort, str) or (sort not in _READERS and sort not in _WITHOUT_COUNT):
        raise _NotUnderstood(Misfit.UNKNOWN_TYPE)
    return None if sort in _WITHOUT_COUNT else _READERS[sort](message)


def _message(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise _NotUnderstood(Misfit.TOO_LONG)
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _NotUnderstood(Misfit.NOT_UTF8) from None
    try:
        whole = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):  # also an integer of thousands of digits, and a line of nothing but brackets
        raise _NotUnderstood(Misfit.NO_JSON) from None
    if not isinstance(whole, dict):
        raise _NotUnderstood(Misfit.NO_OBJECT)
    # A message of the type `error` may have words in a field of this name.
    inner = whole.get("message")
    return inner if isinstance(inner, dict) else whole


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _opening(message: dict[str, Any]) -> Event:
    _id(message, "node")
    return Opened(_id(message, "tree"), _version(message))


def _step(message: dict[str, Any]) -> Event:
    move = Move(_one_of(message, "move", tuple(Move)))
    node, left, answer, to = _id(message, "node"), "", "", ""
    if move is not Move.START:
        left = _id(message, "from")
    if move is Move.ANSWER or (move is Move.JUMP and "answer" in message):
        answer = _id(message, "answer")
    if move is Move.JUMP:
        to = _id(message, "to")
        if left != node:  # a reader who jumps stays, for this tree, where the answer was given
            raise _NotUnderstood(Misfit.FIELD, "from")
    return Stepped(_id(message, "tree"), _version(message), node, move, left, answer, to)


def _outcome(message: dict[str, Any]) -> Event:
    kind = _one_of(message, "outcome", tuple(OutcomeKind))
    return Arrived(_id(message, "tree"), _version(message), _id(message, "node"), kind)


def _escalation(message: dict[str, Any]) -> Event:
    to, why = _one_of(message, "to", _WHOM), _one_of(message, "why", _WHY)
    return Called(_id(message, "tree"), _version(message), to, why)


_READERS: dict[str, Callable[[dict[str, Any]], Event]] = {
    "ready": _opening,
    "step": _step,
    "outcome": _outcome,
    "escalate": _escalation,
}


def _id(message: dict[str, Any], field: str) -> str:
    value = message.get(field)
    if not isinstance(value, str) or len(value) > LONGEST_ID or not _is_id(value):
        raise _NotUnderstood(Misfit.FIELD, field)
    return value


# The same ids come in millions of lines.
@lru_cache(maxsize=4096)
def _is_id(value: str) -> bool:
    return _ID.match(value) is not None


def _version(message: dict[str, Any]) -> str:
    value = message.get("version")
    if not isinstance(value, str) or not _VERSION.match(value):
        raise _NotUnderstood(Misfit.FIELD, "version")
    return value


def _one_of(message: dict[str, Any], field: str, allowed: Collection[str]) -> str:
    value = message.get(field)
    if not isinstance(value, str) or value not in allowed:
        raise _NotUnderstood(Misfit.FIELD, field)
    return value
