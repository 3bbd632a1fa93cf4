"""A tree on both sides → its values that are no sentences and changed: kinds, steps, needs, facts that hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.compare.alignment import aligned
from generator.compare.sides import Side
from generator.model.difference import THERE, Change, ValueChange
from generator.model.text import Text
from generator.model.tree import DecisionTree, Node, Outcome, Question, Step
from generator.model.walk import Place


def tree_values(before: Side, old: DecisionTree, after: Side, new: DecisionTree) -> Iterator[ValueChange]:
    """Head, then node by node, of trees that could be read whole."""
    yield from value_changes(_head(old), _head(new))
    for id in (*new.nodes, *(id for id in old.nodes if id not in new.nodes)):
        was, now = old.nodes.get(id), new.nodes.get(id)
        if was is None or now is None:
            node = now or was
            noun = "outcome" if isinstance(node, Outcome) else "question"
            yield ValueChange(f"{noun} `{id}`", Change(THERE if was else "", THERE if now else ""))
            continue
        yield from _node_values(was, now)
        yield from _holding(before, Place(old.id, id), after, Place(new.id, id))


def value_changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[ValueChange]:
    """Values by their names, in the order of `after`, then what is only in `before`."""
    for where in (*after, *(name for name in before if name not in after)):
        change = Change(before.get(where, ""), after.get(where, ""))
        if change.before != change.after:
            yield ValueChange(where, change)


def listed(texts: Iterable[Text]) -> str:
    return ", ".join(text.value for text in texts)


def _head(tree: DecisionTree) -> dict[str, str]:
    return {
        "family": tree.family,
        "first question": tree.start.value,
        "codes": listed(tree.codes),
        "faults": listed(tree.faults),
        **{f"words for the finder, {lang}": listed(words) for lang, words in tree.words.items()},
    }


def _node_values(was: Node, now: Node) -> Iterator[ValueChange]:
    if isinstance(was, Outcome) and isinstance(now, Outcome):
        yield from value_changes(_outcome(was), _outcome(now))
        yield from _steps(was, now)
    elif isinstance(was, Question) and isinstance(now, Question):
        yield from value_changes(_question(was), _question(now))
    else:
        kinds = ("outcome" if isinstance(node, Outcome) else "question" for node in (was, now))
        yield ValueChange(f"node `{now.id}`", Change(*kinds))


def _question(node: Question) -> dict[str, str]:
    whose = f"of question `{node.id}`"
    values = {
        f"answers {whose}": ", ".join(answer.id for answer in node.answers),
        f"time {whose}": f"{node.seconds} s",
        f"customer waits during {whose.removeprefix('of ')}": _yes(node.customer_waits),
    }
    for answer in node.answers:
        values[f"answer `{answer.id}` {whose} ensures"] = listed(answer.ensures)
    return values


def _outcome(node: Outcome) -> dict[str, str]:
    whose = f"of outcome `{node.id}`"
    return {
        f"kind {whose}": str(node.kind),
        f"who acts at outcome `{node.id}`": str(node.who),
        f"may be told the customer at outcome `{node.id}`": _yes(node.disclose),
        f"to note down at outcome `{node.id}`": listed(node.note_down),
        f"customer waits at outcome `{node.id}`": _yes(node.customer_waits),
    }


def _steps(was: Outcome, now: Outcome) -> Iterator[ValueChange]:
    """Steps are the same where their words are; a new one in the middle does not change those behind it."""
    keys = [[tuple(text.value for text in step.do) for step in node.steps] for node in (was, now)]
    for old, new in aligned(*keys):
        number = (old if new is None else new) or 0
        name = f"step {number + 1} of outcome `{now.id}`"
        yield from value_changes(
            {} if old is None else _step(was.steps[old], name), {} if new is None else _step(now.steps[new], name)
        )


def _step(step: Step, name: str) -> dict[str, str]:
    return {
        f"time of {name}": f"{step.seconds} s",
        f"{name} needs": listed(step.needs),
        f"{name} may destroy": step.destroys.value if step.destroys else "",
    }


def _holding(before: Side, was: Place, after: Side, now: Place) -> Iterator[ValueChange]:
    """What is certain at a node whichever way a reader came, jumps from other trees included."""
    if not (before.is_whole and after.is_whole):
        return
    held, holds = before.facts.get(was), after.facts.get(now)
    if held is not None and holds is not None and held != holds:
        change = Change(", ".join(sorted(held)), ", ".join(sorted(holds)))
        yield ValueChange(f"certain at `{now.node}`, whichever way one came", change)


def _yes(value: bool) -> str:  # noqa: FBT001  it is the value itself
    return "yes" if value else "no"
