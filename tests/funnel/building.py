"""The small project with the words of the interface, and messages about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from generator import pipeline
from generator.load.events import read_events
from generator.model.events import Reading
from generator.model.funnel import Funnels, NodeFlow
from generator.model.funnel_count import FunnelCount
from generator.model.project import Site
from generator.model.tree_version import tree_version
from tests.funnel.walking import Message
from tests.projects.copies import SMALL, TODAY
from tests.render.building import messages


@cache
def small_site() -> Site:
    site = pipeline.examine(pipeline.Request(SMALL, TODAY)).site
    assert site
    return Site(replace(site, messages=messages()))


@cache
def versions() -> Mapping[str, str]:
    site = small_site()
    return {id: tree_version(site.trees, tree, site.langs) for id, tree in site.trees.items()}


def message(sort: str, node: str, *, tree: str = "no-answer", version: str = "", **more: Any) -> Message:
    version = version or versions().get(tree, "0" * 12)
    return {"v": 1, "type": sort, "n": 1, "tree": tree, "version": version, "node": node, **more}


def start(node: str = "slip", **more: Any) -> Message:
    return message("step", node, move="start", **more)


def answer(question: str, given: str, node: str, **more: Any) -> Message:
    return message("step", node, move="answer", answer=given, **{"from": question}, **more)


def jump(question: str, given: str, to: str, **more: Any) -> Message:
    return message("step", question, move="jump", answer=given, to=to, **{"from": question}, **more)


def move(how: str, left: str, node: str, **more: Any) -> Message:
    return message("step", node, move=how, **{"from": left}, **more)


def read(content: bytes, folder: Any) -> tuple[list[Any], Reading]:
    """What the lines of `content` come to."""
    file, reading = folder / "events.jsonl", Reading()
    file.write_bytes(content)
    return list(read_events(str(file), reading, lambda done, all: None)), reading


def counted(events: Iterable[Any], site: Site | None = None) -> Funnels:
    site = site or small_site()
    count = FunnelCount(site.trees, {id: tree_version(site.trees, tree, site.langs) for id, tree in site.trees.items()})
    for event in events:
        count.add(event)
    return count.funnels()


def flow(funnels: Funnels, node: str, tree: str = "no-answer") -> NodeFlow:
    """Of the present version."""
    found = next(funnel for funnel in funnels.funnels if funnel.tree == tree and funnel.is_present)
    return next(flow for flow in found.nodes if flow.node == node)
