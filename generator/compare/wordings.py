"""Sentences of both sides by their names → `TextChange`s, with the translations that were not touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from generator.compare.alignment import aligned
from generator.model.difference import Change, TextChange
from generator.model.text import Lang, Localized, Text
from generator.model.tree import DecisionTree, Outcome, Question

Wording = tuple[str, str]
"""Chinese and English; empty strings: no such sentence."""

_NOTHING: Wording = ("", "")


def wording(text: Localized | None) -> Wording:
    return (text.zh.value, text.en.value) if text else _NOTHING


def text_change(where: str, before: Wording, after: Wording) -> TextChange | None:
    """None where neither language changed."""
    zh = Change(before[0], after[0]) if before[0] != after[0] else None
    en = Change(before[1], after[1]) if before[1] != after[1] else None
    if zh is None and en is None:
        return None
    return TextChange(where, zh, en, _untouched(zh, en, before))


def _untouched(zh: Change | None, en: Change | None, before: Wording) -> Lang | None:
    """The language that stayed as it was. A translation that was missing and came, or went, needs no other change."""
    if zh and en is None:
        return None if before[1] and not all(zh) else "en"
    if en and zh is None:
        return None if before[0] and not all(en) else "zh"
    return None


def text_changes(before: Mapping[str, Wording], after: Mapping[str, Wording]) -> Iterator[TextChange]:
    """In the order of `after`, then what is only in `before`."""
    for where in (*after, *(name for name in before if name not in after)):
        change = text_change(where, before.get(where, _NOTHING), after.get(where, _NOTHING))
        if change:
            yield change


def list_changes(where: str, before: Sequence[Wording], after: Sequence[Wording]) -> Iterator[TextChange]:
    """Of sentences that have only a number: one in the middle that is new does not change those behind it."""
    for old, new in aligned(before, after):
        number = (old if new is None else new) or 0
        name = f"{where} {number + 1}"
        change = text_change(name, _NOTHING if old is None else before[old], _NOTHING if new is None else after[new])
        if change:
            yield change


def tree_changes(before: DecisionTree, after: DecisionTree) -> Iterator[TextChange]:
    """Every sentence of a tree, in the order in which readers meet them."""
    yield from text_changes(_head(before), _head(after))
    yield from list_changes("safety sentence", [*map(wording, before.safety)], [*map(wording, after.safety)])
    for id in (*after.nodes, *(id for id in before.nodes if id not in after.nodes)):
        old, new = before.nodes.get(id), after.nodes.get(id)
        yield from text_changes(_node(old), _node(new))
        steps = [[wording(step.do) for step in node.steps] if isinstance(node, Outcome) else [] for node in (old, new)]
        yield from (
            TextChange(f"{change.where} of outcome `{id}`", change.zh, change.en, change.untouched)
            for change in list_changes("step", *steps)
        )


def named_texts(value: object) -> dict[str, Wording]:
    """Every sentence in both languages inside `value`, by the names of the fields that lead to it."""
    return dict(_inside(value, ""))


def _head(tree: DecisionTree) -> dict[str, Wording]:
    return {"title": wording(tree.title), "summary": wording(tree.summary)}


def _node(node: Question | Outcome | None) -> dict[str, Wording]:
    if node is None:
        return {}
    if isinstance(node, Outcome):
        named = {"title": node.title, "`say`": node.say}
        return {f"{name} of outcome `{node.id}`": wording(text) for name, text in named.items()}
    found = {f"`ask` of question `{node.id}`": wording(node.ask), f"`help` of question `{node.id}`": wording(node.help)}
    for answer in node.answers:
        found[f"label of answer `{answer.id}` of question `{node.id}`"] = wording(answer.label)
    return found


def _inside(value: object, name: str) -> Iterator[tuple[str, Wording]]:
    if isinstance(value, Localized):
        yield name, wording(value)
    elif isinstance(value, Mapping):
        for key, member in value.items():
            yield from _inside(member, f"{name} `{key}`")
    elif isinstance(value, tuple) and not isinstance(value, Text):
        for number, member in enumerate(value, 1):
            yield from _inside(member, f"{name} {number}")
    elif is_dataclass(value):
        for field in fields(value):
            yield from _inside(getattr(value, field.name), f"{name} `{field.name}`".strip())
