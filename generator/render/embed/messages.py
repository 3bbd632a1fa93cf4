"""What frame and portal say to each other → embed/v1/messages.schema.json, and the reference on the embedding page.

The scripts check the same forms by themselves (assets/embed/*.js); a test sees to it that they and the schema agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.path_code import LONGEST
from generator.model.tree import OutcomeKind, Who
from generator.model.tree_version import LENGTH
from generator.render.data_schemas import DIALECT, ID, Schema, one_of

VERSION = 1
_ID: Schema = {**ID, "maxLength": 64}
_LANG: Schema = {"type": "string", "pattern": "^[a-z]{2,3}$"}
_COUNT: Schema = {"type": "integer", "minimum": 0, "maximum": 1_000_000}
_VERSION: Schema = {"type": "string", "pattern": f"^[0-9a-f]{{{LENGTH}}}$"}
_PATH: Schema = {"type": "string", "pattern": f"^[0-9A-HJKMNP-TV-Z]{{6,{LONGEST}}}$"}
TALLEST = 20_000
"""Pixels; what claims to be taller is not believed."""

_PLACE: Mapping[str, Schema] = {"tree": _ID, "version": _VERSION, "node": _ID}
"""Of which tree, in which version, at which node the reader is: part of every message from the frame."""


@dataclass(frozen=True, slots=True)
class Message:
    """One form of message."""

    type: str
    fields: Mapping[str, Schema]
    """Beside `v`, `type` and `n`."""
    optional: frozenset[str] = frozenset()

    @property
    def schema(self) -> Schema:
        """The form as JSON Schema."""
        head: Schema = {"v": {"const": VERSION}, "type": {"const": self.type}, "n": _COUNT}
        return {
            "type": "object",
            "properties": {**head, **self.fields},
            "required": [*head, *(name for name in self.fields if name not in self.optional)],
            "additionalProperties": False,
        }


def _out(type: str, fields: Mapping[str, Schema], *optional: str) -> Message:
    return Message(type, {**_PLACE, **fields}, frozenset(optional))


FROM_FRAME = (
    _out("ready", {"lang": _LANG, "brand": _ID}),
    _out("height", {"height": {"type": "integer", "minimum": 0, "maximum": TALLEST}}),
    _out(
        "step",
        {"move": one_of(("start", "answer", "back", "goto", "jump")), "from": _ID, "answer": _ID, "to": _ID},
        "from",
        "answer",
        "to",
    ),
    _out("outcome", {"outcome": one_of(OutcomeKind), "who": one_of(Who), "path": _PATH}),
    _out(
        "escalate", {"to": one_of(("acquirer", "issuer", "admin")), "why": one_of(("outcome", "tried")), "path": _PATH}
    ),
    _out("error", {"code": one_of(("unknown-tree", "unknown-node", "unknown-lang", "script"))}),
)
"""In the order in which a portal meets them."""

TO_FRAME = (
    Message("goto", {"tree": _ID, "node": _ID}, frozenset(("node",))),
    Message("goto", {"node": _ID}),
    Message("goto", {"code": {"type": "string", "pattern": "^[0-9A-Za-z.-]{1,8}$"}}),
    Message("reset", {}),
    Message("theme", {"theme": one_of(("light", "dark", "auto"))}),
    Message("lang", {"lang": _LANG}),
)


SHARED_FIELDS = ("v", "type", "n", *_PLACE)
"""Of every message from the frame."""


def messages_schema() -> Schema:
    """The whole contract; `$defs` tell the two directions apart."""
    return {
        "$schema": DIALECT,
        "title": "Messages between a portal and the help in its frame",
        "anyOf": [{"$ref": "#/$defs/from_frame"}, {"$ref": "#/$defs/to_frame"}],
        "$defs": {
            "from_frame": {"oneOf": [message.schema for message in FROM_FRAME]},
            "to_frame": {"oneOf": [message.schema for message in TO_FRAME]},
        },
    }
