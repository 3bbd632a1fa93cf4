"""The path that shows why a fact is not certain at a node, in words."""

from __future__ import annotations

from generator.check.subject import Subject
from generator.model.tree import Answer
from generator.model.walk import Place


def offending_path(subject: Subject, fact: str, goal: Place) -> str:
    """The shortest path to `goal` without `fact`, as one line; empty where no reader can come that way.

    An answer that ensures something unknown (which is reported) may have been meant to ensure the fact.
    """
    trees, known = subject.project.trees, subject.project.settings.facts

    def surely_without(place: Place, answer: Answer) -> bool:
        return trees[place.tree].whole and all(
            ensured.value != fact and ensured.value in known for ensured in answer.ensures
        )

    way = subject.walk.way_to(goal, surely_without)
    if way is None:
        return ""
    tree = way[0][0].tree if way else goal.tree
    words = [f"enter `{tree}`"]
    for place, answer in way:
        name = place.node if place.tree == tree else f"{place.tree}#{place.node}"
        tree = place.tree
        words.append(f"{name}: {answer.id}")
    words.append(goal.node if goal.tree == tree else f"{goal.tree}#{goal.node}")
    return f"a path without `{fact}`: {' → '.join(words)}"
