"""A decision tree → its safety box: what must never be done, first of all where money or the card is at stake."""

from __future__ import annotations

from generator.model.tree import DecisionTree
from generator.render.sheet import Sheet


def safety_block(sheet: Sheet, tree: DecisionTree) -> str:
    """The box as HTML; empty where there is nothing to warn of."""
    facts = sheet.edition.facts
    is_pickup = tree.id in facts.pickup_trees
    if not (tree.safety or is_first(sheet, tree)):
        return ""
    return sheet.block(
        "safety.html.j2",
        sentences=[sheet.html(sentence) for sentence in tree.safety],
        neutral=sheet.html(sheet.site.settings.neutral_sentence) if is_pickup else None,
        is_verify=tree.id in facts.verify_trees,
        is_first=is_first(sheet, tree),
    )


def is_first(sheet: Sheet, tree: DecisionTree) -> bool:
    """Whether the box stands above the guide: the card may have to be kept, or money may have moved."""
    facts = sheet.edition.facts
    return tree.id in facts.pickup_trees or tree.id in facts.verify_trees
