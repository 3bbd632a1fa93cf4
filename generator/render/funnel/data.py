"""What a file of events tells → JSON, with the figures that the text and the page show; and its schema.

An id that is null stands for ids beyond those that are counted one by one. In a complete file
visits = answers + back + goto + lost + ended; else visits + unseen is.
"""

from __future__ import annotations

from typing import Any

from generator.model.events import Misfit, Reading
from generator.model.funnel import OTHERS, Funnel, Funnels, NodeFlow
from generator.model.json_schema import (
    BOOLEAN,
    COUNT,
    ID,
    POSITION,
    STRING,
    Schema,
    by_language,
    document,
    list_of,
    map_of,
    one_of,
    or_null,
    record,
    told,
)
from generator.model.loss import Finding, Share, greatest_loss
from generator.model.project import Site
from generator.model.settings import Brand
from generator.model.tree import OutcomeKind
from generator.model.walk import node_numbers
from generator.render.data.trees import Editions, texts
from generator.render.edition import Edition, Facts
from generator.terminal import visible_json

_SHARE_OF_ONE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_SHARE = record(
    {
        "node": told(ID, "The question"),
        "lost": told(COUNT, "Readers who left there"),
        "present": told(COUNT, "Readers who were there"),
        "again": told(COUNT, "Readers left out of both, who may only have loaded the page again"),
        "low": told(_SHARE_OF_ONE, "Lower end of the 95 % interval of the share, 3 decimals"),
        "high": told(_SHARE_OF_ONE, "Upper end of it"),
    }
)
_LOSS = record(
    {
        "finding": told(one_of(Finding), "Whether one question loses most, two are close, or nothing can be said"),
        "worst": told(or_null(_SHARE), "The question that loses most; null where none is named"),
        "rival": told(or_null(_SHARE), "Where they are close, the next that may lose as many"),
    }
)
_NODE = record(
    {
        "node": told(or_null(ID), "Its id"),
        "number": told(or_null(POSITION), "Its number; null where the tree does not know it, or in another version"),
        "outcome": told(or_null(one_of(OutcomeKind)), "The kind of outcome; null of a question"),
        "visits": told(COUNT, "Times that a reader was there"),
        "entered": told(COUNT, "Visits that began there"),
        "unseen": told(COUNT, "Departures whose arrival is not in the file"),
        "answers": told(
            list_of(record({"answer": told(or_null(ID), "Its id"), "count": told(COUNT, "Times that it was given")})),
            "Answers that were given, jumps to other trees included",
        ),
        "back": told(COUNT, "Steps back"),
        "goto": told(COUNT, "Departures to a step that was asked for directly, or to another tree without an answer"),
        "lost": told(COUNT, "Visits whose last step it was"),
        "ended": told(COUNT, "Visits that ended well there"),
    }
)
_TREE = record(
    {
        "tree": told(ID, "The tree"),
        "title": told(by_language(STRING), "What it is called"),
        "version": told(or_null(STRING), "Its version; null: versions beyond those that are counted one by one"),
        "is_present": told(BOOLEAN, "Whether the project has this version now"),
        "opened": told(COUNT, "Pages loaded"),
        "visits": told(COUNT, "Visits that began"),
        "visits_at_start": told(or_null(COUNT), "Those at the first question; null for another version"),
        "unseen": told(COUNT, "Departures whose arrival is not in the file"),
        "calls": told(
            list_of(
                record(
                    {
                        "to": told(STRING, "Whom readers turned to"),
                        "why": told(STRING, "Because the outcome says so, or because it did not help"),
                        "count": told(COUNT, "How often"),
                    }
                )
            ),
            "Readers who needed a person",
        ),
        "loss": told(_LOSS, "Which question loses most, as far as so many visits can tell"),
        "nodes": told(list_of(_NODE), "What happened at each question and outcome"),
    }
)
_MISREAD = record(
    {
        "line": told(POSITION, "Its number in the file"),
        "why": told(one_of(Misfit), "What is the matter with it"),
        "field": told(or_null(STRING), "Where why is field: which one"),
    }
)
FUNNEL_SCHEMA: Schema = document(
    "What poshelp funnel prints as JSON",
    record(
        {
            "lines": told(COUNT, "Lines that are not blank"),
            "misread": told(
                record(
                    {
                        "count": told(COUNT, "How many there are"),
                        "first": told(list_of(_MISREAD), "The first ones, at most 10"),
                    }
                ),
                "Lines that were not understood",
            ),
            "unknown_trees": told(map_of(COUNT), "Events of trees that the project does not have, at most 100 trees"),
            "unknown_trees_further": told(COUNT, "Events of further ones"),
            "trees": told(list_of(_TREE), "An entry for each tree and version that there are events of"),
        }
    ),
)


def funnel_data(site: Site, brand: Brand, funnels: Funnels, reading: Reading) -> str:
    """As FUNNEL_SCHEMA says; ends with a newline."""
    facts = Facts(site)
    editions: Editions = {lang: Edition(facts, lang, brand) for lang in site.langs}
    whole = {
        "lines": reading.lines,
        "misread": {
            "count": reading.misread,
            "first": [
                {"line": misread.line, "why": misread.why, "field": misread.field or None} for misread in reading.first
            ],
        },
        "unknown_trees": dict(funnels.unknown_trees),
        "unknown_trees_further": funnels.further_unknown,
        "trees": [_tree(editions, site, funnel) for funnel in funnels.funnels],
    }
    return visible_json(whole)


def _tree(editions: Editions, site: Site, funnel: Funnel) -> dict[str, Any]:
    tree, loss = site.trees[funnel.tree], greatest_loss(funnel)
    numbers = node_numbers(tree) if funnel.is_present else {}
    return {
        "tree": funnel.tree,
        "title": texts(editions, tree.title),
        "version": _id(funnel.version),
        "is_present": funnel.is_present,
        "opened": funnel.opened,
        "visits": funnel.visits,
        "visits_at_start": funnel.at_start if funnel.is_present else None,
        "unseen": sum(flow.unseen for flow in funnel.nodes),
        "calls": [{"to": to, "why": why, "count": count} for (to, why), count in funnel.calls.items()],
        "loss": {"finding": loss.finding, "worst": _share(loss.worst), "rival": _share(loss.rival)},
        "nodes": [_node(flow, numbers.get(flow.node)) for flow in funnel.nodes],
    }


def _node(flow: NodeFlow, number: int | None) -> dict[str, Any]:
    return {
        "node": _id(flow.node),
        "number": number,
        "outcome": flow.kind,
        "visits": flow.visits,
        "entered": flow.entered,
        "unseen": flow.unseen,
        "answers": [{"answer": _id(answer), "count": count} for answer, count in flow.answers.items()],
        "back": flow.back,
        "goto": flow.goto,
        "lost": flow.lost,
        "ended": flow.ended,
    }


def _share(share: Share | None) -> dict[str, Any] | None:
    if share is None:
        return None
    return {
        "node": share.node,
        "lost": share.lost,
        "present": share.present,
        "again": share.again,
        "low": round(share.low, 3),
        "high": round(share.high, 3),
    }


def _id(id: str) -> str | None:
    return None if id == OTHERS else id
