"""An example does not end where its author says.

Examples are the author's own tests: the answers given, from the start, and the outcome (or the other tree) that they
must lead to. One that fails shows that a change has moved a path.

**Wrong**: `{name: declined on slip, answers: [declined], ends: paid}` while that answer leads to `not-paid`.

**Right**: `ends: not-paid`, or the answer mended.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.tree import UNSURE, DecisionTree, Example, Outcome
from generator.model.walk import Place, resolve
from generator.problem import Group, Problem, nearest

RULE = rule("example-wrong", Group.COVERAGE, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    for tree in subject.whole_trees:
        for example in tree.examples:
            yield from _walk(subject, tree, example)


def _walk(subject: Subject, tree: DecisionTree, example: Example) -> Iterator[Problem]:
    end = resolve(subject.project.trees, tree, example.ends)
    place = Place(tree.id, tree.start.value)
    if end is None or tree.start.value not in tree.nodes:
        return  # reported as a missing target
    passed = {place}
    for given in example.answers:
        node = subject.walk.node(place)
        if isinstance(node, Outcome) or place.tree != tree.id:
            where = f"outcome `{place.node}`" if place.tree == tree.id else f"tree `{place.tree}`"
            message = f"example `{example.name}` goes on with `{given.value}` after it reached {where}"
            yield RULE.problem(message, given.span, "an example ends at an outcome or where it enters another tree")
            return
        following = next((edge.to for edge in subject.walk.edges[place] if edge.answer.id == given.value), None)
        if following is None:
            known = [answer.id for answer in node.answers]
            if given.value not in known and given.value != UNSURE:  # that one is missed by a rule of its own
                message = f"question `{node.id}` has no answer `{given.value}` (example `{example.name}`)"
                yield RULE.problem(message, given.span, nearest(given.value, known) or f"known: {', '.join(known)}")
            return
        if following in passed:
            return  # reported as an endless path
        place = following
        passed.add(place)
    if place != end:
        reached, expected = (_words(subject, tree, to) for to in (place, end))
        message = f"example `{example.name}` ends at {reached}, not at {expected}"
        yield RULE.problem(message, example.ends.span, "mend the example, or the answer that leads elsewhere")


def _words(subject: Subject, tree: DecisionTree, place: Place) -> str:
    if place.tree == tree.id:
        return f"`{place.node}`"
    at_start = place.node == subject.project.trees[place.tree].start.value
    return f"tree `{place.tree}`" if at_start else f"`{place.node}` of tree `{place.tree}`"
