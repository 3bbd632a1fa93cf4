"""Faults that a terminal shows without asking the centre → the list of them, and a page for each."""

from __future__ import annotations

from generator.model.artifact import SitePage
from generator.model.facts import Retry, TerminalFault
from generator.model.tree import DecisionTree
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.head import Head, description, joined, questions
from generator.render.pages.evidence import source_views
from generator.render.places import cause_picture, site_picture, twin
from generator.render.sheet import Sheet

Faults = tuple[str, str, list[tuple[DecisionTree | None, list[TerminalFault]]]]
"""Id and name of a family, and its faults by the tree that they lead to."""


def fault_page(edition: Edition, fault: TerminalFault) -> SitePage:
    """The page of `fault`: what to look at first, what then, and whom to call."""
    sheet = Sheet(edition, addresses.fault_address(fault.id).page)
    name = edition.plain(fault.name)
    tree = edition.site.trees.get(fault.cause.value)
    is_pickup = fault.cause.value in edition.facts.pickup_trees
    blocks = {
        "now": sheet.block(
            "fault_now.html.j2",
            fault=fault,
            is_verify=fault.retry is Retry.VERIFY_FIRST,
            is_pickup=is_pickup,
            retry="retry.never" if is_pickup else f"retry.{fault.retry}",
            tree=tree,
        ),
        "screen": sheet.block("fault_screen.html.j2", fault=fault),
        "facts": sheet.block("fault_facts.html.j2", fault=fault, sources=source_views(sheet, fault.sources)),
    }
    first, then = edition.plain(fault.first_check), edition.plain(fault.then)
    answer = sheet.say("fault.answer", name=name, first=first)
    whole = joined(edition.language, answer, sheet.say("fault.answer-then", then=then))
    return sheet.page(
        "fault.md.j2",
        name,
        description(edition.language, answer, then, sheet.say("fault.description")),
        blocks=blocks,
        head=Head(
            title=sheet.say("fault.head-title", name=name),
            above=[(sheet.say("faults.title"), addresses.Address(addresses.FAULTS))],
            about=[questions(edition, sheet.path, [(sheet.say("fault.asked", name=name), whole)])],
            picture=cause_picture(tree.id, sheet.lang) if tree else site_picture(sheet.lang),
        ),
    )


def fault_index_page(edition: Edition) -> SitePage:
    """The list of all faults by family and cause."""
    sheet = Sheet(edition, addresses.FAULTS)
    families = faults_by_family(edition)
    return sheet.page(
        "fault_index.md.j2",
        sheet.say("faults.title"),
        sheet.say("faults.description"),
        head=Head(title=sheet.say("faults.head-title"), twin=twin(sheet.path, sheet.lang)),
        blocks={f"family-{id}": sheet.block("fault_list.html.j2", causes=causes) for id, _, causes in families},
        families=[(id, name) for id, name, _ in families],
    )


def faults_by_family(edition: Edition) -> list[Faults]:
    """All faults, in the order of families and trees; those of no tree last."""
    by_tree: dict[str, list[TerminalFault]] = {}
    for fault in edition.site.faults.values():
        by_tree.setdefault(fault.cause.value, []).append(fault)
    families: list[Faults] = []
    for family in edition.site.families.values():
        causes = [
            (tree, by_tree[tree.id])
            for tree in edition.site.trees.values()
            if tree.family == family.id and tree.id in by_tree
        ]
        if causes:
            families.append((family.id, edition.plain(family.name), [*causes]))
    rest = [fault for cause, faults in by_tree.items() if cause not in edition.site.trees for fault in faults]
    if rest:
        families.append(("other", edition.words.text("faults.other"), [(None, rest)]))
    return families
