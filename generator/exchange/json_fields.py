"""A JSON object → its members by key, each asked for as what it should be, with the place where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Set

from generator.exchange.json_places import Value
from generator.exchange.source import Source, Unreadable, shown


class Fields:
    """The members of an object."""

    def __init__(self, source: Source, value: Value, what: str) -> None:
        """`what` names the object in messages. Raises Unreadable where it is none."""
        if not isinstance(value.it, dict):
            raise Unreadable(f"{what} is expected to be an object", value.at)
        self.source, self.at, self.what = source, value.at, what
        self.members: dict[str, Value] = value.it

    def has(self, key: str) -> bool:
        """Whether there is a value for `key`; null is none."""
        return key in self.members and self.members[key].it is not None

    def value(self, key: str) -> Value:
        """Raises Unreadable where there is none."""
        if not self.has(key):
            raise Unreadable(f"{self.what} has no `{key}`", self.at)
        return self.members[key]

    def text(self, key: str) -> str:
        """A text that must be there. Raises Unreadable."""
        value = self.value(key)
        if not isinstance(value.it, str):
            raise Unreadable(f"`{key}` of {self.what} is expected to be a text", value.at)
        return value.it

    def text_or(self, key: str, default: str = "") -> str:
        """A text, or `default` where there is none. Raises Unreadable."""
        return self.text(key) if self.has(key) else default

    def integer(self, key: str) -> int | None:
        """A whole number from 0, or None. Raises Unreadable."""
        if not self.has(key):
            return None
        value = self.members[key]
        if type(value.it) is not int or value.it < 0:
            raise Unreadable(f"`{key}` of {self.what} is expected to be a whole number", value.at)
        return value.it

    def boolean(self, key: str) -> bool | None:
        """True, false, or None where there is neither. Raises Unreadable."""
        if not self.has(key):
            return None
        value = self.members[key]
        if type(value.it) is not bool:
            raise Unreadable(f"`{key}` of {self.what} is expected to be true or false", value.at)
        return value.it

    def listed(self, key: str) -> Iterator[Value]:
        """Members of a list; none where there is no such key. Raises Unreadable."""
        if not self.has(key):
            return
        value = self.members[key]
        if not isinstance(value.it, list):
            raise Unreadable(f"`{key}` of {self.what} is expected to be a list", value.at)
        yield from value.it

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts. Raises Unreadable."""
        found = []
        for value in self.listed(key):
            if not isinstance(value.it, str):
                raise Unreadable(f"`{key}` of {self.what} is expected to hold texts only", value.at)
            found.append(value.it)
        return tuple(found)

    def tell_unknown(self, known: Set[str]) -> None:
        """Tell the keys that are not among `known`."""
        for key, value in self.members.items():
            if key not in known:
                self.source.tell("unknown-key", f"{shown(key)} of {self.what} has no place in a tree", value.at)
