"""Members of a graph, a node or an edge in JSON, by the names that programs give them; and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.exchange.json_places import Value
from generator.exchange.source import Source, Unreadable, shown

_NONE = Value(None, 0)


class Text(NamedTuple):
    """A text and its place."""

    it: str
    at: int


class Members:
    """The members of an object, and of the objects in it that programs put members into."""

    def __init__(self, value: Value, what: str, inside: tuple[str, ...]) -> None:
        """`what` names the object in messages; `inside`: the keys of the objects in it. Raises Unreadable."""
        if not isinstance(value.it, dict):
            raise Unreadable(f"{what} is expected to be an object", value.at)
        self.at, self.what = value.at, what
        self._objects: list[dict[str, Value]] = [value.it]
        self._done: set[int] = set()
        """Places of values that are read, or that nothing is lost with."""
        for key in inside:
            inner = value.it.get(key, _NONE)
            if isinstance(inner.it, dict):
                self._objects.append(inner.it)
                self._done.add(inner.at)

    def find(self, key: str) -> Value | None:
        """The value for `key` in the first object that has one; null is none."""
        for members in self._objects:
            if key in members and members[key].it is not None:
                return members[key]
        return None

    def only(self, *keys: str) -> Value | None:
        """The value for one of `keys`, which is done with then. Raises Unreadable where one object has several."""
        for members in self._objects:
            found = [key for key in keys if key in members and members[key].it is not None]
            if len(found) > 1:
                names = " and ".join(f"`{key}`" for key in found)
                raise Unreadable(f"{self.what} has {names}", members[found[1]].at, "one of them is read: delete one")
            if found:
                self._done.add(members[found[0]].at)
                return members[found[0]]
        return None

    def take(self, *keys: str) -> Text | None:
        """The first text for one of `keys` that is not blank, which is done with then; of a number, its digits.

        Raises Unreadable where a list or an object is met before.
        """
        for members in self._objects:
            for key in keys:
                value = members.get(key, _NONE)
                text = scalar_text(value)
                if text is None:
                    raise Unreadable(f"`{key}` of {self.what} is expected to be a text or a number", value.at)
                if text and not text.isspace():
                    self._done.add(value.at)
                    return Text(text, value.at)
        return None

    def drop(self, key: str) -> None:
        """Be done with the value for `key`: nothing is lost with it."""
        value = self.find(key)
        if value:
            self._done.add(value.at)

    def drop_group(self) -> None:
        """Be done with what Cytoscape says of an element beside its data: whether it is a node or an edge."""
        group = self.find("group")
        if len(self._objects) > 1 and group and group.it in ("nodes", "edges"):
            self._done.add(group.at)

    def left(self) -> Iterator[tuple[str, int]]:
        """Keys, and places of their values, that hold something and nobody is done with."""
        for members in self._objects:
            for key, value in members.items():
                if value.at not in self._done and value.it not in (None, "", [], {}):
                    yield key, value.at


class Notes:
    """What is told of many nodes or edges once, with its first place and how often it is there."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._found: dict[tuple[str, str], list[int]] = {}

    def add(self, kind: str, message: str, at: int) -> None:
        """One place of something that is not carried over."""
        self._found.setdefault((kind, message), []).append(at)

    def unknown(self, members: Members, whose: str) -> None:
        """What is left of `members`."""
        for key, at in members.left():
            self.add("unknown-key", f"{shown(key)} of {whose} has no place in a tree", at)

    def tell(self) -> None:
        """Tell everything to the source."""
        for (kind, message), places in self._found.items():
            times = f" ({len(places)} times, first here)" if len(places) > 1 else ""
            self._source.tell(kind, message + times, places[0])


def scalar_text(value: Value) -> str | None:
    """A text, number or truth as text; empty for null; None for a list or an object."""
    match value.it:
        case str():
            return value.it
        case None:
            return ""
        case bool():
            return str(value.it).lower()
        case int():
            return str(value.it)
        case float():
            # As programs write it that know one kind of number: 1.0 is 1.
            return f"{value.it:.15g}"
        case _:
            return None
