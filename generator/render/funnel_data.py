"""What a file of events tells → JSON, with the figures that the text and the page show.

```
{
  "lines": 120,                          lines that are not blank
  "misread": {
    "count": 2,
    "first": [{"line": 7, "why": "no-json", "field": null}]     at most 10; why: a `Misfit`; field: of `field` only
  },
  "unknown_trees": {"some-id": 3},       number of events of trees that the project does not have, at most 100 trees
  "unknown_trees_further": 0,            events of further ones
  "trees": [{
    "tree": "no-answer",
    "title": {"zh": "…", "en": "…"},
    "version": "0123456789ab",           null: versions beyond those that are counted one by one
    "is_present": true,                  the version that the project has now
    "opened": 61,                        pages loaded
    "visits": 60,                        visits that began …
    "visits_at_start": 58,               … at the first question; null for another version
    "unseen": 0,                         departures whose arrival is not in the file
    "calls": [{"to": "acquirer", "why": "tried", "count": 2}],
    "loss": {
      "finding": "one",                  one, close, nobody or too-few: a `Finding`
      "worst": {                         null where none is named
        "node": "slip", "lost": 13, "present": 60,
        "again": 0,                      readers left out of both, who may only have loaded the page again
        "low": 0.131, "high": 0.338      95 % interval of the share, 3 decimals
      },
      "rival": null                      where they are close, the next that may lose as many, in the same form
    },
    "nodes": [{
      "node": "slip", "number": 1,       number: null for a node that the tree does not know, or of another version
      "outcome": null,                   an `OutcomeKind`
      "visits": 60, "entered": 58, "unseen": 0,
      "answers": [{"answer": "approved", "count": 40}],         jumps to other trees included
      "back": 0, "goto": 0, "lost": 13, "ended": 0
    }]
  }]
}
```

An id that is null stands for ids beyond those that are counted one by one. In a complete file
visits = answers + back + goto + lost + ended; else visits + unseen is.
"""

from __future__ import annotations

import json
from typing import Any

from generator.model.events import Reading
from generator.model.funnel import OTHERS, Funnel, Funnels, NodeFlow
from generator.model.loss import Share, greatest_loss
from generator.model.project import Site
from generator.model.settings import Brand
from generator.model.walk import node_numbers
from generator.render.edition import Edition, Facts
from generator.render.trees_data import Editions, texts


def funnel_data(site: Site, brand: Brand, funnels: Funnels, reading: Reading) -> str:
    """The object above; ends with a newline."""
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
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


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
