"""Composed YAML lists and mappings → values, with every key that is unknown, missing or in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Any

from generator.load import shape_rules as rules
from generator.load.shape import FAILED, ID, Reader, Shape, kind_of
from generator.load.yaml_reader import STRING, MappingNode, Node, ScalarNode, SequenceNode
from generator.model.text import DEFAULT_LANGS, Lang
from generator.problem import Rule, nearest

_MOST_PROBLEMS = 20_000
"""In one file. A file of another kind has some in each entry, and nobody reads as many."""


class ListOf:
    """A list of one kind of value; gives a tuple. `noun` names its members in messages."""

    def __init__(self, shape: Shape, noun: str = "", *, at_least: int = 0) -> None:
        self._shape, self._noun, self._at_least = shape, noun, at_least

    def read(self, node: Node, reader: Reader) -> Any:
        if node.__class__ is not SequenceNode:
            return reader.refuse(rules.WRONG_TYPE, node, f"a list is expected, this is {kind_of(node)}")
        if len(node.value) < self._at_least:
            return reader.refuse(rules.WRONG_TYPE, node, f"at least {self._at_least} is expected in this list")
        if not self._noun:
            values = [self._shape.read(child, reader) for child in node.value]
        else:
            values = []
            for number, child in enumerate(node.value, 1):
                if len(reader.problems) > _MOST_PROBLEMS:
                    message = f"this file has more than {_MOST_PROBLEMS:,} problems: nothing is read from here on"
                    reader.refuse(rules.FILE_TOO_LARGE, child, message, "mend those above first")
                    break
                reader.context.append(f"{self._noun} {number}")
                values.append(self._shape.read(child, reader))
                reader.context.pop()
        return tuple(value for value in values if value is not FAILED)

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        return {"type": "array", "items": self._shape.schema(langs), "minItems": self._at_least}


class MapOf:
    """A mapping from ids to one kind of value; `build(key node, value, reader)` makes each entry."""

    def __init__(
        self,
        shape: Shape,
        noun: str,
        build: Callable[[Node, Any, Reader], Any] = lambda key, value, reader: value,
        *,
        id_pattern: re.Pattern[str] = ID,
        snippets: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        """`snippets`: entries that editors offer to begin with."""
        self._shape, self._noun, self._build, self._pattern = shape, noun, build, id_pattern
        self._snippets = [dict(snippet) for snippet in snippets]
        self._inside = _field_names(shape)

    def read(self, node: Node, reader: Reader) -> Any:
        if node.__class__ is not MappingNode:
            return reader.refuse(rules.WRONG_TYPE, node, f"a mapping is expected, this is {kind_of(node)}")
        found: dict[str, Any] = {}
        seen: dict[str, Node] = {}
        its_key = reader.key
        for number, (key, child) in enumerate(node.value):
            id = _key(key, reader)
            if id is None:
                continue
            if self._is_displaced(key, child):
                hint = f"indent it further: it belongs to the {self._noun} above"
                reader.refuse(rules.UNKNOWN_KEY, key, f"`{id}` stands where {_a(self._noun)} begins", hint)
                continue
            if id in seen:
                line = seen[id].start_mark.line + 1
                reader.refuse(rules.DUPLICATE_KEY, key, f"{self._noun} `{id}` is there twice", f"first on line {line}")
                continue
            seen[id] = key
            if not self._pattern.match(id):
                hint = "lower-case Latin letters, digits and hyphens" if self._pattern is ID else ""
                reader.refuse(rules.BAD_ID, key, f"`{id[:60]}` cannot be the id of {_a(self._noun)}", hint)
                continue
            if key.tag != STRING:
                hint = f'write "{id}"'
                reader.refuse(rules.AMBIGUOUS_SCALAR, key, f"the id `{id}` is not a text for every YAML tool", hint)
            reader.context.append(f"{self._noun} `{id}`")
            if self._inside:
                beside = takewhile(lambda entry: self._is_displaced(*entry), islice(node.value, number + 1, None))
                reader.outside = {name.value for name, _ in beside}
            reader.key = its_key  # The entry before had keys of its own.
            value = self._shape.read(child, reader)
            reader.context.pop()
            if value is not FAILED:
                found[id] = self._build(key, value, reader)
        return found

    def _is_displaced(self, key: Node, child: Node) -> bool:
        """Whether a key of an entry stands among the entries, indented too little."""
        return key.value in self._inside and keys(child).isdisjoint(self._inside)

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        keys = {"pattern": "^" + self._pattern.pattern.replace(r"\Z", "$")}
        snippets = {"defaultSnippets": self._snippets} if self._snippets else {}
        values = self._shape.schema(langs)
        return {"type": "object", "propertyNames": keys, "additionalProperties": values, **snippets}


_EMPTY: tuple[Any, ...] = ("", (), {})
"""Defaults that leave nothing to be said: the key was left out."""


class Field:
    """A key of a record. A key that is not required gives `default` when it is left out.

    `about` is what editors tell whoever writes the key: plain words without markup.
    """

    __slots__ = ("about", "default", "missing", "required", "shape")

    def __init__(
        self,
        shape: Shape,
        about: str = "",
        *,
        required: bool = True,
        default: Any = None,
        missing: Rule | None = None,
    ) -> None:
        self.shape, self.about = shape, about
        self.required, self.default, self.missing = required, default, missing

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        """The schema of its value, with what it is about."""
        schema = {**({"description": self.about} if self.about else {}), **self.shape.schema(langs)}
        return schema if self.default is None or self.default in _EMPTY else {**schema, "default": self.default}


class Record:
    """A mapping with known keys; `build(node, values, reader)` makes the object."""

    def __init__(
        self,
        fields: Mapping[str, Field],
        build: Callable[[Node, dict[str, Any], Reader], Any],
        *,
        missing: Rule = rules.MISSING_KEY,
        partial: bool = False,
    ) -> None:
        """`partial`: missing keys are reported as one problem, and the rest is given all the same."""
        self.fields = dict(fields)
        self._build = build
        self._missing = missing
        self._partial = partial
        self._defaults = {name: field.default for name, field in fields.items()}

    def read(self, node: Node, reader: Reader) -> Any:
        if node.__class__ is not MappingNode:
            hint = f"it has the keys {', '.join(self.fields)}"
            return reader.refuse(rules.WRONG_TYPE, node, f"a mapping is expected, this is {kind_of(node)}", hint)
        values = self._defaults.copy()
        seen: set[str] = set()
        misspelt: list[str] = []
        strays = len(reader.strays)
        complete = True
        for key, child in node.value:
            name = key.value if key.__class__ is ScalarNode else _key(key, reader)
            field = self.fields.get(name) if name is not None else None
            if field is None or name is None:
                if name is not None:
                    hint = nearest(name, self.fields) or f"known here: {', '.join(self.fields)}"
                    reader.strays.append((name, len(reader.problems)))
                    reader.refuse(rules.UNKNOWN_KEY, key, f"unknown key `{name[:60]}`", hint)
                    misspelt.append(name)
                continue
            if name in seen:
                first = next(known for known, _ in node.value if known.value == name)
                hint = f"first on line {first.start_mark.line + 1}"
                reader.refuse(rules.DUPLICATE_KEY, key, f"key `{name}` is there twice", hint)
                continue
            seen.add(name)
            reader.key = name
            value = field.shape.read(child, reader)
            values[name] = value
            if value is FAILED:
                complete = False
        if len(seen) < len(self.fields):
            complete &= self._report_missing(node, seen, misspelt, strays, reader)
        return self._build(node, values, reader) if complete else FAILED

    def _report_missing(self, node: Node, seen: set[str], misspelt: Iterable[str], strays: int, reader: Reader) -> bool:
        # Only what was found while this record was read stands in it; looking at all others would take long.
        inside = dict(reversed(reader.strays[strays:]))
        lacking: list[str] = []
        # A misspelt key was reported already; the key that it stands for is not missing as well.
        meant = {nearest(name, self.fields) for name in misspelt}
        for name, field in self.fields.items():
            if field.required and name not in seen:
                stray = inside.get(name)  # the problem that it stands further in, where nobody knows it
                if stray is not None:
                    hint = f"indent it less: it belongs beside `{node.value[0][0].value}`"
                    reader.problems[stray] = replace(reader.problems[stray], hint=hint)
                elif f"did you mean `{name}`?" not in meant and name not in reader.outside:
                    lacking.append(name)
        if self._partial and len(lacking) > 1:
            reader.refuse(self._missing, node, f"{_listed(lacking)} are missing")
        else:
            for name in lacking:
                reader.refuse(self.fields[name].missing or self._missing, node, f"`{name}` is missing")
        return self._partial or all(name in seen for name, field in self.fields.items() if field.required)

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {name: field.schema(langs) for name, field in self.fields.items()},
            "required": [name for name, field in self.fields.items() if field.required],
            "additionalProperties": False,
        }


class OneOf:
    """A value that is read as one of several shapes, chosen by `choose(node)`."""

    def __init__(self, shapes: Mapping[str, Shape], choose: Callable[[Node], str]) -> None:
        self.shapes, self._choose = shapes, choose

    def read(self, node: Node, reader: Reader) -> Any:
        return self.shapes[self._choose(node)].read(node, reader)

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        return {"oneOf": [shape.schema(langs) for shape in self.shapes.values()]}


def _field_names(shape: Shape) -> frozenset[str]:
    """The keys that values of `shape` can have; none where it is no record."""
    if isinstance(shape, OneOf):
        return frozenset().union(*map(_field_names, shape.shapes.values()))
    return frozenset(shape.fields) if isinstance(shape, Record) else frozenset()


def _listed(names: list[str]) -> str:
    return f"{', '.join(f'`{name}`' for name in names[:-1])} and `{names[-1]}`"


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _key(key: Node, reader: Reader) -> str | None:
    if key.__class__ is ScalarNode:
        value: str = key.value
        return value
    reader.refuse(rules.WRONG_TYPE, key, f"a key is expected, this is {kind_of(key)}")
    return None


def keys(node: Node) -> set[str]:
    """The scalar keys of a mapping; empty for anything else."""
    if not isinstance(node, MappingNode):
        return set()
    return {key.value for key, _ in node.value if isinstance(key, ScalarNode)}
