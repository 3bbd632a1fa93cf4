"""Readers who walk trees at random → the lines that a portal would have recorded of them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.project import Site
from generator.model.tree import Outcome, Question
from generator.model.tree_version import tree_version
from generator.model.walk import Place, edges

Message = dict[str, Any]


class Reader:
    """One visit, from the start of a tree until an outcome, a loss or too many steps."""

    def __init__(self, site: Site, versions: Mapping[str, str], chance: random.Random) -> None:
        self._site, self._versions, self._chance = site, versions, chance
        self._n = 0

    def visit(self, tree: str, lost: Mapping[str, float]) -> Iterator[Message]:
        """The messages of a visit. `lost`: by node, the chance that a reader goes no further from it; 3 % elsewhere."""
        place = Place(tree, self._site.trees[tree].start.value)
        yield from self._open(place)
        trail: list[str] = []
        for _ in range(40):
            node = self._site.trees[place.tree].nodes[place.node]
            if isinstance(node, Outcome):
                yield self._message("outcome", place, outcome=node.kind, who=node.who, path="")
                if node.kind == "call-acquirer" and self._chance.random() < 0.5:
                    yield self._message("escalate", place, to="acquirer", why="outcome", path="")
                if not trail or self._chance.random() > 0.08:
                    return
                before, place = place, Place(place.tree, trail.pop())
                yield self._message("step", place, move="back", **{"from": before.node})
                continue
            if self._chance.random() < lost.get(place.node, 0.03):
                return
            what = self._chance.random()
            if trail and what < 0.05:
                before, place = place, Place(place.tree, trail.pop())
                yield self._message("step", place, move="back", **{"from": before.node})
            elif trail and what < 0.07:
                before, place = place, Place(place.tree, trail[0])
                trail = []
                yield self._message("step", place, move="goto", **{"from": before.node})
            elif what < 0.09:
                yield from self._open(place)  # loaded again
            else:
                before, (answer, to) = place, self._answer(place, node)
                if to.tree != place.tree:
                    yield self._message("step", place, move="jump", answer=answer, to=to.tree, **{"from": before.node})
                    yield from self._open(to)
                    trail = []
                else:
                    yield self._message("step", to, move="answer", answer=answer, **{"from": before.node})
                    trail.append(before.node)
                place = to

    def _answer(self, place: Place, question: Question) -> tuple[str, Place]:
        leads = edges(self._site.trees, self._site.trees[place.tree], question)
        # Authors write what is likely first.
        weights = [1 / (number + 1) for number in range(len(leads))]
        answer, to = self._chance.choices(leads, weights)[0]
        return answer.id, to

    def _open(self, place: Place) -> Iterator[Message]:
        self._n = 0
        yield self._message("ready", place, lang="zh", brand="generic")
        yield self._message("step", place, move="start")

    def _message(self, sort: str, place: Place, **more: Any) -> Message:
        message = {
            "v": 1, "type": sort, "n": self._n, "tree": place.tree, "version": self._versions[place.tree],
            "node": place.node, **more,
        }  # fmt: skip
        self._n += 1
        return message


def walked(site: Site, visits: int, *, seed: int = 1, lost: Mapping[str, float] | None = None) -> list[Message]:
    """The messages of so many visits, which begin at any tree."""
    chance = random.Random(seed)  # noqa: S311  nothing is kept secret by it
    versions = {id: tree_version(site.trees, tree, site.langs) for id, tree in site.trees.items()}
    messages: list[Message] = []
    for _ in range(visits):
        messages += Reader(site, versions, chance).visit(chance.choice(list(site.trees)), lost or {})
    return messages


def lines(messages: list[Message]) -> bytes:
    """One line a message, every second in an envelope as a portal writes it."""
    return b"".join(
        json.dumps(
            {"at": "2026-11-22T10:00:00Z", "visit": f"v{number}", "shop": "secret", "message": message}
            if number % 2
            else message,
            ensure_ascii=False,
        ).encode()
        + b"\n"
        for number, message in enumerate(messages)
    )
