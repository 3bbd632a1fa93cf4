"""Sentences of both sides by their names → `TextChange`s, with the translations that were not touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from generator.compare.alignment import aligned
from generator.model.difference import Change, TextChange
from generator.model.text import Lang, Localized, Text
from generator.model.tree import DecisionTree, Outcome, Question

Wording = tuple[tuple[Lang, str], ...]
"""A sentence by language; empty: there is no such sentence."""

_NOTHING: Wording = ()


def wording(text: Localized | None) -> Wording:
    return tuple((lang, one.value) for lang, one in text.texts.items()) if text else _NOTHING


def text_change(where: str, before: Wording, after: Wording) -> TextChange | None:
    """None where no language changed."""
    if before == after:
        return None
    old, new = dict(before), dict(after)
    changes: dict[Lang, Change | None] = {}
    for lang in dict.fromkeys((*new, *old)):
        change = Change(old.get(lang, ""), new.get(lang, ""))
        changes[lang] = change if change.before != change.after else None
    return TextChange(where, changes, _untouched(changes, old)) if any(changes.values()) else None


def _untouched(changes: Mapping[Lang, Change | None], before: Mapping[Lang, str]) -> tuple[Lang, ...]:
    """The languages that stayed as they were. A translation that was missing and came, or went, needs no other
    change."""
    is_whole = all(all(change) for change in changes.values() if change)
    return tuple(lang for lang, change in changes.items() if change is None and (is_whole or not before.get(lang)))


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
            TextChange(f"{change.where} of outcome `{id}`", change.texts, change.untouched)
            for change in list_changes("step", *steps)
        )


def named_texts(value: object) -> dict[str, Wording]:
    """Every sentence in the languages of the project inside `value`, by the names of the fields that lead to it."""
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
