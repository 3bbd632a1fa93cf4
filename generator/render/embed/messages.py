"""What frame and portal say to each other → embed/v1/messages.schema.json, and the reference on the embedding page.

The scripts check the same forms by themselves (assets/embed/*.js); a test sees to it that they and the schema agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.json_schema import DIALECT, ID, Schema, one_of, told
from generator.model.path_code import LONGEST
from generator.model.tree import OutcomeKind, Who
from generator.model.tree_version import LENGTH

VERSION = 1
_ID: Schema = {**ID, "maxLength": 64}
_LANG: Schema = {"type": "string", "pattern": "^[a-z]{2,3}$"}
_COUNT: Schema = {"type": "integer", "minimum": 0, "maximum": 1_000_000}
_VERSION: Schema = {"type": "string", "pattern": f"^[0-9a-f]{{{LENGTH}}}$"}
_PATH: Schema = {"type": "string", "pattern": f"^[0-9A-HJKMNP-TV-Z]{{6,{LONGEST}}}$"}
TALLEST = 20_000
"""Pixels; what claims to be taller is not believed."""

_PLACE: Mapping[str, Schema] = {
    "tree": told(_ID, "The cause"),
    "version": told(_VERSION, "The version of the cause; it changes whenever its content does"),
    "node": told(_ID, "The step that the reader is at"),
}
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
        head: Schema = {
            "v": told({"const": VERSION}, "The version of this contract"),
            "type": told({"const": self.type}, "The name of the message"),
            "n": told(_COUNT, "The number of the message on this page, from 0"),
        }
        return {
            "type": "object",
            "properties": {**head, **self.fields},
            "required": [*head, *(name for name in self.fields if name not in self.optional)],
            "additionalProperties": False,
        }


def _out(type: str, fields: Mapping[str, Schema], *optional: str) -> Message:
    return Message(type, {**_PLACE, **fields}, frozenset(optional))


_PATH_FIELD = told(_PATH, "The path code: whoever types it in sees the answers")
_LANG_FIELD = told(_LANG, "The language")

FROM_FRAME = (
    _out("ready", {"lang": _LANG_FIELD, "brand": told(_ID, "The brand")}),
    _out("height", {"height": told({"type": "integer", "minimum": 0, "maximum": TALLEST}, "In pixels")}),
    _out(
        "step",
        {
            "move": told(
                one_of(("start", "answer", "back", "goto", "jump")),
                "How: opened, by an answer, a step back, directly, or on to another cause",
            ),
            "from": told(_ID, "The step before"),
            "answer": told(_ID, "The answer that was chosen; of a jump by the finder or a link there is none"),
            "to": told(_ID, "The cause that it leads on to"),
        },
        "from",
        "answer",
        "to",
    ),
    _out(
        "outcome",
        {
            "outcome": told(one_of(OutcomeKind), "The kind of outcome"),
            "who": told(one_of(Who), "Who acts"),
            "path": _PATH_FIELD,
        },
    ),
    _out(
        "escalate",
        {
            "to": told(one_of(("acquirer", "issuer", "admin")), "Whom to turn to"),
            "why": told(one_of(("outcome", "tried")), "Because the outcome says so, or because it did not help"),
            "path": _PATH_FIELD,
        },
    ),
    _out(
        "error",
        {"code": told(one_of(("unknown-tree", "unknown-node", "unknown-lang", "script")), "What went wrong")},
    ),
)
"""In the order in which a portal meets them."""

_TO_NODE = told(_ID, "The step to go to")

TO_FRAME = (
    Message("goto", {"tree": told(_ID, "The cause to go to"), "node": _TO_NODE}, frozenset(("node",))),
    Message("goto", {"node": _TO_NODE}),
    Message("goto", {"code": told({"type": "string", "pattern": "^[0-9A-Za-z.-]{1,8}$"}, "The response code")}),
    Message("reset", {}),
    Message("theme", {"theme": told(one_of(("light", "dark", "auto")), "The colours")}),
    Message("lang", {"lang": _LANG_FIELD}),
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
