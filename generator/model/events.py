"""What the framed guide tells a portal, as far as it counts: messages of version 1, read and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Move(StrEnum):
    """How a reader came to where a step is told of."""

    START = "start"
    """The page was opened: at the first question, or further in by a link, after a jump, or because it was loaded
    again."""
    ANSWER = "answer"
    """An answer that leads on within the tree was given."""
    BACK = "back"
    """Back to an earlier question."""
    GOTO = "goto"
    """To another node without an answer: by the list of what was answered, by the flowchart, by the portal."""
    JUMP = "jump"
    """To another tree, by an answer, or without one by the finder or a link. The other tree tells of the arrival."""


class Opened(NamedTuple):
    """`ready`: a page of a tree was loaded."""

    tree: str
    version: str


class Stepped(NamedTuple):
    """`step`: a reader moved."""

    tree: str
    version: str
    node: str
    """Where the reader is now; of a jump the question that was left."""
    move: Move
    left: str
    """The node of the same tree that the reader came from; empty for a start."""
    answer: str
    """Empty where none was given."""
    to: str
    """The other tree of a jump; empty for other moves."""


class Arrived(NamedTuple):
    """`outcome`: a step ended at an outcome."""

    tree: str
    version: str
    node: str
    kind: str
    """An `OutcomeKind`."""


class Called(NamedTuple):
    """`escalate`: a visit came to where somebody is to be called."""

    tree: str
    version: str
    to: str
    """acquirer, issuer or admin."""
    why: str
    """outcome: the outcome that was reached says so; tried: the reader says that its steps did not help."""


Event = Opened | Stepped | Arrived | Called


class Misfit(StrEnum):
    """What is the matter with a line."""

    TOO_LONG = "too-long"
    NOT_UTF8 = "not-utf-8"
    NO_JSON = "no-json"
    """Also NaN, numbers beyond measure and nesting beyond measure."""
    NO_OBJECT = "no-object"
    OTHER_FORMAT = "other-format"
    """`v` is not 1."""
    UNKNOWN_TYPE = "unknown-type"
    FIELD = "field"
    """A field is missing or is not what the type of message has there."""


class Misread(NamedTuple):
    """A line that was not understood. Nothing that stands in it is kept."""

    line: int
    """From 1."""
    why: Misfit
    field: str = ""
    """Name of the field, one that messages have; of `FIELD` only."""


FIRST_MISREAD = 10
"""Lines that are told of one by one."""


@dataclass(slots=True)
class Reading:
    """What is known of the lines themselves; it is filled while they are read."""

    lines: int = 0
    """That are not blank."""
    misread: int = 0
    first: list[Misread] = field(default_factory=list)
    """The first `FIRST_MISREAD` of them."""

    def refuse(self, misread: Misread) -> None:
        """Count a line that was not understood."""
        self.misread += 1
        if len(self.first) < FIRST_MISREAD:
            self.first.append(misread)
