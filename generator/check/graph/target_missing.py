"""An answer leads to a node or tree that does not exist.

`start`, every `to` of an answer and every `ends` of an example must name something that is there. An answer that
leads nowhere leaves a cashier standing before a customer with no next step. The same for `entry` and `brand` of
`site_config/site.yml`, and for the trees that a rule of `content/data/rules.yml` applies to.

**Wrong**

    start: slip
    nodes:
      slip:
        answers:
          "yes": {label: …, to: payed}      # the node is called `paid`

**Right**

    "yes": {label: …, to: paid}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, rule
from generator.model.tree import DecisionTree, Jump
from generator.model.walk import resolve
from generator.problem import Group, Problem, nearest

RULE = rule("target-missing", Group.GRAPH, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    trees = subject.project.trees
    for tree in trees.values():
        if tree.whole and tree.start.value not in tree.nodes:
            message = f"`start` names `{tree.start.value}`, which is no node of tree `{tree.id}`"
            yield RULE.problem(message, tree.start.span, nearest(tree.start.value, tree.nodes))
        for question in tree.questions:
            for answer in question.answers:
                if resolve(trees, tree, answer.to) is None:
                    whose = f"answer `{answer.id}` of question `{question.id}` leads to"
                    yield from _missing(subject, tree, answer.to, whose)
        told = {(answer.to.tree, answer.to.node) for question in tree.questions for answer in question.answers}
        for example in tree.examples:
            if resolve(trees, tree, example.ends) is None and (example.ends.tree, example.ends.node) not in told:
                yield from _missing(subject, tree, example.ends, f"example `{example.name}` ends at")
    yield from _missing_names(subject)


def _missing_names(subject: Subject) -> Iterator[Problem]:
    project, settings = subject.project, subject.project.settings
    trees = project.trees.keys() | subject.unreadable_trees
    if settings.entry not in trees:
        message = f"`entry` names tree `{settings.entry}`, which does not exist"
        yield RULE.problem(message, settings.entry_span, nearest(settings.entry, trees))
    if settings.brand not in project.brands and f"site_config/brands/{settings.brand}.yml" not in project.unreadable:
        message = f"`brand` names brand `{settings.brand}`, which does not exist"
        yield RULE.problem(message, settings.brand_span, nearest(settings.brand, project.brands))
    for operational in project.rules.values():
        for tree in operational.applies_to:
            if tree.value not in trees:
                message = f"rule `{operational.id}` applies to tree `{tree.value}`, which does not exist"
                yield RULE.problem(message, tree.span, nearest(tree.value, trees))


def _missing(subject: Subject, tree: DecisionTree, jump: Jump, whose: str) -> Iterator[Problem]:
    trees = subject.project.trees
    if jump.tree is not None and jump.tree not in trees:
        if jump.tree not in subject.unreadable_trees:
            yield RULE.problem(
                f"{whose} tree `{jump.tree}`, which does not exist", jump.span, nearest(jump.tree, trees)
            )
        return
    target = tree if jump.tree is None else trees[jump.tree]
    if jump.node is not None and target.whole:
        hint = nearest(jump.node, target.nodes)
        if not hint and jump.tree is None and jump.node in trees:
            hint = f"to jump to the tree of that name write `{{tree: {jump.node}}}`"
        message = f"{whose} `{jump.node}`, which is no node of tree `{target.id}`"
        yield RULE.problem(message, jump.node_span or jump.span, hint)
