"""Bytes of a YAML file → composed nodes whose tags say what YAML tools would make of each scalar, and problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, cast

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.tokens import AliasToken, AnchorToken, TagToken, Token

from generator.load import shape_rules as rules
from generator.load.yaml_errors import syntax_problem
from generator.model.text import FORBIDDEN
from generator.problem import Problem, Span

STRING = "tag:yaml.org,2002:str"
NULL = "tag:yaml.org,2002:null"
_COLLECTION = "poshelp:collection"
_MERGE = "tag:yaml.org,2002:merge"
_CONSTRUCTED = tuple(f"tag:yaml.org,2002:{type}" for type in ("bool", "int", "timestamp", "binary"))
"""Of scalars that look like one of these not each is one."""

MAX_FILE_BYTES = 256 * 1024
"""For trees, pages and settings."""
MAX_DATA_BYTES = 4 * 1024 * 1024
"""For the lists in content/data."""
MAX_DEPTH = 20
"""Levels of nesting; the format itself needs 10."""

# The C parser recurses once a level: a file that could nest deeper than this many levels is measured first,
# by events, which do not recurse. Deeper block nesting than the file size allows cannot occur.
_SAFE_NESTING = 5000
# Begins with a class of characters, which the engine looks for fast, and looks back only from there.
_MAYBE_FEATURE = re.compile(r"[&*!](?<![^\s\[{,:?-].)(?:(?<=!)|(?=[\w-]))")

# A text for readers, without quotation marks, before ` #`.
_CUT_TEXT = re.compile(r"^ *(?:- +)?(?:zh|en): +(?![\"'#|>\[{]).*?(?<= )(#.*)", re.MULTILINE)

_HINTS = {"\ufeff": "save the file without a byte order mark", "\r": "save the file with Unix line ends (LF)"}
_FORBIDDEN_REPORTED = 20
"""A file of another kind may consist of nothing else."""

_SUSPECTS = frozenset("~=<-+.0123456789")
"""First characters of plain scalars that YAML 1.1 may read as a number, a date, nothing or a merge key."""
_NUMBER = "tag:yaml.org,2002:float"
# What YAML 1.2 reads as a number and 1.1, which PyYAML follows, does not: 08, 1e3, 0o17.
_NUMBER_OF_1_2 = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_WORDS = {
    **dict.fromkeys(("null", "Null", "NULL"), NULL),
    **{
        spelling: "tag:yaml.org,2002:bool"
        for word in ("yes", "no", "true", "false", "on", "off")
        for spelling in (word, word.capitalize(), word.upper())
    },
}
"""Words that YAML 1.1 reads as a truth value or as nothing. A look-up: running its patterns on every word is slow."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StringLoader(_Loader):  # type: ignore[misc]
    """Composes; asks YAML's own resolver only about scalars that could be something else than a string."""

    def resolve(self, kind: type[Node], value: str, implicit: Any) -> str:
        if kind is not ScalarNode:
            return _COLLECTION
        if not implicit[0]:
            return STRING
        if value == "":
            return NULL
        if value[0] in _SUSPECTS:
            return _NUMBER if _NUMBER_OF_1_2.match(value) else cast(str, super().resolve(kind, value, implicit))
        return _WORDS.get(value, STRING)

    def descend_resolver(self, current_node: Node | None, current_index: Any) -> None:
        """Path resolvers are not used; this is called for every node."""

    def ascend_resolver(self) -> None:
        """See descend_resolver."""


def read_text(content: bytes, size: int, file: str, limit: int) -> tuple[str | None, list[Problem]]:
    """Decode `content` of a file of `size` bytes, lines ending in LF; None where it is no acceptable text.

    A file of more than `limit` bytes need not have been read.
    """
    if size > limit:
        message = f"the file has {size:,} bytes; the limit is {limit:,}"
        return None, [
            rules.FILE_TOO_LARGE.problem(message, Span(file, 1, 1, 1, 1), "split it, or move prose to a page")
        ]
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        message = f"byte 0x{content[error.start]:02X} is not UTF-8"
        hint = "save the file with the encoding UTF-8"
        return None, [rules.NOT_UTF8.problem(message, Span(file, line, column, line, column + 1), hint)]
    return text, [*forbidden_characters(text, file), *_conflicts(text, file)]


def _conflicts(text: str, file: str) -> Iterator[Problem]:
    """Each place where git left two versions for somebody to choose from."""
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return
    is_open = False
    for number, line in enumerate(text.split("\n"), 1):
        begins, ends = line.startswith("<<<<<<< "), line.startswith(">>>>>>> ")
        if begins or (ends and not is_open):  # of a conflict with both its marks the first is told
            message = "two versions of the file meet here, which git could not merge"
            hint = "keep one of them, or what is right of both, and delete the marks"
            yield rules.MERGE_CONFLICT.problem(message, Span(file, number, 1, number, len(line) + 1), hint)
        is_open = begins or (is_open and not ends)


def forbidden_characters(text: str, file: str) -> list[Problem]:
    """A problem for each character of `text` that no output may contain; of many, for the first ones."""
    if not FORBIDDEN.search(text):
        return []
    problems = []
    first_return = text.find("\r")  # of old line ends there are as many as lines
    told = (match for match in FORBIDDEN.finditer(text) if match[0] != "\r" or match.start() == first_return)
    for match in islice(told, _FORBIDDEN_REPORTED):
        line, start = text.count("\n", 0, match.start()) + 1, text.rfind("\n", 0, match.start()) + 1
        column = match.start() - start + 1
        hint = _HINTS.get(match[0], "delete it and type the text anew")
        message = f"character U+{ord(match[0]):04X} is not allowed"
        problems.append(rules.FORBIDDEN_CHARACTER.problem(message, Span(file, line, column, line, column + 1), hint))
    return problems


def compose(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The node of the only document in `text`, or None with the reasons. Raises nothing for what was decoded.

    It has neither anchors nor tags, and no text in it is cut short.
    """
    return _composed(text, file, _unwanted)


def compose_any(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The same for a file of others, which may have every feature of YAML. A node may be in several places."""
    return _composed(text, file, lambda text, file: [])


def _composed(text: str, file: str, unwanted: Callable[[str, str], list[Problem]]) -> tuple[Node | None, list[Problem]]:
    if _may_nest_deeply(text) and _depth_by_events(text) > MAX_DEPTH:
        return None, [rules.TOO_DEEP.problem("values are nested too deep", Span(file, 1, 1, 1, 1))]
    loader = _StringLoader(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        return None, [syntax_problem(error, text, file)]
    finally:
        loader.dispose()
    problems = unwanted(text, file)
    if problems:
        return None, problems
    if node is None or (node.__class__ is ScalarNode and node.value == "" and not node.style):
        return None, [rules.EMPTY_TEXT.problem("the file is empty", Span(file, 1, 1, 1, 1))]
    deep = _too_deep(node, file)
    return (None, [deep]) if deep else (node, [])


def _unwanted(text: str, file: str) -> list[Problem]:
    problems = _features(text, file) if _MAYBE_FEATURE.search(text) else []
    return [*problems, *_cut_texts(text, file)] if " #" in text else problems


def is_known_tag(tag: str) -> bool:
    """Whether YAML tools for Python make a value of what has this tag, an explicit one or what `compose_any` gave."""
    return tag in yaml.Loader.yaml_constructors or tag in (_COLLECTION, _MERGE)


def is_constructible(node: ScalarNode) -> bool:
    """Whether YAML tools can make a value of it: 2026-13-40 looks like a date to them, and is none."""
    if node.tag not in _CONSTRUCTED:
        return True
    try:
        yaml.constructor.SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError, LookupError):
        return False
    return True


def span_of(node: Node | Token, file: str) -> Span:
    """Where `node` stands."""
    start, end = node.start_mark, node.end_mark
    return Span(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _may_nest_deeply(text: str) -> bool:
    # Every level begins with a bracket, a dash, a question mark or a line of deeper indentation.
    # Single characters are counted much faster, and there are seldom too many of them.
    return (
        sum(map(text.count, "[{-?")) > _SAFE_NESTING
        and sum(map(text.count, ("[", "{", "- ", "-\t", "? ", "?\t"))) > _SAFE_NESTING
    )


def _depth_by_events(text: str) -> int:
    depth = deepest = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                deepest = max(deepest, depth)
                if deepest > MAX_DEPTH:
                    break
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        pass  # composing reports it; it stops at the same place, no deeper than what was seen here
    return deepest


def _too_deep(root: Node, file: str) -> Problem | None:
    level = [] if root.__class__ is ScalarNode else [root]
    for _ in range(MAX_DEPTH):
        # By identity: aliases may give one node a million places.
        inside = {
            id(child): child
            for node in level
            for child in ([value for _, value in node.value] if node.__class__ is MappingNode else node.value)
            if child.__class__ is not ScalarNode
        }
        level = list(inside.values())
        if not level:
            return None
    return rules.TOO_DEEP.problem(f"values are nested more than {MAX_DEPTH} levels deep", span_of(level[0], file))


def _features(text: str, file: str) -> list[Problem]:
    names = {AnchorToken: "anchor", AliasToken: "alias", TagToken: "tag"}
    return [
        rules.YAML_FEATURE.problem(
            f"a YAML {names[type(token)]} is not allowed",
            span_of(token, file),
            "write the value out; quote it if the character is part of a text",
        )
        for token in yaml.scan(text, Loader=_Loader)
        if type(token) in names
    ]


def _cut_texts(text: str, file: str) -> Iterator[Problem]:
    for match in _CUT_TEXT.finditer(text):
        line, column = text.count("\n", 0, match.start(1)) + 1, match.start(1) - match.start() + 1
        span = Span(file, line, column, line, column + len(match[1]))
        message = "a text ends before ` #`: the rest of the line is a comment"
        hint = "quote the text if this is part of it, or put the comment on a line of its own"
        yield rules.YAML_FEATURE.problem(message, span, hint)


__all__ = [
    "MAX_DATA_BYTES",
    "MAX_FILE_BYTES",
    "NULL",
    "STRING",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "compose",
    "compose_any",
    "forbidden_characters",
    "read_text",
    "span_of",
]
