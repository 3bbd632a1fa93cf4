"""Answers given one after the other → a code of at most twelve characters that reads back in every language.

A code is  tree · number and version · check.  The tree is where the answers begin, the number says which of its ways
was taken and, after a jump, which way of the next tree, and the version is a hash of the trees on that way. The script
generator/assets/guide.js reads and writes the same codes. Why it is so: decisions/0009-path-codes.md
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.model.tree import DecisionTree
from generator.model.walk import Place, Trees, Walk, edges, reading_order

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are read or typed as others."""
LONGEST = 12
"""Characters of the longest code."""

_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_NOT_READ = re.compile(r"[\s\u2010-\u2014\u00b7-]")
_DIGITS = 10
"""A code begins with a digit, which no word does."""
_VERSIONS = 8192
_SHORTEST_NUMBER = 3
"""Characters in which a version and the number 0 have room."""


class Trail(NamedTuple):
    """Answers given one after the other, across trees."""

    begin: Place
    answers: tuple[int, ...]
    """Of each question the number of its answer, from 0."""
    is_whole: bool
    """Nothing was answered before, and `begin` is the start of its tree."""


class Outdated(NamedTuple):
    """A code without a typing error that belongs to other trees than there are now."""


OUTDATED = Outdated()


@dataclass(frozen=True, slots=True)
class _Ways:
    """From a node on, within its tree."""

    stops: int
    """Ways that end at the node itself or at any later one."""
    jumps: int
    """Ways that end with a jump."""


class PathCodes:
    """The codes of a set of trees without cycles."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._ways = _count_ways(walk)
        self.width = mark_width(len(walk.trees))
        """Characters that name the tree."""
        self.marks = _marks(walk.trees, self.width)
        """By tree id: the number that names it, below 10 × 32 ** (width - 1)."""
        self.versions = {id: structure_hash(walk.trees, tree) % _VERSIONS for id, tree in walk.trees.items()}
        """By tree id."""
        self._tree_of = {mark: id for id, mark in self.marks.items()}
        self._limit = 32 ** (LONGEST - 1 - self.width) // _VERSIONS

    def encode(self, trail: Trail) -> str:
        """The code of `trail`; where it would be too long, of its last trees, and at the least of where it ends."""
        parts = self._parts(trail)
        while parts:
            number = self._number(parts) * 2
            if not trail.is_whole or parts[0].begin != trail.begin:
                number = self._from_node(parts[0].begin, number // 2)
            if number < self._limit:
                return self._written([part.begin.tree for part in parts], number)
            del parts[0]
        end = self.end(trail)
        return self._written([end.tree], self._from_node(end, 0))

    def decode(self, text: str) -> Trail | Outdated | None:
        """The trail of a code as people type it; None for what is no code or has a typing error in it."""
        digits = read(text)
        if digits is None or not self.width + 1 + _SHORTEST_NUMBER <= len(digits) <= LONGEST or _check(digits):
            return None
        id = self._tree_of.get(_value(digits[: self.width]))
        number = _value(digits[self.width : -1]) // _VERSIONS
        if id is None:
            return OUTDATED
        order = reading_order(self._walk.trees[id])
        number, is_partial = divmod(number, 2)
        number, place = divmod(number, len(order)) if is_partial else (number, 0)
        trail = self._trail(Place(id, order[place]), number, is_whole=not is_partial)
        # Written again it has the version of the trees as they are now.
        return trail if trail and self.encode(trail) == "".join(ALPHABET[digit] for digit in digits) else OUTDATED

    def end(self, trail: Trail) -> Place:
        """Where `trail` leads. Raises IndexError for a trail that there is not."""
        place = trail.begin
        for answer in trail.answers:
            place = self._walk.edges[place][answer].to
        return place

    # ---- Trails as numbers.

    def _parts(self, trail: Trail) -> list[_Part]:
        """The trail cut at its jumps; the answer that jumps is the last of its part."""
        parts = [_Part(trail.begin, [])]
        place = trail.begin
        for answer in trail.answers:
            to = self._walk.edges[place][answer].to
            parts[-1].answers.append(answer)
            if to.tree != place.tree:
                parts.append(_Part(to, []))
            place = to
        return parts

    def _number(self, parts: list[_Part]) -> int:
        *jumping, last = parts
        number = self._rank(last, "stops")
        for part in reversed(jumping):
            ways = self._ways[part.begin]
            number = ways.stops + self._rank(part, "jumps") + ways.jumps * number
        return number

    def _from_node(self, begin: Place, number: int) -> int:
        """The number of a trail that does not come from a start, or from more than the code has room for."""
        order = reading_order(self._walk.trees[begin.tree])
        return (number * len(order) + order.index(begin.node)) * 2 + 1

    def _rank(self, part: _Part, what: str) -> int:
        """How many ways of that sort from the part's begin come before it."""
        rank, place = 0, part.begin
        for answer in part.answers:
            leads = self._walk.edges[place]
            rank += what == "stops"  # the way that ends here
            rank += sum(self._among(to, place.tree, what) for _, to in leads[:answer])
            place = leads[answer].to
        return rank

    def _among(self, to: Place, tree: str, what: str) -> int:
        if to.tree != tree:
            return int(what == "jumps")
        return int(getattr(self._ways[to], what))

    def _trail(self, begin: Place, number: int, *, is_whole: bool) -> Trail | None:
        answers: list[int] = []
        place = begin
        while number >= (ways := self._ways[place]).stops:
            if not ways.jumps:
                return None
            number, rank = divmod(number - ways.stops, ways.jumps)
            tree = place.tree
            while place.tree == tree:
                answer, rank = self._next(place, rank, "jumps")
                answers.append(answer)
                place = self._walk.edges[place][answer].to
        while number:
            answer, number = self._next(place, number - 1, "stops")
            answers.append(answer)
            place = self._walk.edges[place][answer].to
        return Trail(begin, tuple(answers), is_whole)

    def _next(self, place: Place, rank: int, what: str) -> tuple[int, int]:
        """The answer on the way with this rank, and the rank of the rest of the way."""
        for answer, edge in enumerate(self._walk.edges[place]):
            among = self._among(edge.to, place.tree, what)
            if rank < among:
                return answer, rank
            rank -= among
        raise AssertionError("there are fewer ways than were counted")

    # ---- Numbers as characters.

    def _written(self, trees: list[str], number: int) -> str:
        digits = _digits(self.marks[trees[0]], self.width)
        digits += _digits(number * _VERSIONS + self._version(trees), _SHORTEST_NUMBER)
        # Added to the code, the check makes the sum of all of it zero.
        digits.append(_check([*digits, 0]))
        return "".join(ALPHABET[digit] for digit in digits)

    def _version(self, trees: list[str]) -> int:
        """One hash of all trees of a trail, in their order. A change of one of them changes it."""
        version = 0
        for tree in trees:
            version = (version * 31 + self.versions[tree]) % _VERSIONS
        return version


class _Part(NamedTuple):
    """A stretch of a trail within one tree."""

    begin: Place
    answers: list[int]


def read(text: str) -> list[int] | None:
    """The characters of a code as numbers, however they were typed; None where some could not stand in one."""
    plain = _NOT_READ.sub("", unicodedata.normalize("NFKC", text)).upper().translate(_READ_AS)
    digits = [ALPHABET.find(character) for character in plain]
    return None if -1 in digits or not digits or digits[0] >= _DIGITS else digits


def mark_width(trees: int) -> int:
    """Characters that name one of so many trees, with three of four names left free."""
    width = 2
    while _DIGITS * 32 ** (width - 1) < 4 * trees:
        width += 1
    return width


def structure_hash(trees: Trees, tree: DecisionTree) -> int:
    """A hash of what a code depends on: ids of nodes and answers, their order, and where answers lead. Not of words."""
    lines = [tree.id]
    for id in reading_order(tree):
        leads = edges(trees, tree, tree.nodes[id])
        lines.append(" ".join([id, *(f"{answer.id}>{to.tree}/{to.node}" for answer, to in leads)]))
    return _hash("\n".join(lines))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def _marks(trees: Trees, width: int) -> Mapping[str, int]:
    """A hash of each tree's id; of those with the same hash, all but the first by id take the next one that is free."""
    size = _DIGITS * 32 ** (width - 1)
    taken: dict[int, str] = {}
    for id in sorted(trees):
        mark = _hash(id) % size
        while mark in taken:
            mark = (mark + 1) % size
        taken[mark] = id
    return {id: mark for mark, id in taken.items()}


def _count_ways(walk: Walk) -> dict[Place, _Ways]:
    ways: dict[Place, _Ways] = {}
    for place in reversed(walk.order):
        stops, jumps = 1, 0
        for _, to in walk.edges[place]:
            if to.tree == place.tree:
                stops += ways[to].stops
                jumps += ways[to].jumps
            else:
                jumps += 1
        ways[place] = _Ways(stops, jumps)
    return ways


def _digits(number: int, at_least: int) -> list[int]:
    digits: list[int] = []
    while number or len(digits) < at_least:
        number, digit = divmod(number, 32)
        digits.append(digit)
    return digits[::-1]


def _value(digits: list[int]) -> int:
    value = 0
    for digit in digits:
        value = value * 32 + digit
    return value


def _check(digits: list[int]) -> int:
    """The weighted sum of `digits` in the field of 32 elements: 0 for a code.

    Each place has another weight, a power of the element 2, so that no single wrong character and no two characters in
    each other's place leave the sum as it is. It begins with 1, so that a zero lost in front does not either.
    """
    total = 1
    for digit in digits:
        total <<= 1
        if total & 32:
            total ^= 0b100101
        total ^= digit
    return total
