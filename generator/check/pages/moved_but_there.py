"""An address is given up and still in use: there still is something with the old id.

Both would stand at the same address. Remove the entry from `site_config/moved.yml`, or give what is there another
id. A brand with the id of a language that was given up has its frames where those of that language were.

**Wrong**: `pin-wrong: pin-locked`, with a tree `pin-wrong`

**Right**: no entry for `pin-wrong` as long as there is a tree of that name
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.pages.moved_ids import moved_ids
from generator.check.subject import Subject, rule
from generator.model.paged import page_key, paged
from generator.problem import Group, Problem

RULE = rule("moved-but-there", Group.PAGES, __doc__)


def check(subject: Subject) -> Iterator[Problem]:
    trees, brands = subject.project.trees, subject.project.brands
    for ids in moved_ids(subject):
        for old, move in ids.moved.items():
            if old in ids.there:
                message = f"{ids.noun} `{old}` is still there, so its address cannot lead to `{move.new.value}`"
                yield RULE.problem(message, move.old.span, f"remove this line, or {ids.there[old]}")
    for old, move in subject.project.moved_languages.items():
        if old in brands:
            message = f"the frames of brand `{old}` are where those of language `{old}` were, which cannot lead on"
            yield RULE.problem(message, move.old.span, f"remove this line, or rename {brands[old].span.file}")
    for node in subject.project.moved_nodes:
        tree = trees.get(node.tree)
        if tree and node.old in tree.nodes:
            message = f"node `{node.old}` of tree `{tree.id}` is still there, so its address cannot lead on"
            yield RULE.problem(message, node.span, f"remove this line, or rename the node in {tree.file}")
    there = paged(subject.project)
    for page in subject.project.moved_pages:
        id = there[page.kind].get(page_key(page.kind, page.old.value))
        if id is not None:
            message = f"{page.kind} `{id}` is still there, so its address cannot lead to {page.to} `{page.new.value}`"
            yield RULE.problem(message, page.old.span, f"remove this line, or rename {page.kind} `{id}`")
